/** The files of an image after a layer, compared with those before another: the tree that `tree` and `browse` show. */
import { Change, EntryKind, NO_LAYER, type ImageFiles } from '../core/image-files.ts'

/** In `changes`: neither before nor after. */
export const ABSENT = 255

export interface Range {
  /** The first layer whose changes count; what the layers below have is the state before. */
  readonly from: number
  /** The last layer. */
  readonly to: number
  /** The dead weight that these layers store, in place of what is there. */
  readonly isDead?: boolean
}

/** By path, as in `ImageFiles`. */
export interface FileTree {
  /** `EntryKind` after the last layer; of what is removed, before. */
  readonly kinds: Uint8Array
  /** `Change`, or `ABSENT`. A folder in which something changed is itself the same. */
  readonly changes: Uint8Array
  /** Bytes stored at the path; of what is removed, before. Of dead weight, the dead bytes. */
  readonly bytes: Float64Array
  /** The layer that stored it, and with `isDead` the one that removed it; else `NO_LAYER`. */
  readonly layers: Int32Array
  readonly killers: Int32Array
}

export function fileTree(files: ImageFiles, { from, to, isDead = false }: Range): FileTree {
  return isDead ? deadTree(files, from, to) : comparison(files, from, to)
}

function comparison(files: ImageFiles, from: number, to: number): FileTree {
  const [before, after] = [stateAfter(files, from - 1), stateAfter(files, to)]
  const { count } = files
  const changes = new Uint8Array(count).fill(ABSENT)
  const { kinds, bytes, layers } = after
  for (let path = 0; path < count; path++) {
    const [was, is] = [before.kinds[path] ?? 0, kinds[path] ?? 0]
    const isTouched = (layers[path] ?? NO_LAYER) >= from && is !== EntryKind.FOLDER
    if (is !== EntryKind.NOTHING)
      changes[path] = was === EntryKind.NOTHING ? Change.ADDED : isTouched ? Change.CHANGED : Change.SAME
    else if (was !== EntryKind.NOTHING) {
      changes[path] = Change.REMOVED
      kinds[path] = was
      bytes[path] = before.bytes[path] ?? 0
      layers[path] = before.layers[path] ?? NO_LAYER
    }
  }
  return { kinds, changes, bytes, layers, killers: new Int32Array(count).fill(NO_LAYER) }
}

type State = Pick<FileTree, 'kinds' | 'bytes' | 'layers'>

/** The file system after the layers 0 to `last`; empty for -1. */
function stateAfter(files: ImageFiles, last: number): State {
  const { count } = files
  const kinds = new Uint8Array(count)
  const bytes = new Float64Array(count)
  const layers = new Int32Array(count).fill(NO_LAYER)
  /** The last layer that removed all that lower ones had below the path. */
  const cleared = new Int32Array(count).fill(NO_LAYER)
  /** The last layer that names the path. */
  const named = new Int32Array(count).fill(NO_LAYER)
  kinds[0] = EntryKind.FOLDER
  for (const [index, rows] of files.layers.slice(0, last + 1).entries())
    for (const [row, path] of rows.paths.entries()) {
      const change = rows.changes[row] ?? Change.SAME
      const kind = rows.kinds[row] ?? EntryKind.NOTHING
      if (change === Change.SAME && kind === EntryKind.NOTHING) continue // removes what is not there
      named[path] = index
      if (change === Change.REMOVED || change === Change.CHANGED) cleared[path] = index
      if (change === Change.SAME) continue
      kinds[path] = kind
      bytes[path] = rows.sizes[row] ?? 0
      layers[path] = index
    }
  // a folder has a smaller number than what is in it
  for (let path = 1; path < count; path++) {
    const parent = files.parent(path)
    const above = cleared[parent] ?? NO_LAYER
    if ((named[path] ?? NO_LAYER) < above) kinds[path] = EntryKind.NOTHING
    if ((cleared[path] ?? NO_LAYER) < above) cleared[path] = above
    if (kinds[path] !== EntryKind.NOTHING) continue
    bytes[path] = 0
    layers[path] = NO_LAYER
  }
  return { kinds, bytes, layers }
}

function deadTree(files: ImageFiles, from: number, to: number): FileTree {
  const { count } = files
  const [kinds, changes] = [new Uint8Array(count), new Uint8Array(count).fill(ABSENT)]
  const bytes = new Float64Array(count)
  const [layers, killers] = [new Int32Array(count).fill(NO_LAYER), new Int32Array(count).fill(NO_LAYER)]
  for (let index = from; index <= to; index++) {
    const rows = files.layers[index]
    for (const [row, path] of rows?.paths.entries() ?? []) {
      const [size = 0, killer = NO_LAYER] = [rows?.sizes[row], rows?.killers[row]]
      if (killer === NO_LAYER || size === 0) continue
      kinds[path] = rows?.kinds[row] ?? EntryKind.FILE
      changes[path] = Change.SAME
      bytes[path] = (bytes[path] ?? 0) + size
      layers[path] = index
      killers[path] = killer
    }
  }
  for (let path = count - 1; path > 0; path--) {
    const parent = files.parent(path)
    if (changes[path] === ABSENT || changes[parent] !== ABSENT) continue
    changes[parent] = Change.SAME
    kinds[parent] = EntryKind.FOLDER
  }
  return { kinds, changes, bytes, layers, killers }
}
