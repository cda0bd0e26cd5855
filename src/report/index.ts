/**
 * Report: the views of a Report, and of a run while it lasts. Every view is a pure function of the Report; none of
 * them decides anything, and all of them take texts that others wrote for hostile.
 *
 * - `renderComment` and `renderSummary` give GitHub Markdown within GitHub's limits,
 * - `renderTerminal` gives plain text, `renderJson` the Report itself, `renderSchema` its JSON Schema,
 * - `makeProgress` shows a run on a terminal or in a CI log.
 */
export { renderComment, markerOf, hasMarker, COMMENT_LIMIT } from './comment.ts'
export { renderSummary, SUMMARY_LIMIT } from './summary.ts'
export { renderTerminal } from './terminal-report.ts'
export { renderJson, renderSchema } from './json.ts'
export { reproduce } from './reproduce/index.ts'
export { hasChanged } from './sections/figures.ts'
export { NO_LINKS, type Links } from './sections/view.ts'
export { makeProgress, type ProgressMode } from './progress.ts'
export { cap, clean, oneLine } from './render/text.ts'
export { harmless, type Look } from './render/terminal.ts'
