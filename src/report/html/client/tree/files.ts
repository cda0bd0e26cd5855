/** Reads the columns of a tree: what is in a folder, paths, search, the folders where the bytes are. */
import { count } from '../../../../lib/units.ts'
import type { PageTree } from '../../data.ts'

export const ROOT = 0

export interface Files {
  readonly tree: PageTree
  readonly rows: number
  /** Rows in a folder, largest first. */
  readonly inFolder: (row: number) => Int32Array
  readonly isFolder: (row: number) => boolean
  /** The last part of its path, or how many files the row stands for. Unescaped. */
  readonly nameOf: (row: number) => string
  /** `/usr/bin`; of a row of several files, their folder. Unescaped. */
  readonly pathOf: (row: number) => string
  /** The root first, the row itself last. */
  readonly wayTo: (row: number) => number[]
  /** Null if there is no such folder. */
  readonly folderAt: (path: string) => number | null
}

export function filesOf(tree: PageTree): Files {
  const rows = tree.parents.length
  const { starts, members } = byFolder(tree.parents)
  const isSorted = new Uint8Array(rows)

  function inFolder(row: number): Int32Array {
    const inside = members.subarray(starts[row], starts[row + 1])
    if (isSorted[row] === 0) {
      inside.sort((a, b) => (tree.bytes[b] ?? 0) - (tree.bytes[a] ?? 0) || a - b)
      isSorted[row] = 1
    }
    return inside
  }
  const parentOf = (row: number): number => tree.parents[row] ?? ROOT
  const isFolder = (row: number): boolean => tree.counts[row] === 0

  function wayTo(row: number): number[] {
    const way = [row]
    for (let at = row; at !== ROOT; way.push(at)) at = parentOf(at)
    return way.reverse()
  }
  const nameOf = (row: number): string => {
    const files = tree.counts[row] ?? 0
    if (files > 1) return count(files, 'small file')
    return row === ROOT ? '/' : (tree.names[row] ?? '')
  }
  const pathOf = (row: number): string =>
    `/${wayTo(row)
      .map((at) => tree.names[at] ?? '')
      .filter((name) => name !== '')
      .join('/')}`

  function folderAt(path: string): number | null {
    let at: number | undefined = ROOT
    for (const name of path.split('/').filter((part) => part !== '')) {
      at = inFolder(at).find((row) => isFolder(row) && tree.names[row] === name)
      if (at === undefined) return null
    }
    return at
  }
  return { tree, rows, inFolder, isFolder, nameOf, pathOf, wayTo, folderAt }
}

/** The rows of each folder one after another: those of folder n from `starts[n]` to `starts[n + 1]`. */
function byFolder(parents: Int32Array): { starts: Int32Array; members: Int32Array } {
  const rows = parents.length
  const starts = new Int32Array(rows + 1)
  for (let row = 1; row < rows; row++) add(starts, (parents[row] ?? 0) + 1, 1)
  for (let row = 0; row < rows; row++) add(starts, row + 1, starts[row] ?? 0)
  const next = starts.slice()
  const members = new Int32Array(Math.max(0, rows - 1))
  for (let row = 1; row < rows; row++) {
    const parent = parents[row] ?? 0
    members[next[parent] ?? 0] = row
    add(next, parent, 1)
  }
  return { starts, members }
}

function add(to: Int32Array, at: number, amount: number): void {
  to[at] = (to[at] ?? 0) + amount
}

/** Of a folder's bytes, at most this share may be in one folder of it: else that one is meant. */
const CONCENTRATED = 0.5

/** The largest folders below `top`, largest first, without those whose bytes are mostly in a folder of theirs. */
export function largestFolders({ tree, rows, isFolder }: Files, top: number, most: number): number[] {
  const [largest, isBelow] = [new Float64Array(rows), new Uint8Array(rows)]
  isBelow[top] = 1
  for (let row = 1; row < rows; row++) {
    const parent = tree.parents[row] ?? 0
    if (row !== top) isBelow[row] = isBelow[parent] ?? 0
    if (isFolder(row)) largest[parent] = Math.max(largest[parent] ?? 0, tree.bytes[row] ?? 0)
  }
  const found: number[] = []
  for (let row = 1; row < rows; row++) {
    const bytes = tree.bytes[row] ?? 0
    if (row === top || isBelow[row] === 0 || !isFolder(row) || bytes === 0) continue
    if ((largest[row] ?? 0) <= bytes * CONCENTRATED) found.push(row)
  }
  return found.sort((a, b) => (tree.bytes[b] ?? 0) - (tree.bytes[a] ?? 0)).slice(0, most)
}

export interface Matches {
  /** Rows that match, largest first; none of them within another. */
  readonly rows: readonly number[]
  /** By row: whether it matches, is in a folder that does, or has in it what does. */
  readonly isLit: Uint8Array
}

/** Names that contain `query`, in lower case; with a slash in it, paths. */
export function search(files: Files, query: string): Matches {
  const { tree, rows, pathOf } = files
  const isPath = query.includes('/')
  const isLit = new Uint8Array(rows)
  const found: number[] = []
  for (let row = 1; row < rows; row++) {
    if (isLit[tree.parents[row] ?? 0] === 1) isLit[row] = 1
    else if ((isPath ? pathOf(row) : (tree.names[row] ?? '')).toLowerCase().includes(query)) {
      isLit[row] = 1
      found.push(row)
    }
  }
  for (let row = rows - 1; row > 0; row--) if (isLit[row] === 1) isLit[tree.parents[row] ?? 0] = 1
  return { rows: found.sort((a, b) => (tree.bytes[b] ?? 0) - (tree.bytes[a] ?? 0)), isLit }
}
