/** Places a folder's content as a treemap: what is too small to see is one tile, so the work depends on the pixels only. */
import { hierarchy, treemap, type HierarchyRectangularNode } from 'd3-hierarchy'
import { isLabelled } from './sizes.ts'
import type { Files } from './files.ts'

export interface Tile {
  readonly row: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 for the folder that is shown. */
  readonly depth: number
  /** A folder with tiles in it. */
  readonly isOpen: boolean
  /** How many rows are in it that are too small: 0 for all but the tile of the rest. `row` is then their largest. */
  readonly rest: number
}

/** Square pixels: smaller things of a folder are one tile, and smaller folders are not opened. */
const LEAST_TILE = 36
const LEAST_FOLDER = 900
export const LABEL_HEIGHT = 17

interface Item {
  readonly row: number
  readonly bytes: number
  readonly rest: number
  readonly inside?: readonly Item[]
}

export function layout(files: Files, top: number, width: number, height: number): Tile[] {
  const total = files.tree.bytes[top] ?? 0
  if (total === 0 || width <= 0 || height <= 0) return []
  const root = hierarchy<Item>(itemOf(files, top, (width * height) / total), ({ inside }) => inside).sum(
    ({ inside, bytes }) => (inside ? 0 : bytes),
  )
  const place = treemap<Item>()
    .size([width, height])
    .round(true)
    .paddingInner((node) => (node.depth < 2 ? 3 : 1))
    .paddingOuter((node) => (node.depth > 0 && isLabelled(sizeOf(node)) ? 3 : 0))
    .paddingTop((node) => (node.depth > 0 && isLabelled(sizeOf(node)) ? LABEL_HEIGHT : 0))
  return place(root).descendants().map(tileOf)
}

function itemOf(files: Files, row: number, pixels: number): Item {
  const bytes = files.tree.bytes[row] ?? 0
  if (!files.isFolder(row) || bytes * pixels < LEAST_FOLDER) return { row, bytes, rest: 0 }
  const all = files.inFolder(row)
  const seen = firstIndex(all, (one) => (files.tree.bytes[one] ?? 0) * pixels < LEAST_TILE)
  const inside = Array.from(all.subarray(0, seen), (one) => itemOf(files, one, pixels))
  return { row, bytes, rest: 0, inside: [...inside, ...restOf(files, all.subarray(seen))] }
}

function restOf({ tree }: Files, rows: Int32Array): Item[] {
  const [row] = rows
  const bytes = rows.reduce((sum, one) => sum + (tree.bytes[one] ?? 0), 0)
  return row === undefined || bytes === 0 ? [] : [{ row, bytes, rest: rows.length }]
}

/** Of a sorted array: of the first item that passes; else its length. */
function firstIndex(rows: Int32Array, passes: (row: number) => boolean): number {
  const at = rows.findIndex(passes)
  return at < 0 ? rows.length : at
}

const sizeOf = ({ x0, x1, y0, y1 }: HierarchyRectangularNode<Item>) => ({ width: x1 - x0, height: y1 - y0 })

const tileOf = (node: HierarchyRectangularNode<Item>): Tile => ({
  row: node.data.row,
  x: node.x0,
  y: node.y0,
  ...sizeOf(node),
  depth: node.depth,
  isOpen: node.children !== undefined,
  rest: node.data.rest,
})

/** The deepest tile at a point. */
export const tileAt = (tiles: readonly Tile[], x: number, y: number): Tile | undefined =>
  tiles.findLast((tile) => x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height)
