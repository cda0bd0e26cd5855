/** Further starts after the trial: a line of the comment, rows in a terminal, and what was checked. */
import type { Rehearsal, Report } from '../../core/schema.ts'
import { inline, join, paragraph, prose, type Block, type Words } from '../render/blocks.ts'
import { cap, oneLine } from '../render/text.ts'
import { defined, isFailing, type Links } from './view.ts'

const NAMES: Readonly<Record<Rehearsal['kind'], string>> = {
  restart: 'Starts again after a stop',
  kill: 'Starts again after SIGKILL',
  twice: 'Runs beside a second container',
  upgrade: 'Starts on the data of the baseline',
  rollback: 'The baseline starts on its data',
}

/** As rows of a table: what was rehearsed, and how it went. A finding says why one failed. */
export const rehearsalRows = ({ rehearsals = [] }: Report, links: Links): [Words, string][] =>
  rehearsals.map((row) => [defined(links, 'rehearsal', NAMES[row.kind]), resultOf(row)])

const MOST_CHARACTERS = 100

/** A note is not shown as a finding at once, so its reason is here. */
function resultOf({ ok, level, detail }: Rehearsal): string {
  const text = cap(oneLine(detail), MOST_CHARACTERS)
  if (ok) return text
  return level === 'note' ? `no: ${text}` : 'no'
}

const SIGNS = { fail: '❌', warn: '⚠️', note: 'ℹ️' } as const

/** Nothing for a failure, which its finding explains. */
export function rehearsalBlocks(report: Report, links: Links): Block[] {
  const rows = isFailing(report) ? [] : rehearsalRows(report, links)
  const words = join(
    rows.map(([name, result]) => [name, `: ${result}.`]),
    ' ',
  )
  return inline(words).length > 0 ? [paragraph(words)] : []
}

/** Lines for what was checked; `most`: characters of one. */
export const rehearsalLines = ({ rehearsals = [] }: Report, most: number): Words[] =>
  rehearsals.map(({ kind, ok, level, detail }) => [
    `${ok ? '✅' : SIGNS[level ?? 'fail']} ${NAMES[kind]}: `,
    prose(cap(oneLine(detail), most)),
  ])
