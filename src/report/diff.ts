/** The views of `sea-trial diff`: the same sentences and tables for a terminal and as Markdown, and the data as JSON. */
import type { Diff, Report } from '../core/schema.ts'
import { code, footer, heading, paragraph, stop, type Block } from './render/blocks.ts'
import { renderDiffJson } from './json.ts'
import { renderMarkdown } from './render/markdown.ts'
import { renderText, type Look } from './render/terminal.ts'
import { cap, oneLine } from './render/text.ts'
import { changeDetails, redeployBlocks, whyOrNone } from './sections/changes.ts'
import { figureBlocks } from './sections/figures.ts'
import { FULL, NO_LINKS, type Links } from './sections/view.ts'

export type DiffFormat = 'terminal' | 'markdown' | 'json'

const NAME_LENGTH = 60

/** `after`: the Report of the second image, with `diff.delta`. `look`: for a terminal. */
export function renderDiff(diff: Diff, after: Report, format: DiffFormat, look: Look): string {
  if (format === 'json') return renderDiffJson(diff)
  const blocks = diffBlocks(diff, after)
  return format === 'markdown' ? renderMarkdown(blocks) : renderText(blocks, look)
}

function diffBlocks({ before, after, delta, generator }: Diff, report: Report): Block[] {
  const [a, b] = [before.name, after.name].map((name) => cap(oneLine(name), NAME_LENGTH))
  const compared: Report = {
    ...report,
    baseline: { source: before.kind, ref: before.name, sha: null, at: before.at },
    delta,
  }
  const links: Links = { ...NO_LINKS, now: b ?? '' }
  return [
    heading('good', code(a ?? ''), ' → ', code(b ?? '')),
    ...(delta.caveats ?? []).map((caveat) => paragraph(stop('⚠️ ', cap(oneLine(caveat), 300)))),
    ...whyOrNone(compared, links),
    ...figureBlocks(compared, links),
    ...redeployBlocks(compared, links),
    ...changeDetails(compared, links, FULL),
    footer(generator),
  ]
}
