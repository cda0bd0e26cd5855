/** The next state after a key or a change of the terminal's size. Pure. */
import { Change, EntryKind } from '../core/image-files.ts'
import { detailLines, pageLines } from './texts.ts'
import { actionOf, type Action } from './keys.ts'
import { heightOf, layout, pageHeight } from './layout.ts'
import type { Model } from './model.ts'
import { isOpen, PANES, type Pane, type State } from './state.ts'

export type Event =
  | {
      readonly kind: 'key'
      readonly key: string
      /** What it types: one character, or nothing. */ readonly text?: string
    }
  | { readonly kind: 'size'; readonly columns: number; readonly rows: number }

export function update(state: State, event: Event, model: Model): State {
  if (event.kind === 'size')
    return settled({ ...state, size: { columns: event.columns, rows: event.rows } }, model)
  const rested = { ...state, request: null }
  if (event.key === 'ctrl+c') return { ...rested, request: 'quit' }
  if (rested.page) return onPage(rested, event.key, model)
  if (rested.isTyping) return settled(typed(rested, event, model), model)
  const action = actionOf(event.key, rested.pane)
  return action === null ? rested : settled(ACTIONS[action](rested, model), model)
}

type Step = (state: State, model: Model) => State

const ACTIONS: Readonly<Record<Action, Step>> = {
  quit: (state) => ({ ...state, request: 'quit' }),
  help: (state) => ({ ...state, page: 'help', pageTop: 0 }),
  'next-pane': (state) => ({ ...state, pane: paneAfter(state.pane, 1) }),
  'previous-pane': (state) => ({ ...state, pane: paneAfter(state.pane, -1) }),
  filter: (state) => ({ ...state, isTyping: true, pane: 'files' }),
  escape: (state, model) => filtered(state, '', model),
  up: (state, model) => moved(state, model, -1),
  down: (state, model) => moved(state, model, 1),
  'page-up': (state, model) => moved(state, model, -heightOf(state.pane, state, layersOf(model))),
  'page-down': (state, model) => moved(state, model, heightOf(state.pane, state, layersOf(model))),
  first: (state, model) => moved(state, model, -Infinity),
  last: (state, model) => moved(state, model, Infinity),
  'scope-image': (state) => ({ ...state, scope: 'image' }),
  'scope-layer': (state) => ({ ...state, scope: 'layer' }),
  right: (state, model) => (isOpen(state, state.path) ? moved(state, model, 1) : opened(state, model, true)),
  left: (state, model) => (isOpen(state, state.path) ? opened(state, model, false) : toParent(state, model)),
  'toggle-folder': (state, model) => opened(state, model, !isOpen(state, state.path)),
  'toggle-all': (state) => ({ ...state, isAllOpen: !state.isAllOpen, toggled: new Set() }),
  'toggle-added': (state) => toggled(state, Change.ADDED),
  'toggle-removed': (state) => toggled(state, Change.REMOVED),
  'toggle-changed': (state) => toggled(state, Change.CHANGED),
  'toggle-same': (state) => toggled(state, Change.SAME),
  'toggle-dead': (state) => ({ ...state, isDead: !state.isDead }),
  'toggle-attributes': (state) => ({ ...state, hasAttributes: !state.hasAttributes }),
  sort: (state) => ({ ...state, sort: state.sort === 'size' ? 'name' : 'size' }),
  edit: (state, model) =>
    model.dockerfile && model.image.layers[state.layer]?.line !== undefined
      ? { ...state, request: 'edit' }
      : { ...state, page: 'source', pageTop: 0 },
}

const layersOf = ({ files }: Model): number => files.layers.length
const paneAfter = (pane: Pane, by: number): Pane =>
  PANES[(PANES.indexOf(pane) + by + PANES.length) % PANES.length] ?? 'files'
const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most))

function toggled(state: State, change: number): State {
  const hidden = new Set(state.hidden)
  if (!hidden.delete(change)) hidden.add(change)
  return { ...state, hidden }
}

