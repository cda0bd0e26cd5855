/** How the screen is divided. */
import type { Pane, Size, State } from './state.ts'

export interface Box {
  /** From 0. */
  readonly column: number
  readonly row: number
  /** Of the title and the content together. */
  readonly columns: number
  readonly rows: number
}

/** Below it one pane fills the screen. */
const WIDE = 80
/** Two lines are the screen's own: the first and the last. */
const OWN_ROWS = 2
const LEFT_SHARE = 0.42
const MOST_LEFT = 90

/** The panes that are on the screen. */
export function layout({ size, pane }: State, layers: number): Partial<Record<Pane, Box>> {
  const { columns } = size
  const rows = Math.max(2, size.rows - OWN_ROWS)
  if (columns < WIDE) return { [pane]: { column: 0, row: 1, columns, rows } }
  const left = Math.min(MOST_LEFT, Math.floor(columns * LEFT_SHARE))
  const above = Math.min(layers + 1, Math.ceil(rows / 2))
  return {
    layers: { column: 0, row: 1, columns: left, rows: above },
    details: { column: 0, row: 1 + above, columns: left, rows: rows - above },
    files: { column: left + 1, row: 1, columns: columns - left - 1, rows },
  }
}

/** Lines of the pane's content; of one that is hidden, as if it filled the screen. */
export const heightOf = (pane: Pane, state: State, layers: number): number =>
  Math.max(1, (layout(state, layers)[pane]?.rows ?? state.size.rows - OWN_ROWS) - 1)

export const isWide = ({ columns }: Size): boolean => columns >= WIDE
/** Lines of a page: help or source. */
export const pageHeight = ({ rows }: Size): number => Math.max(1, rows - OWN_ROWS)
