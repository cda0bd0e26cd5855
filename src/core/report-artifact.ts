/** Names of the artifacts of a workflow run that have a Report or its page, and the type of one that refers to an image at a registry. */
export const REPORT_ARTIFACT = 'sea-trial-report'
/** The name of one with the Reports of several images, where another job has taken the first. */
export const IMAGES_ARTIFACT = `${REPORT_ARTIFACT}s`

/** The HTML page; an artifact that is no archive is named as its file, so `.html` follows. */
export const PAGE_ARTIFACT = 'sea-trial-page'

const MOST_CHARACTERS = 100

/** The name of an image as part of an artifact's. */
export const artifactWord = (image: string): string =>
  image.replace(/[^\w.-]+/g, '-').slice(0, MOST_CHARACTERS)

/** The name with that of the image, where a run has several Reports. */
export const artifactNameOf = (image: string): string => `${REPORT_ARTIFACT}-${artifactWord(image)}`

/** The type of a Report that is attached to an image, and of its bytes. */
export const REPORT_TYPE = 'application/vnd.sea-trial.report.v1+json'
