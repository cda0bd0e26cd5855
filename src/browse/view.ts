/** The picture of a state: as many lines as the terminal has rows, each of at most its columns. Pure. */
import { Change, EntryKind } from '../core/image-files.ts'
import { commandOf } from '../inspect/index.ts'
import { bytes } from '../lib/units.ts'
import { cut, fit, named, said } from './cells.ts'
import { isWide, layout, pageHeight, type Box } from './layout.ts'
import { plain, styled, type Line, type Span, type Style } from './line.ts'
import { CHANGE_MARKS, modeText } from './marks.ts'
import type { Model, Shown } from './model.ts'
import { isOpen, PANES, type Pane, type State } from './state.ts'
import { detailLines, pageLines } from './texts.ts'

/** A part of the screen that begins at a column, so that no text before it can move it. */
export interface Placed {
  readonly column: number
  readonly line: Line
}
export type Frame = readonly (readonly Placed[])[]

export function view(state: State, model: Model): Frame {
  const { columns, rows } = state.size
  const whole = (line: Line): Placed[] => [{ column: 0, line }]
  const middle = state.page ? pageBody(state, model).map(whole) : panes(state, model)
  return [
    whole(header(state, model)),
    ...middle,
    whole(styled('dim', fit(footer(state, model), columns))),
  ].slice(0, rows)
}

function header(state: State, { name, image }: Model): Line {
  const { columns } = state.size
  const { onDisk, deadWeight } = image.sizes
  const figures = `${bytes(onDisk)}, ${bytes(deadWeight)} dead`
  const tabs = isWide(state.size)
    ? ''
    : `${PANES.map((pane) => (pane === state.pane ? `[${pane}]` : pane)).join(' ')}  `
  const room = columns - tabs.length - figures.length - 3
  return styled('title', fit(` ${tabs}${room > 4 ? `${fit(named(name), room)} ` : ''}${figures}`, columns))
}

function footer(state: State, model: Model): string {
  if (state.isTyping) return ` filter: ${named(state.filter)}_  (enter keeps it, esc removes it)`
  if (state.page) return ' esc back  q close'
  const { hidden, isDead, sort, scope, filter, layer } = state
  const names: readonly [number, string][] = [
    [Change.ADDED, 'added'],
    [Change.REMOVED, 'removed'],
    [Change.CHANGED, 'modified'],
    [Change.SAME, 'unmodified'],
  ]
  const without = names.filter(([change]) => hidden.has(change)).map(([, name]) => name)
  const range =
    scope === 'layer'
      ? `layer ${layer}`
      : layer < model.baseLayers
        ? `layers to ${layer}`
        : `since the base, to layer ${layer}`
  return [
    ` ${isDead ? 'dead weight, ' : ''}${range}`,
    `by ${sort}`,
    filter === '' ? '' : `"${named(filter)}"`,
    without.length === 0 || isDead ? '' : `without ${without.join(', ')}`,
    '? help  q quit',
  ]
    .filter(Boolean)
    .join(' · ')
}

function pageBody(state: State, model: Model): Line[] {
  const height = pageHeight(state.size)
  const lines = pageLines(state, model).slice(state.pageTop, state.pageTop + height)
  return [...lines, ...Array.from({ length: height - lines.length }, () => plain(''))]
}

const TITLES: Readonly<Record<Pane, string>> = { layers: 'Layers', files: 'Files', details: 'Details' }

/** The rows between the first and the last. */
function panes(state: State, model: Model): Placed[][] {
  const boxes = layout(state, model.files.layers.length)
  const contents = PANES.flatMap((pane) => {
    const box = boxes[pane]
    return box ? [{ box, lines: [title(pane, box, state), ...CONTENT[pane](box, state, model)] }] : []
  })
  const divider =
    isWide(state.size) && boxes.files ? [{ column: boxes.files.column - 1, line: styled('dim', '│') }] : []
  return Array.from({ length: pageHeight(state.size) }, (_, index) => {
    const placed = contents.flatMap(({ box: { column, row, rows }, lines }) => {
      const line = index + 1 >= row && index + 1 < row + rows ? lines[index + 1 - row] : undefined
      return line ? [{ column, line }] : []
    })
    return [...placed, ...divider].sort((a, b) => a.column - b.column)
  })
}

