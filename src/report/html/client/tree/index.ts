/** The section of the final file system: treemap, table, colours, search. */
import { bytes, count } from '../../../../lib/units.ts'
import { date } from '../../../render/format.ts'
import type { PageTree } from '../../data.ts'
import { el, nameOf, nameText, replace } from '../dom.ts'
import { layerName } from '../layer-name.ts'
import { linkTo, type Page, type Section } from '../page.ts'
import { searchField } from '../table.ts'
import { choice } from '../theme.ts'
import { treemapOf } from './canvas.ts'
import { SCHEMES, schemeOf, typical, type Scheme, type SchemeName } from './colours.ts'
import { filesOf, ROOT, search, type Files, type Matches } from './files.ts'
import type { Tile } from './layout.ts'
import { LISTS, listOf, type ListName } from './lists.ts'

const SCHEME_TITLES: Readonly<Record<SchemeName, string>> = { layer: 'Layer', package: 'Package', age: 'Age' }
const LIST_TITLES: Readonly<Record<ListName, string>> = {
  folders: 'Largest folders',
  contents: 'In this folder',
}
const SEARCH_DELAY = 120

interface State {
  top: number
  scheme: SchemeName
  list: ListName
  matches: Matches | null
  meaning: number | null
}

export interface FilesSection extends Section {
  /** After a change of the theme. */
  readonly redraw?: () => void
}

/** Null where there are none, or nothing was weighed. */
export function filesSection(page: Page): FilesSection | null {
  const { tree, whyNoFiles } = page
  if (tree && tree.parents.length > 0) return knownFiles(page, tree)
  return whyNoFiles ? { id: 'files', title: 'Files', content: el('p', {}, whyNoFiles) } : null
}

function knownFiles(page: Page, tree: PageTree): FilesSection {
  const files = filesOf(tree)
  const schemeNamed = schemesOf(files, page)
  const state: State = { top: ROOT, scheme: 'layer', list: 'folders', matches: null, meaning: null }
  const [way, legend, list, status] = [
    el('nav', { class: 'way', 'aria-label': 'Folder' }),
    el('div', { class: 'legend', role: 'group', 'aria-label': 'Colours' }),
    el('div', { class: 'files-side-list' }),
    el('span', { role: 'status', class: 'unseen' }),
  ]
  const map = treemapOf({
    look: () => ({
      files,
      top: state.top,
      scheme: schemeNamed(state.scheme),
      isLit: state.matches?.isLit ?? null,
      meaning: state.meaning,
    }),
    onOpen: (tile) => open(folderOf(files, tile)),
    describe: (tile) => description(page, files, tile),
  })
  const show = (change: Partial<State>): void => {
    Object.assign(state, change)
    replace(way, wayOf(page, files, state.top))
    replace(
      legend,
      legendOf(schemeNamed(state.scheme), state.meaning, (meaning) => show({ meaning })),
    )
    replace(list, listOf(files, state, open))
    map.element.firstElementChild?.setAttribute(
      'aria-label',
      `Treemap of ${sized(files, state.top)}. The table beside it lists the same.`,
    )
    map.draw()
  }
  const open = (top: number): void => {
    const hadFocus = list.contains(document.activeElement)
    show({ top })
    replace(status, sized(files, top))
    if (hadFocus) (list.querySelector('button') ?? way.querySelector('a'))?.focus()
    page.remember(`files:${files.pathOf(top)}`)
  }
  page.openers.set('files:', (path) => {
    const row = files.folderAt(path)
    if (row !== null && row !== state.top) show({ top: row })
  })
  const find = delayed(SEARCH_DELAY, (query: string) =>
    show({ matches: query === '' ? null : search(files, query) }),
  )
  const up = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.target instanceof HTMLInputElement) return
    if (event.key !== 'Backspace' || state.top === ROOT) return
    event.preventDefault()
    open(tree.parents[state.top] ?? ROOT)
  }
  show({})
  const schemeChoice = choice('Colour by', SCHEMES, SCHEME_TITLES, state.scheme, (name) =>
    show({ scheme: name, meaning: null }),
  )
  const listChoice = choice('List', LISTS, LIST_TITLES, state.list, (name) => show({ list: name }))
  const content = el(
    'div',
    { class: 'files', keydown: up },
    el('div', { class: 'tools' }, schemeChoice, searchField('Search files', find)),
    way,
    el(
      'div',
      { class: 'files-both' },
      el('div', { class: 'files-map' }, map.element, legend),
      el('div', { class: 'files-side' }, listChoice, list),
    ),
    status,
  )
  return { id: 'files', title: 'Files', content, redraw: map.draw }
}

