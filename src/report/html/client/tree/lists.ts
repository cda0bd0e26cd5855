/** The table beside the treemap: the same with the keyboard. */
import { bytes, count } from '../../../../lib/units.ts'
import { el, nameOf, nameText, type Child } from '../dom.ts'
import { largestFolders, type Files, type Matches } from './files.ts'

export const LISTS = ['folders', 'contents'] as const
export type ListName = (typeof LISTS)[number]

export interface ListState {
  readonly top: number
  readonly list: ListName
  /** Of a search; it replaces the list. */
  readonly matches: Matches | null
}

const MOST_ROWS = 100

function rowsOf(files: Files, { top, list, matches }: ListState): { rows: number[]; all: number } {
  if (matches) return { rows: matches.rows.slice(0, MOST_ROWS), all: matches.rows.length }
  if (list === 'folders') {
    const rows = largestFolders(files, top, MOST_ROWS)
    return { rows, all: rows.length }
  }
  const inside = files.inFolder(top)
  return { rows: Array.from(inside.subarray(0, MOST_ROWS)), all: inside.length }
}

/** `open` is called with a folder: the row, or the one that the row is in. */
export function listOf(files: Files, state: ListState, open: (row: number) => void): HTMLElement {
  const { rows, all } = rowsOf(files, state)
  const total = files.tree.bytes[state.top] ?? 0
  const isLong = state.matches !== null || state.list === 'folders'
  const lines = rows.map((row) => line(files, row, total, isLong, open))
  const more = all - rows.length
  const title = isLong && !state.matches ? 'Folder' : 'Path'
  return el(
    'div',
    { class: 'scroll files-list', tabindex: 0, role: 'region', 'aria-label': 'Files and folders by size' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el('tr', {}, el('th', { scope: 'col' }, title), el('th', { scope: 'col', class: 'right' }, 'Size')),
      ),
      el('tbody', {}, lines),
    ),
    rows.length === 0
      ? el('p', { class: 'none' }, state.matches ? 'Nothing has this name.' : 'Nothing here.')
      : null,
    more > 0 ? el('p', { class: 'none' }, `And ${count(more, 'smaller one')}.`) : null,
  )
}

function line(
  files: Files,
  row: number,
  total: number,
  isLong: boolean,
  open: (row: number) => void,
): HTMLElement {
  const size = files.tree.bytes[row] ?? 0
  const isMany = (files.tree.counts[row] ?? 0) > 1
  const name = isLong && !isMany ? files.pathOf(row) : files.nameOf(row)
  return el(
    'tr',
    {},
    el('td', { class: 'wide' }, files.isFolder(row) ? openButton(name, () => open(row)) : nameOf(name)),
    el('td', { class: 'right size' }, bytes(size), barOf(size, total)),
  )
}

const openButton = (name: string, click: () => void): HTMLElement =>
  el('button', { type: 'button', class: 'path', title: `Show ${nameText(name)}`, click }, nameOf(name))

/** The share of a whole, as a bar. */
export function barOf(part: number, whole: number): Child {
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' }, el('i'))
  const fill = bar.firstElementChild
  if (fill instanceof HTMLElement)
    fill.style.width = `${whole > 0 ? Math.min(100, (100 * part) / whole) : 0}%`
  return bar
}