function title(pane: Pane, { columns }: Box, state: State): Line {
  const isHere = state.pane === pane
  const text = `${isHere ? '▸' : '─'} ${TITLES[pane]} `
  return styled(isHere ? 'bold' : 'dim', cut(text + '─'.repeat(Math.max(0, columns - text.length)), columns))
}

type Content = (box: Box, state: State, model: Model) => Line[]

/** The lines that fit below the title. */
const CONTENT: Readonly<Record<Pane, Content>> = {
  layers: (box, state, model) =>
    rowsIn(box, state.top.layers).map((at) => layerLine(at, box.columns, state, model)),
  files: (box, state, model) =>
    rowsIn(box, state.top.files).map((at) => fileLine(at, box.columns, state, model)),
  details: (box, state, model) =>
    detailLines(state, model).slice(state.top.details, state.top.details + box.rows - 1),
}

const rowsIn = ({ rows }: Box, top: number): number[] =>
  Array.from({ length: Math.max(0, rows - 1) }, (_, index) => top + index)

function layerLine(at: number, width: number, state: State, { image }: Model): Line {
  const layer = image.layers[at]
  if (!layer) return []
  const dead = layer.deadWeight > 0 ? `−${bytes(layer.deadWeight)}` : ''
  const marked = at === state.layer ? '▸' : ' '
  const text = `${marked}${String(at).padStart(3)} ${bytes(layer.size).padStart(8)} ${dead.padStart(9)} ${said(commandOf(layer.createdBy))}`
  const style: Style | null =
    at === state.layer ? (state.pane === 'layers' ? 'cursor' : 'bold') : layer.part === 'base' ? 'dim' : null
  const line = fit(text, width)
  return style === null ? plain(line) : styled(style, line)
}

const STYLES: Readonly<Record<number, Style>> = {
  [Change.ADDED]: 'added',
  [Change.CHANGED]: 'changed',
  [Change.REMOVED]: 'removed',
}

/** Narrower panes have no room for modes and owners. */
const ATTRIBUTES_FROM = 56

function fileLine(at: number, width: number, state: State, model: Model): Line {
  const shown = model.shown(state)
  const row = shown.rows[at]
  if (!row) return at === 0 ? styled('dim', fit('  nothing to show', width)) : []
  const { path, depth } = row
  const change = shown.tree.changes[path] ?? Change.SAME
  const isFolder = shown.tree.kinds[path] === EntryKind.FOLDER
  const isChangedInside = isFolder && change === Change.SAME && shown.selection.changed[path] === 1
  const icon = !isFolder ? ' ' : isOpen(state, path) ? '▾' : '▸'
  const name = `${'  '.repeat(Math.min(depth, MOST_DEPTH))}${icon} ${nameOf(path, shown, model)}`
  const before = `${sizeOf(path, shown).padStart(9)} ${CHANGE_MARKS[change] ?? ' '} ${attributes(path, width, state, model)}`
  if (path === state.path && state.pane === 'files') return styled('cursor', fit(before + name, width))
  const style = state.isDead ? undefined : (STYLES[change] ?? (isChangedInside ? 'changed' : undefined))
  const rest: Span = { text: fit(name, width - before.length), ...(style ? { style } : {}) }
  return [{ text: cut(before, width) }, rest]
}

/** Deeper folders are not indented further. */
const MOST_DEPTH = 20

function nameOf(path: number, { tree }: Shown, { files }: Model): string {
  const target = tree.kinds[path] === EntryKind.SYMLINK ? files.target(path) : null
  const killer = tree.killers[path] ?? -1
  const dead = killer < 0 ? '' : `  (${tree.layers[path] ?? '?'}→${killer})`
  return named(files.name(path)) + (target === null ? '' : ` → ${named(target)}`) + dead
}

function sizeOf(path: number, { selection }: Shown): string {
  const [present, removed] = [selection.present[path] ?? 0, selection.removed[path] ?? 0]
  return present === 0 && removed > 0 ? `−${bytes(removed)}` : bytes(present)
}

function attributes(path: number, width: number, { hasAttributes }: State, { files }: Model): string {
  if (!hasAttributes || width < ATTRIBUTES_FROM) return ''
  const { kinds, modes, uids, gids } = files.final
  const kind = kinds[path] ?? 0
  const known =
    kind === EntryKind.NOTHING
      ? ''
      : `${modeText(kind, modes[path] ?? 0)} ${(uids[path] ?? 0) >>> 0}:${(gids[path] ?? 0) >>> 0}`
  return `${fit(known, 20)} `
}
