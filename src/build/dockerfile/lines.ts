/** What the Dockerfile says of the rows of an image's history: their lines, and what of that is in doubt. */
import type { Redact } from '../redact.ts'
import { pairHistory, type HistoryRow, type Parted } from './history.ts'
import type { Stage } from './stages.ts'
import { titleOf } from './title.ts'

export interface HistoryLines {
  /** For each row its line; undefined for the base image's rows and where it is uncertain. */
  lines: readonly (number | undefined)[]
  /** Line of the FROM that brought in all other rows; null where some of them may be the Dockerfile's own. */
  from: number | null
  /** Where history and Dockerfile part, if they do. */
  doubt: Doubt | null
}

export interface Doubt {
  location: { file: string; line: number }
  /** The row and the instruction that do not fit together. */
  evidence: string[]
}

const WIDEST = 300

export function historyLines(
  rows: readonly HistoryRow[],
  chain: readonly Stage[],
  { file, redact }: { file: string; redact: Redact },
): HistoryLines {
  const { lines, parted } = pairHistory(rows, chain)
  if (parted === null) return { lines, from: chain[0]?.line ?? null, doubt: null }
  return { lines, from: null, doubt: doubtOf(parted, rows, file, redact) }
}

function doubtOf(
  { instruction, row }: Parted,
  rows: readonly HistoryRow[],
  file: string,
  redact: Redact,
): Doubt {
  const { line } = instruction
  const shown = rows[row]?.created_by ?? ''
  const history =
    row < 0 ? 'the history has no more rows' : `row ${row} of the history: ${redact(shown) || 'empty'}`
  const evidence = [history, `${file}:${line}: ${titleOf(instruction)}`].map((text) => text.slice(0, WIDEST))
  return { location: { file, line }, evidence }
}
