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
  rehearsals.map(({ kind, ok, detail }) => [
    defined(links, 'rehearsal', NAMES[kind]),
    ok ? cap(oneLine(detail), 100) : 'no',
  ])

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
  rehearsals.map(({ kind, ok, detail }) => [
    `${ok ? '✅' : '❌'} ${NAMES[kind]}: `,
    prose(cap(oneLine(detail), most)),
  ])
