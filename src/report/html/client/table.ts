/** A table with sorting, and with search where it is long: by keyboard, and with its state in ARIA. */
import { count } from '../../../lib/units.ts'
import { el, replace, type Child } from './dom.ts'

export interface Column<T> {
  readonly title: string
  /** By which rows are sorted; text is also searched. */
  readonly value: (row: T) => string | number
  /** Default: the value. */
  readonly cell?: (row: T) => Child
  /** Numbers: right-aligned, and the largest first. */
  readonly isNumber?: boolean
  readonly isWide?: boolean
}

export interface TableOptions<T> {
  readonly label: string
  readonly noun: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  /** ID of a row, for links. */
  readonly idOf?: (row: T) => string
  /** Sorted by this column at first; default: as given. */
  readonly sortBy?: number
  /** Rows that are shown before `Show all`. */
  readonly most?: number
  /** Rows from which on there is a search field. */
  readonly searchFrom?: number
}

export interface DataTable {
  readonly element: HTMLElement
  /** Shows all rows, so that each can be linked to. */
  readonly showAll: () => void
}

interface State {
  query: string
  sort: { column: number; isDescending: boolean } | null
  most: number
}

export function dataTable<T>(options: TableOptions<T>): DataTable {
  const { label, columns, rows, sortBy, most = 100, searchFrom = 8 } = options
  const state: State = { query: '', sort: sortBy === undefined ? null : ascent(columns, sortBy), most }
  const texts = rows.map((row) => searchText(columns, row))
  const [body, foot, status] = [el('tbody'), el('p', { class: 'more' }), el('span', { role: 'status' })]
  const heads = columns.map((column, at) => headOf(column, () => sortOn(at)))
  const draw = (): void => {
    const found = sorted(
      rows.filter((_, at) => texts[at]?.includes(state.query) ?? false),
      columns,
      state,
    )
    const shown = found.slice(0, state.most)
    replace(
      body,
      shown.map((row) => rowOf(options, row)),
    )
    replace(status, state.query === '' ? '' : `${found.length} of ${count(rows.length, options.noun)}`)
    replace(foot, found.length > shown.length ? moreButton(found.length) : null)
    for (const [at, head] of heads.entries()) head.setAttribute('aria-sort', direction(state, at))
  }
  const showAll = (): void => {
    Object.assign(state, { most: Infinity, query: '' })
    draw()
  }
  const moreButton = (all: number): HTMLElement =>
    el('button', { type: 'button', click: showAll }, `Show all ${count(all, options.noun)}`)
  const sortOn = (at: number): void => {
    const isSame = state.sort?.column === at
    state.sort = isSame ? { column: at, isDescending: !state.sort?.isDescending } : ascent(columns, at)
    draw()
  }
  draw()
  const search =
    rows.length < searchFrom
      ? null
      : searchField(`Search ${options.noun}s`, (query) => {
          state.query = query
          draw()
        })
  const table = el('table', {}, el('thead', {}, el('tr', {}, heads)), body)
  const frame = el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Table: ${label}` },
    table,
  )
  const element = el(
    'div',
    { class: 'data' },
    search && el('div', { class: 'tools' }, search, status),
    frame,
    foot,
  )
  return { element, showAll }
}

/** Calls `onQuery` with the trimmed text in lower case, while it is written. */
export const searchField = (label: string, onQuery: (query: string) => void): HTMLElement =>
  el(
    'label',
    { class: 'search' },
    el('span', { class: 'unseen' }, label),
    el('input', {
      ...{ type: 'search', placeholder: label, autocomplete: 'off', spellcheck: 'false' },
      input: ({ target }) => {
        if (target instanceof HTMLInputElement) onQuery(target.value.trim().toLowerCase())
      },
    }),
  )

const ascent = <T>(columns: readonly Column<T>[], column: number) => ({
  column,
  isDescending: columns[column]?.isNumber ?? false,
})

function headOf<T>({ title, isNumber }: Column<T>, sort: () => void): HTMLElement {
  const button = el('button', { type: 'button', click: sort }, title)
  return el('th', { scope: 'col', class: isNumber ? 'right' : 'left' }, button)
}

function rowOf<T>({ columns, idOf }: TableOptions<T>, row: T): HTMLElement {
  const cells = columns.map(({ value, cell, isNumber, isWide }) =>
    el(
      'td',
      { class: [isNumber ? 'right' : 'left', isWide ? 'wide' : ''].join(' ').trim() },
      cell ? cell(row) : value(row),
    ),
  )
  return el('tr', { id: idOf?.(row), tabindex: idOf ? -1 : undefined }, cells)
}

const searchText = <T>(columns: readonly Column<T>[], row: T): string =>
  columns
    .map(({ value }) => value(row))
    .filter((value) => typeof value === 'string')
    .join('\n')
    .toLowerCase()

function direction({ sort }: State, at: number): string {
  if (sort?.column !== at) return 'none'
  return sort.isDescending ? 'descending' : 'ascending'
}

function sorted<T>(rows: T[], columns: readonly Column<T>[], { sort }: State): T[] {
  const value = sort && columns[sort.column]?.value
  if (!value) return rows
  const sign = sort.isDescending ? -1 : 1
  return rows.sort((a, b) => sign * compare(value(a), value(b)))
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
