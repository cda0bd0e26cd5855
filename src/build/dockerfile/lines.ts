/** The Dockerfile's lines for the rows of an image's history, and where they do not match. */
import type { Redact } from '../redact.ts'
import { pairHistory, type HistoryRow, type Mismatch } from './history.ts'
import type { Stage } from './stages.ts'
import { titleOf } from './title.ts'

export interface HistoryLines {
  /** For each row its line; undefined for the base image's rows and when it is uncertain. */
  lines: readonly (number | undefined)[]
  /** Line of the FROM that the rows without a line come from; null when some may be the Dockerfile's own. */
  from: number | null
  /** Where history and Dockerfile do not match, if anywhere. */
  doubt: Doubt | null
}

export interface Doubt {
  location: { file: string; line: number }
  /** The row and the instruction that do not match. */
  evidence: string[]
}

const WIDEST = 300

export function historyLines(
  rows: readonly HistoryRow[],
  chain: readonly Stage[],
  { file, redact }: { file: string; redact: Redact },
): HistoryLines {
  const { lines, mismatch } = pairHistory(rows, chain)
  if (mismatch === null) return { lines, from: chain[0]?.line ?? null, doubt: null }
  return { lines, from: null, doubt: doubtOf(mismatch, rows, file, redact) }
}

function doubtOf(
  { instruction, row }: Mismatch,
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
