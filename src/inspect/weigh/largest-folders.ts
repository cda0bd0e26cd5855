import { ints } from '../tree/column.ts'
import { ROOT, type Paths } from '../tree/paths.ts'

export interface SizedPath {
  readonly path: string
  readonly bytes: number
}

/** Smaller shares of the whole are left out. */
const LEAST_SHARE = 0.05
/** A folder is replaced by its children if those that are large enough have this share of it. */
const SPLIT_SHARE = 0.7

/**
 * The few folders or files that hold most bytes, none within another: at most `most`, the largest first. Starts at the
 * root and splits the largest folder while that is more precise. `order`: paths, folders before their children; `own`:
 * the bytes of each of these paths itself.
 */
export function largestFolders(
  order: Int32Array,
  own: Float64Array,
  paths: Paths,
  most: number,
): SizedPath[] {
  const tree = new Totals(order, own, paths)
  const isLarge = (row: number): boolean => tree.bytes(row) >= Math.max(1, tree.bytes(WHOLE) * LEAST_SHARE)
  let places = tree.children(WHOLE).filter(isLarge)
  for (const closed = new Set<number>(); ;) {
    const open = places.filter((row) => !closed.has(row))
    const [folder] = open.sort((a, b) => tree.bytes(b) - tree.bytes(a))
    if (folder === undefined) break
    const inside = tree.children(folder).filter(isLarge)
    const covered = inside.reduce((sum, row) => sum + tree.bytes(row), 0)
    const isSplit = inside.length > 0 && covered >= tree.bytes(folder) * SPLIT_SHARE
    if (isSplit && places.length - 1 + inside.length <= most)
      places = [...places.filter((row) => row !== folder), ...inside]
    else closed.add(folder)
  }
  return places
    .sort((a, b) => tree.bytes(b) - tree.bytes(a))
    .slice(0, most)
    .map((row) => ({ path: paths.text(order[row] ?? ROOT), bytes: tree.bytes(row) }))
}

/** The row that contains all others. */
const WHOLE = -1
const NO_ROW = -1

/** Bytes at and below each row of `order`. */
class Totals {
  readonly #bytes: Float64Array
  /** By row + 1: the first child (0: of the whole). By row: the next one in the same folder. */
  readonly #first: Int32Array
  readonly #next: Int32Array

  constructor(order: Int32Array, own: Float64Array, paths: Paths) {
    const rowOf = ints()
    const parents = order.map((path, row) => {
      rowOf.set(path, row)
      return paths.parent(path) === ROOT ? WHOLE : rowOf.at(paths.parent(path))
    })
    this.#bytes = new Float64Array(order.length + 1)
    this.#bytes.set(own, 1)
    this.#first = new Int32Array(order.length + 1).fill(NO_ROW)
    this.#next = new Int32Array(order.length)
    for (let row = order.length - 1; row >= 0; row--) {
      const parent = (parents[row] ?? WHOLE) + 1
      this.#bytes[parent] = (this.#bytes[parent] ?? 0) + this.bytes(row)
      this.#next[row] = this.#first[parent] ?? NO_ROW
      this.#first[parent] = row
    }
  }

  bytes(row: number): number {
    return this.#bytes[row + 1] ?? 0
  }

  children(row: number): number[] {
    const children: number[] = []
    for (let at = this.#first[row + 1] ?? NO_ROW; at !== NO_ROW; at = this.#next[at] ?? NO_ROW)
      children.push(at)
    return children
  }
}
