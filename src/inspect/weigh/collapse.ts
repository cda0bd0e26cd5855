import type { Nodes } from '../layer/index.ts'
import type { Ints } from '../tree/column.ts'
import { ROOT, type Paths } from '../tree/paths.ts'
import { isFolder } from '../tree/tree.ts'

/** Fates below 0: nothing is stored there, or the contents below differ. Others are numbers of the caller. */
export const EMPTY = -1
export const MIXED = -2

const MANY_ROWS = 4
const NO_ROW = -1

export interface Leaf {
  readonly fate: number
  readonly bytes: number
}

/**
 * Finds the folders of a layer that stand for the dead files in them in a list: all contents in them have the same fate,
 * and the folder is gone itself or would take many rows. One pass from the leaves up.
 */
export class CollapsedFolders {
  readonly #nodes: Nodes
  readonly #parents: Int32Array
  readonly #fates: Int32Array
  readonly #bytes: Float64Array
  readonly #files: Int32Array
  /** Rows that it takes to list the dead contents here. */
  readonly #rows: Int32Array
  /** 1: the folder stands for its content. */
  readonly #collapsed: Uint8Array

  /** `rowOf`: a reusable column, the row of each path. `isGone`: for folders. */
  constructor(
    nodes: Nodes,
    leaf: (row: number) => Leaf,
    paths: Paths,
    rowOf: Ints,
    isGone: (row: number, fate: number) => boolean,
  ) {
    const count = nodes.paths.length
    this.#nodes = nodes
    this.#parents = new Int32Array(count)
    this.#fates = new Int32Array(count)
    this.#bytes = new Float64Array(count)
    this.#files = new Int32Array(count)
    this.#rows = new Int32Array(count)
    this.#collapsed = new Uint8Array(count)
    for (let row = 0; row < count; row++) this.#start(row, leaf(row), paths, rowOf)
    for (let row = count - 1; row >= 0; row--) {
      this.#collapse(row, isGone)
      this.#carry(row)
    }
  }

  /** The rows to show: dead files, and folders that stand for them; `bytes` are dead. */
  *shown(): Generator<{ row: number; fate: number; bytes: number }> {
    const isCovered = new Uint8Array(this.#parents.length)
    for (const [row, parent] of this.#parents.entries()) {
      isCovered[row] = parent !== NO_ROW && (isCovered[parent] || this.#collapsed[parent]) ? 1 : 0
      const fate = this.#fates[row] ?? EMPTY
      const isRow = this.#collapsed[row] === 1 || !isFolder(this.#nodes.kinds[row] ?? 0)
      if (!isCovered[row] && isRow && fate >= 0) yield { row, fate, bytes: this.#bytes[row] ?? 0 }
    }
  }

  #start(row: number, { fate, bytes }: Leaf, paths: Paths, rowOf: Ints): void {
    const path = this.#nodes.paths[row] ?? ROOT
    const parent = paths.parent(path)
    rowOf.set(path, row)
    this.#parents[row] = parent === ROOT ? NO_ROW : rowOf.at(parent)
    this.#fates[row] = fate
    if (fate < 0) return
    this.#bytes[row] = bytes
    this.#files[row] = this.#rows[row] = 1
  }

  #collapse(row: number, isGone: (row: number, fate: number) => boolean): void {
    const fate = this.#fates[row] ?? EMPTY
    if (fate < 0 || (this.#files[row] ?? 0) < 2 || !isFolder(this.#nodes.kinds[row] ?? 0)) return
    if ((this.#rows[row] ?? 0) >= MANY_ROWS || isGone(row, fate)) this.#collapsed[row] = this.#rows[row] = 1
  }

  #carry(row: number): void {
    const parent = this.#parents[row] ?? NO_ROW
    if (parent === NO_ROW) return
    this.#fates[parent] = merged(this.#fates[parent] ?? EMPTY, this.#fates[row] ?? EMPTY)
    for (const sum of [this.#bytes, this.#files, this.#rows])
      sum[parent] = (sum[parent] ?? 0) + (sum[row] ?? 0)
  }
}

function merged(a: number, b: number): number {
  if (a === EMPTY || a === b) return b
  return b === EMPTY ? a : MIXED
}
