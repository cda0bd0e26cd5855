/** Names of the artifacts that have a Report: those of a workflow run, and those that refer to an image at a registry. */
export const REPORT_ARTIFACT = 'sea-trial-report'
/** The name of one with the Reports of several images, where another job has taken the first. */
export const IMAGES_ARTIFACT = `${REPORT_ARTIFACT}s`

const MOST_CHARACTERS = 100

/** The name of an image as part of an artifact's. */
export const artifactWord = (image: string): string =>
  image.replace(/[^\w.-]+/g, '-').slice(0, MOST_CHARACTERS)

/** The name with that of the image, where a run has several Reports. */
export const artifactNameOf = (image: string): string => `${REPORT_ARTIFACT}-${artifactWord(image)}`

/** The type of a Report that is attached to an image, and of its bytes. */
export const REPORT_TYPE = 'application/vnd.sea-trial.report.v1+json'