/** Each scheme is made once. */
function schemesOf(files: Files, { report }: Page): (name: SchemeName) => Scheme {
  const made = new Map<SchemeName, Scheme>()
  return (name) => {
    const scheme = made.get(name) ?? schemeOf(name, files, report)
    made.set(name, scheme)
    return scheme
  }
}

/** `/usr, 164 MB` */
const sized = (files: Files, row: number): string =>
  `${nameText(files.pathOf(row))}, ${bytes(files.tree.bytes[row] ?? 0)}`

const folderOf = (files: Files, { row, isOpen }: Tile): number =>
  isOpen || files.isFolder(row) ? row : (files.tree.parents[row] ?? ROOT)

function wayOf(page: Page, files: Files, top: number): HTMLElement[] {
  const rows = files.wayTo(top)
  const steps = rows.map((row) =>
    el(
      'li',
      {},
      row === top
        ? el('span', { 'aria-current': 'location' }, nameOf(files.nameOf(row)))
        : linkTo(page, `files:${files.pathOf(row)}`, nameOf(files.nameOf(row))),
    ),
  )
  const { bytes: sizes } = files.tree
  const share = (100 * (sizes[top] ?? 0)) / Math.max(1, sizes[ROOT] ?? 0)
  const size = `${bytes(sizes[top] ?? 0)}${top === ROOT ? '' : `, ${share.toFixed(1)} % of all`}`
  return [el('ol', {}, steps), el('span', { class: 'way-size' }, size)]
}

function legendOf(
  scheme: Scheme,
  chosen: number | null,
  choose: (meaning: number | null) => void,
): HTMLElement[] {
  return scheme.meanings.map(({ label, color, bytes: size }, at) => {
    const swatch = el('i', { class: 'swatch', 'aria-hidden': 'true' })
    swatch.style.background = color
    const isChosen = at === chosen
    return el(
      'button',
      { type: 'button', 'aria-pressed': String(isChosen), click: () => choose(isChosen ? null : at) },
      swatch,
      nameOf(label),
      el('span', { class: 'quiet' }, bytes(size)),
    )
  })
}

function description({ report }: Page, files: Files, tile: Tile): HTMLElement {
  const { tree } = files
  const row = tile.row
  const file = typical(files, row)
  const size = tile.rest > 0 ? '' : ` · ${bytes(tree.bytes[row] ?? 0)}`
  const parent = files.pathOf(tree.parents[row] ?? ROOT)
  const title =
    tile.rest > 1 ? `${count(tile.rest, 'small item')} in ${nameText(parent)}` : nameText(files.pathOf(row))
  const layer = tree.layers[file] ?? -1
  const [owner, time] = [tree.owners[tree.ownedBy[file] ?? -1], tree.times[file] ?? 0]
  const facts = [
    layer >= 0 ? layerName(report.image?.layers[layer], layer) : '',
    owner === undefined ? '' : nameText(owner),
    time > 0 ? `Changed ${date(new Date(time * 1000).toISOString(), report.at)}` : '',
  ]
  const some = files.isFolder(row) || tile.rest > 1 ? [] : facts.filter((fact) => fact !== '')
  return el(
    'div',
    {},
    el('strong', {}, el('bdi', {}, title)),
    size,
    some.map((fact) => el('div', {}, fact)),
  )
}

function delayed<T>(milliseconds: number, then: (value: T) => void): (value: T) => void {
  let timer = 0
  return (value) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => then(value), milliseconds)
  }
}
