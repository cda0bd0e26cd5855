/** The files of an image that the HTML page shows, where there is to be one. */
import { whyNoArtifacts } from '../core/artifact-service.ts'
import { messageOf } from '../core/errors.ts'
import { shippedTogether } from '../compare/index.ts'
import type { ImageAnalysis } from '../inspect/index.ts'
import { pageTree, togetherSentence, type PageData, type PageImage } from '../report/index.ts'
import type { Run } from './session.ts'
import type { Trial } from './trial.ts'

/** Whether every path of the image is needed. */
export const wantsPage = ({ inputs, run }: Pick<Trial, 'inputs' | 'run'>): boolean =>
  inputs.html !== null || inputs.format === 'html' || isPageUploaded(inputs, run)

export const isPageUploaded = (
  { artifact }: Pick<Trial['inputs'], 'artifact'>,
  { mode, host }: Run,
): boolean => mode === 'action' && artifact !== 'never' && whyNoArtifacts(host.env) === null

/** Whether every path of the image is needed: for the page, or to prove what a fix removes. */
export const wantsPaths = (trial: Trial): boolean => trial.inputs.fix === 'suggest' || wantsPage(trial)

/** The page of images, with what they ship together. */
export function pageDataOf(images: readonly PageImage[]): PageData {
  const together = togetherSentence(
    shippedTogether(images.flatMap(({ report }) => report.image ?? [])) ?? undefined,
  )
  return together === '' ? { images } : { images, together }
}

/** Keeps of the image's paths only what the page shows; all of them to prove fixes. A failure costs the page its files only. */
export function keepPaths(trial: Trial, { paths, ...analysis }: ImageAnalysis): void {
  const { inputs, run, results } = trial
  results.inspect = paths && inputs.fix === 'suggest' ? { ...analysis, paths } : analysis
  if (!paths || !wantsPage(trial)) return
  try {
    results.tree = pageTree(paths, analysis.image.packages ?? [])
  } catch (cause) {
    run.progress.step(`the HTML page has no files: ${messageOf(cause)}`)
  }
}
