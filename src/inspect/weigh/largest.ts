/** Where a layer's bytes lie: a few folders or files, apart from one another, that hold most of what it added. */
import type { Placed } from './place.ts'
import { ints } from '../tree/column.ts'
import { ROOT, type Paths } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'

export interface Place {
  readonly path: string
  readonly bytes: number
}

const MOST_PLACES = 4
/** Smaller parts of the layer are not worth a place. */
const LEAST_SHARE = 0.05
/** A folder gives way to what is in it when so much of it lies in places that are worth one. */
const TELLING_SHARE = 0.7

/** Largest first. Begins with the whole layer, and looks into the largest folder as long as that tells more. */
export function largestPlaces(layer: Placed, paths: Paths): Place[] {
  if (layer.size === 0) return []
  const tree = totals(layer, paths)
  const worth = (row: number): boolean => tree.bytes(row) >= layer.size * LEAST_SHARE
  let places = tree.children(ROOT_ROW).filter(worth)
  for (const closed = new Set<number>(); ;) {
    const open = places.filter((row) => tree.isFolder(row) && !closed.has(row))
    const [folder] = open.sort((a, b) => tree.bytes(b) - tree.bytes(a))
    if (folder === undefined) break
    const inside = tree.children(folder).filter(worth)
    const told = inside.reduce((sum, row) => sum + tree.bytes(row), 0)
    const isTelling = told >= tree.bytes(folder) * TELLING_SHARE
    if (isTelling && places.length - 1 + inside.length <= MOST_PLACES)
      places = [...places.filter((row) => row !== folder), ...inside]
    else closed.add(folder)
  }
  return places
    .sort((a, b) => tree.bytes(b) - tree.bytes(a))
    .slice(0, MOST_PLACES)
    .map((row) => ({ path: paths.text(tree.path(row)), bytes: tree.bytes(row) }))
}

const ROOT_ROW = -1

interface Totals {
  bytes(row: number): number
  isFolder(row: number): boolean
  path(row: number): number
  children(row: number): number[]
}

/** Bytes at and below each row of the layer's tree. A file counts where it was stored, not at its other links. */
function totals({ nodes, contents }: Placed, paths: Paths): Totals {
  const bytes = new Float64Array(nodes.paths.length)
  const parents = new Int32Array(nodes.paths.length)
  const rowOf = ints()
  for (const [row, path] of nodes.paths.entries()) {
    rowOf.set(path, row)
    parents[row] = paths.parent(path) === ROOT ? ROOT_ROW : rowOf.at(paths.parent(path))
    const content = nodes.values[row] ?? 0
    if (nodes.kinds[row] === Kind.FILE && contents.homes[content] === path)
      bytes[row] = contents.sizes[content] ?? 0
  }
  for (let row = bytes.length - 1; row >= 0; row--) {
    const parent = parents[row] ?? ROOT_ROW
    if (parent !== ROOT_ROW) bytes[parent] = (bytes[parent] ?? 0) + (bytes[row] ?? 0)
  }
  return {
    bytes: (row) => bytes[row] ?? 0,
    isFolder: (row) => isFolder(nodes.kinds[row] ?? Kind.NOTHING),
    path: (row) => nodes.paths[row] ?? ROOT,
    children: (row) => {
      const children: number[] = []
      for (const [child, parent] of parents.entries()) if (parent === row) children.push(child)
      return children
    },
  }
}