function opened(state: State, model: Model, want: boolean): State {
  if (model.shown(state).tree.kinds[state.path] !== EntryKind.FOLDER || isOpen(state, state.path) === want)
    return state
  const some = new Set(state.toggled)
  if (!some.delete(state.path)) some.add(state.path)
  return { ...state, toggled: some }
}

function toParent(state: State, { files }: Model): State {
  const parent = files.parent(state.path)
  return parent === 0 ? state : { ...state, path: parent }
}

function moved(state: State, model: Model, by: number): State {
  if (state.pane === 'layers') return { ...state, layer: clamp(state.layer + by, layersOf(model) - 1) }
  if (state.pane === 'details') {
    const most = Math.max(0, detailLines(state, model).length - heightOf('details', state, layersOf(model)))
    return { ...state, top: { ...state.top, details: clamp(state.top.details + by, most) } }
  }
  const { rows } = model.shown(state)
  const at = rows.findIndex(({ path }) => path === state.path)
  return { ...state, path: rows[clamp(at + by, rows.length - 1)]?.path ?? 0 }
}

function typed(state: State, { key, text = '' }: { key: string; text?: string }, model: Model): State {
  if (key === 'enter') return { ...state, isTyping: false }
  if (key === 'escape') return filtered({ ...state, isTyping: false }, '', model)
  if (key === 'ctrl+u') return filtered(state, '', model)
  if (key === 'backspace') return filtered(state, state.filter.replace(/.$/su, ''), model)
  return filtered(state, (state.filter + text).slice(0, MOST_FILTER), model)
}

/** Opens all folders when a filter begins; when it ends, only those above the cursor stay open. */
function filtered(state: State, filter: string, { files }: Model): State {
  if ((filter === '') === (state.filter === '')) return { ...state, filter }
  const above = new Set<number>()
  if (filter === '' && !state.isAllOpen)
    for (let at = files.parent(state.path); at !== 0; at = files.parent(at)) above.add(at)
  return { ...state, filter, toggled: above }
}

const MOST_FILTER = 200

function onPage(state: State, key: string, model: Model): State {
  const action = actionOf(key, 'details')
  if (action === 'quit' || action === 'escape' || action === state.page || key === 'enter')
    return { ...state, page: null }
  const height = pageHeight(state.size)
  const steps: Partial<Record<Action, number>> = { up: -1, down: 1, 'page-up': -height, 'page-down': height }
  const most = Math.max(0, pageLines(state, model).length - height)
  return { ...state, pageTop: clamp(state.pageTop + (steps[action ?? 'quit'] ?? 0), most) }
}

/** The cursor is on a row that is shown, and each pane shows its cursor. */
function settled(state: State, model: Model): State {
  const { rows } = model.shown(state)
  const at = nearestRow(state, model)
  const height = (pane: Pane) => heightOf(pane, state, layersOf(model))
  const details = layout(state, layersOf(model)).details
    ? clamp(state.top.details, Math.max(0, detailLines(state, model).length - height('details')))
    : state.top.details
  return {
    ...state,
    path: rows[at]?.path ?? 0,
    top: {
      layers: scrolled(state.top.layers, state.layer, height('layers'), layersOf(model)),
      files: scrolled(state.top.files, at, height('files'), rows.length),
      details,
    },
  }
}

/** The row of the path, else of the nearest folder above it that has one, else the first. */
function nearestRow({ path, ...state }: State, model: Model): number {
  const { rows } = model.shown({ ...state, path })
  for (let at = path; at !== 0; at = model.files.parent(at)) {
    const row = rows.findIndex((one) => one.path === at)
    if (row >= 0) return row
  }
  return 0
}

function scrolled(top: number, at: number, height: number, count: number): number {
  const most = Math.max(0, count - height)
  return clamp(at < top ? at : at >= top + height ? at - height + 1 : top, most)
}
