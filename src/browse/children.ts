/** What is in each folder. */
import type { ImageFiles } from '../core/image-files.ts'
import { namesOf } from './names.ts'
import type { Selection } from './selection.ts'

export interface Children {
  of(folder: number): Int32Array
}

/** Two columns: the children of folder n are `list[starts[n]..starts[n + 1])`. */
export function childrenOf(files: ImageFiles): Children {
  const { count } = files
  const starts = new Int32Array(count + 2)
  for (let path = 1; path < count; path++) {
    const slot = files.parent(path) + 2
    starts[slot] = (starts[slot] ?? 0) + 1
  }
  for (let path = 2; path < starts.length; path++)
    starts[path] = (starts[path] ?? 0) + (starts[path - 1] ?? 0)
  const list = new Int32Array(Math.max(0, count - 1))
  for (let path = 1; path < count; path++) {
    const slot = files.parent(path) + 1
    const at = starts[slot] ?? 0
    list[at] = path
    starts[slot] = at + 1
  }
  return { of: (folder) => list.subarray(starts[folder], starts[folder + 1]) }
}

export type Order = 'size' | 'name'

/** The children that are shown: the largest first, or by name. */
function shownIn(folder: number, { files, children, selection, order }: Listing): readonly number[] {
  const { shown, present, removed } = selection
  const some = Array.from(children.of(folder)).filter((path) => shown[path] === 1)
  if (some.length < 2) return some
  const names = namesOf(files)
  const byName = (a: number, b: number): number => compareText(names[a] ?? '', names[b] ?? '')
  if (order === 'name') return some.sort(byName)
  const more = (sums: Float64Array, a: number, b: number): number => (sums[b] ?? 0) - (sums[a] ?? 0)
  return some.sort((a, b) => more(present, a, b) || more(removed, a, b) || byName(a, b))
}

export interface Listing {
  readonly files: ImageFiles
  readonly children: Children
  readonly selection: Selection
  readonly order: Order
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export interface Row {
  readonly path: number
  /** 0 below the folder that was listed. */
  readonly depth: number
}

/** What is shown below a folder, each folder before its content. `isOpen`: whether to list what is in a folder. */
export function rowsBelow(
  folder: number,
  listing: Listing,
  isOpen: (path: number, depth: number) => boolean,
): Row[] {
  const rows: Row[] = []
  const open = shownIn(folder, listing)
    .map((path) => ({ path, depth: 0 }))
    .reverse()
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    const { path, depth } = row
    rows.push(row)
    if (!isOpen(path, depth)) continue
    const inside = shownIn(path, listing)
    for (let index = inside.length - 1; index >= 0; index--)
      open.push({ path: inside[index] ?? 0, depth: depth + 1 })
  }
  return rows
}
