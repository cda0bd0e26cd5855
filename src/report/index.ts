/**
 * The views of a Report, and progress during a run. Every view is a pure function of the Report, decides nothing, and
 * treats all texts as hostile.
 *
 * - `renderPage` (one image), `renderImages` (several) and `renderBody` (the comment, for the images of all jobs) return
 *   GitHub Markdown within a limit,
 * - `renderTerminal` returns plain text, `renderJson` the Report itself, `renderSchema` its JSON Schema,
 * - `renderSarif` returns the findings for code scanning, `renderJunit` checks, findings and budgets as test cases,
 * - `renderPredicate` returns the result as an in-toto predicate,
 * - `renderSbom` returns the packages of an image as CycloneDX or SPDX,
 * - `renderLayers` lists the layers of an image, as text, Markdown or JSON,
 * - `renderDiff` shows what changed between two images, as text, Markdown or JSON,
 * - `renderHtml` returns the HTML page, one file that works without a network,
 * - `makeProgress` shows a run on a terminal or in a CI log.
 */
export {
  COMMENT_LIMIT,
  isLegacy,
  legacyMarker,
  parseBody,
  renderBody,
  renderImages,
  roomFor,
} from './comment/index.ts'
export { isOutdated, mergeSections, sameSections } from './comment/merge.ts'
export { sectionBody, sectionOf, type Origin, type Section } from './comment/section.ts'
export { fittingPage as renderPage } from './page.ts'
export { renderSentences, SUMMARY_LIMIT } from './summary.ts'
export { renderTerminal, renderTerminalList } from './terminal-report.ts'
export { renderSarif } from './sarif.ts'
export { renderJunit } from './junit.ts'
export { renderPredicate, type Resource } from './predicate.ts'
export {
  pageTree,
  renderHtml,
  type PageAssets,
  type PageData,
  type PageImage,
  type PageTree,
} from './html/index.ts'
export { renderDiff, type DiffFormat } from './diff.ts'
export { renderLayers, type LayersFormat } from './layers.ts'
export { renderSbom } from './sbom/index.ts'
export { renderFixes } from './fixes.ts'
export { explainedCodes, renderCodeList, renderFindingPage } from './finding-page.ts'
export { canTry, renderDoctor, type Check } from './doctor.ts'
export { renderJson, renderSchema } from './json.ts'
export { reproduce } from './reproduce/index.ts'
export { togetherSentence } from './sections/together.ts'
export { hasChanged, type Limit } from './sections/figures.ts'
export { NO_LINKS, type Links } from './sections/view.ts'
export { makeProgress, type ProgressMode } from './progress.ts'
export { cap, clean, oneLine } from './render/text.ts'
export { harmless, shorten, type Look } from './render/terminal.ts'
