/** What `sea-trial tree` prints: the files of an image, or what a layer did to them, as lines or as data. */
import { Change, EntryKind, NO_LAYER, type ImageFiles } from '../core/image-files.ts'
import type { Tree, TreeEntry } from '../core/listings.ts'
import { VERSION } from '../core/version.ts'
import { bytes } from '../lib/units.ts'
import { harmless } from '../report/index.ts'
import { named } from './cells.ts'
import { childrenOf, rowsBelow, type Children, type Order, type Row } from './children.ts'
import { fileTree, type FileTree } from './file-tree.ts'
import { CHANGE_MARKS, CHANGE_NAMES, changeName, kindName } from './marks.ts'
import { select, type Selection } from './selection.ts'

export interface ListOptions {
  /** Absolute; empty for the root. */
  readonly path: string
  /** Null: the final file system. */
  readonly layer: number | null
  /** Since the base image where no layer is given. */
  readonly only: 'added' | 'changed' | 'removed' | 'dead' | null
  readonly depth: number
  readonly sort: Order
  /** So many files in place of the tree. */
  readonly largest: number | null
  /** Layers of the base image. */
  readonly baseLayers: number
}

export interface Listed {
  /** What was asked for: the folder, or the file. */
  readonly top: Entry
  readonly entries: readonly Entry[]
}

export interface Entry extends Readonly<TreeEntry> {
  /** Of the text. */
  readonly depth: number
}

/** Null if the image has no such path. No entries where nothing of what was asked for is there. */
export function listFiles(files: ImageFiles, options: ListOptions): Listed | null {
  const { layer, only, largest, depth } = options
  const last = files.layers.length - 1
  const from = layer ?? (only === null || only === 'dead' ? 0 : Math.min(options.baseLayers, last))
  const tree = fileTree(files, { from, to: layer ?? last, isDead: only === 'dead' })
  const selection = select(files, tree, { hidden: hiddenBy(options), text: '' })
  const children = childrenOf(files)
  const top = find(files, children, options.path)
  const isThere = layer !== null || only !== null || selection.shown[top ?? 0] === 1
  if (top === null || !isThere) return null
  const listing = { files, children, selection, order: options.sort }
  const rows =
    largest === null
      ? rowsBelow(top, listing, (_, level) => level + 1 < depth)
      : largestOf(
          rowsBelow(top, listing, () => true),
          tree,
          largest,
        )
  const entryOf = (row: Row): Entry => entry(files, tree, selection, row, options)
  return { top: entryOf({ path: top, depth: -1 }), entries: rows.map(entryOf) }
}

/** Everything in the image was added by some layer, so nothing is hidden in the final file system. */
function hiddenBy({ layer, only }: ListOptions): ReadonlySet<number> {
  const all = Object.values(Change)
  if (only === 'dead' || (only === null && layer === null)) return new Set()
  if (only === null) return new Set([Change.SAME])
  return new Set(all.filter((change) => changeName(change) !== only))
}

function find(files: ImageFiles, children: Children, text: string): number | null {
  let at = 0
  for (const part of text.split('/').slice(1)) {
    const next = children.of(at).find((path) => files.name(path) === part)
    if (next === undefined) return null
    at = next
  }
  return at
}

function largestOf(rows: readonly Row[], { kinds, bytes: sizes }: FileTree, most: number): Row[] {
  const some = rows.filter(({ path }) => kinds[path] !== EntryKind.FOLDER && (sizes[path] ?? 0) > 0)
  return some.sort((a, b) => (sizes[b.path] ?? 0) - (sizes[a.path] ?? 0)).slice(0, most)
}

function entry(
  files: ImageFiles,
  tree: FileTree,
  { present, removed }: Selection,
  { path, depth }: Row,
  { layer, only }: ListOptions,
): Entry {
  const [storedBy, killer] = [tree.layers[path] ?? NO_LAYER, tree.killers[path] ?? NO_LAYER]
  const isFolder = tree.kinds[path] === EntryKind.FOLDER
  const isPlain = layer === null && only === null
  const target = isPlain ? files.target(path) : null
  const { kinds, modes, uids, gids, times } = files.final
  const isKnown =
    isPlain && kinds[path] !== EntryKind.NOTHING && ((modes[path] ?? 0) > 0 || (times[path] ?? 0) > 0)
  return {
    path: files.text(path),
    kind: kindName(tree.kinds[path] ?? 0),
    bytes: present[path] ?? 0,
    ...((removed[path] ?? 0) > 0 ? { removedBytes: removed[path] ?? 0 } : {}),
    ...(isPlain || only === 'dead' ? {} : { change: changeName(tree.changes[path] ?? 0) }),
    ...(storedBy === NO_LAYER || isFolder ? {} : { layer: storedBy }),
    ...(killer === NO_LAYER ? {} : { removedBy: killer }),
    ...(target === null ? {} : { target }),
    ...(isKnown
      ? {
          mode: (modes[path] ?? 0).toString(8).padStart(4, '0'),
          uid: (uids[path] ?? 0) >>> 0,
          gid: (gids[path] ?? 0) >>> 0,
          time: times[path] ?? 0,
        }
      : {}),
    depth,
  }
}

/** `name`: of the image. `layer`: the one that was asked for. */
export function listJson({ top, entries }: Listed, name: string, layer: number | null): string {
  const rows = [top, ...entries].map((row) => ({ ...row, depth: undefined }))
  const data: Tree = {
    schemaVersion: 1,
    generator: `sea-trial ${VERSION}`,
    name,
    layer,
    entries: rows,
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

const SIZE_WIDTH = 9

/** A line for each entry; names cannot break it. `isFlat`: with whole paths. */
export function listText({ top, entries }: Listed, isFlat: boolean): string {
  const hasMarks = entries.some(({ change }) => change !== undefined)
  const line = (one: Entry, name: string): string => {
    const mark = hasMarks ? ` ${CHANGE_MARKS[CHANGE_NAMES.indexOf(one.change ?? 'same')] ?? ' '}` : ''
    const size = one.bytes === 0 && one.removedBytes ? `−${bytes(one.removedBytes)}` : bytes(one.bytes)
    return `${size.padStart(SIZE_WIDTH)}${mark}  ${name}${notes(one)}`
  }
  const nameOf = ({ path, kind, depth }: Entry): string => {
    const name = isFlat ? path : '  '.repeat(depth) + path.slice(path.lastIndexOf('/') + 1)
    return named(name) + (kind === 'folder' && path !== '/' ? '/' : '')
  }
  const lines = [line(top, named(top.path)), ...entries.map((one) => line(one, nameOf(one)))]
  return harmless(`${lines.join('\n')}\n`)
}

function notes({ target, removedBy, layer }: Entry): string {
  if (removedBy !== undefined) return `  (added by layer ${layer ?? '?'}, dead since ${removedBy})`
  return target === undefined ? '' : ` -> ${named(target)}`
}
