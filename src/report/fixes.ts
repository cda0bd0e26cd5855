/** What `sea-trial fix` prints. */
import type { Fixes } from '../core/schema.ts'
import { visible } from '../lib/visible.ts'
import { code, heading, list, paragraph, prose, strong, type Block } from './render/blocks.ts'
import { harmless, renderText, type Look } from './render/terminal.ts'
import { oneLine } from './render/text.ts'
import { changesOf, notFixedOf } from './sections/fixes.ts'

export interface Shown {
  /** Of the image. */
  readonly name: string
  readonly format: 'text' | 'json' | 'patch'
  /** Files that were changed. */
  readonly written: number
  /** There was something to fix. */
  readonly isFixed: boolean
}

/** As `patch`, it is for a program: nothing in it is escaped unless a terminal shows it. */
export function renderFixes(fixes: Fixes, shown: Shown, look: Look): string {
  if (shown.format === 'json') return `${JSON.stringify(fixes, null, 2)}\n`
  if (shown.format === 'patch') return look.mustFit ? harmless(visible(fixes.patch)) : fixes.patch
  const patch = fixes.patch === '' ? '' : `\n${harmless(visible(fixes.patch))}`
  return renderText(blocksOf(fixes, shown), look) + patch
}

function blocksOf(fixes: Fixes, { name, written, isFixed }: Shown): Block[] {
  if (!isFixed) return [heading('good', code(oneLine(name)), ': nothing to fix')]
  const { summary, proven, notFixed, after } = fixes
  const done = written > 0 ? 'The files are changed.' : 'Nothing is changed: --write changes the files.'
  return [
    heading(after ? 'good' : 'bad', code(oneLine(name)), ': ', prose(summary)),
    ...(proven.length > 0 ? [paragraph(strong('Proven:')), list(changesOf(fixes, proven.length))] : []),
    ...(notFixed.length > 0 ? [paragraph(strong('Left:')), list(notFixedOf(fixes, notFixed.length))] : []),
    ...(after ? [paragraph(done)] : []),
  ]
}
