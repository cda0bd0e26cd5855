/**
 * The views of a Report, and progress during a run. Every view is a pure function of the Report, decides nothing, and
 * treats all texts as hostile.
 *
 * - `renderComment`, `renderSummary` and `renderBody` (the comment for all images) return GitHub Markdown within GitHub's
 *   limits,
 * - `renderTerminal` returns plain text, `renderJson` the Report itself, `renderSchema` its JSON Schema,
 * - `renderSarif` returns the findings for code scanning,
 * - `renderDiff` shows what changed between two images, as text, Markdown or JSON,
 * - `makeProgress` shows a run on a terminal or in a CI log.
 */
export {
  COMMENT_LIMIT,
  isLegacy,
  legacyMarker,
  parseBody,
  renderBody,
  renderComment,
  roomFor,
} from './comment/index.ts'
export { isOutdated, mergeSections, sameSections } from './comment/merge.ts'
export { sectionBody, sectionOf, type Origin, type Section } from './comment/section.ts'
export { renderSentences, renderSummary, SUMMARY_LIMIT } from './summary.ts'
export { renderTerminal } from './terminal-report.ts'
export { renderSarif } from './sarif.ts'
export { renderDiff, type DiffFormat } from './diff.ts'
export { renderJson, renderSchema } from './json.ts'
export { reproduce } from './reproduce/index.ts'
export { hasChanged, type Limit } from './sections/figures.ts'
export { NO_LINKS, type Links } from './sections/view.ts'
export { makeProgress, type ProgressMode } from './progress.ts'
export { cap, clean, oneLine } from './render/text.ts'
export { harmless, type Look } from './render/terminal.ts'
