/**
 * The files of an image as the rows of a page. A page has few rows: what is smaller than a threshold is added up in one row
 * of its folder, also whole folders. The threshold is the lowest that leaves no more than the given number of rows.
 */
import { EntryKind, NO_OWNER, type ImageFiles } from '../../core/image-files.ts'
import type { Package } from '../../core/schema.ts'
import type { PageTree } from './data.ts'
import { sumUp } from './format.ts'

/** In a page: what fits into 1 MB with its Reports, unless names are very long. */
export const MOST_ROWS = 40_000

/** Rows before they are chosen. Folders come before what is in them; row 0 is the root. */
interface Rows extends Omit<PageTree, 'names' | 'owners'> {
  readonly name: (row: number) => string
}

/** Of `counts`: not in the final file system, or without bytes of its own. */
const LEFT_OUT = -1
const ROOT = 0

/** Regular files only: links and devices have no bytes. `packages`: those of the Report, by which `files.owners` counts. */
export function pageTree(
  files: ImageFiles,
  packages: readonly Pick<Package, 'name' | 'version' | 'type'>[],
  mostRows = MOST_ROWS,
): PageTree {
  const { count, final } = files
  // `map` of a typed array: `from` with a function makes an object of each number first
  const counts = new Int32Array(final.kinds).map((kind) => COUNTS[kind] ?? LEFT_OUT)
  counts[ROOT] = 0
  const parents = new Int32Array(count).map((_, path) => (path === ROOT ? -1 : files.parent(path)))
  const times = final.times.map(seconds)
  const rows: Rows = {
    ...{ counts, parents, times },
    bytes: final.sizes.slice(),
    layers: new Int16Array(final.layers),
    ownedBy: files.owners ?? new Int32Array(count).fill(NO_OWNER),
    name: (path) => (path === ROOT ? '' : files.name(path)),
  }
  const owners = packages.map(({ name, version, type }) => `${name} ${version} (${type})`)
  return withOwners(chosen(rows, mostRows), owners)
}

/** The same with fewer rows. */
export const smallerTree = (tree: PageTree, mostRows: number): PageTree =>
  withOwners(
    chosen({ ...tree, bytes: tree.bytes.slice(), name: (row) => tree.names[row] ?? '' }, mostRows),
    tree.owners,
  )

const COUNTS: Readonly<Record<number, number>> = { [EntryKind.FOLDER]: 0, [EntryKind.FILE]: 1 }

/** A date that a browser can show, else 0. */
const MOST_SECONDS = 8.64e12
const seconds = (time: number): number => (Math.abs(time) <= MOST_SECONDS ? Math.round(time) : 0)

type Chosen = Omit<PageTree, 'owners'>

/** Keeps only the owners that a row has. */
function withOwners(tree: Chosen, owners: readonly string[]): PageTree {
  const used = [...new Set(tree.ownedBy)].filter((owner) => owner !== NO_OWNER).sort((a, b) => a - b)
  const places = new Map(used.map((owner, place) => [owner, place]))
  const ownedBy = tree.ownedBy.map((owner) => places.get(owner) ?? NO_OWNER)
  return { ...tree, ownedBy, owners: used.map((owner) => owners[owner] ?? '') }
}

function chosen(rows: Rows, mostRows: number): Chosen {
  sumUp(rows)
  const threshold = thresholdOf(rows, mostRows)
  const isKept = (row: number): boolean => row === ROOT || isIn(rows, row, threshold)
  const sums = sumSmall(rows, isKept)
  const children = childrenOf(rows, isKept)
  const out = new Columns()
  out.add(rows, ROOT, '', -1)
  for (let row = 0, folders = [ROOT]; row < out.names.length; row++) {
    // rows of one folder follow each other, and the folders of `folders` are in the order of their rows
    const folder = folders[row] ?? LEFT_OUT
    if (folder === LEFT_OUT) continue
    const inside = (children.get(folder) ?? []).map((child) => ({ child, name: rows.name(child) }))
    for (const { child, name } of inside.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
      out.add(rows, child, name, row)
      folders.push(rows.counts[child] === 0 ? child : LEFT_OUT)
    }
    const small = sums.get(folder)
    if (small) {
      const isChild = small.count === 1 && rows.parents[small.last] === folder
      out.addSum(small, row, isChild ? rows.name(small.last) : '')
      folders.push(LEFT_OUT)
    }
  }
  return out.tree()
}

/** A row of several files is never kept as it is: more may be added to it. */
function isIn({ counts, bytes }: Rows, row: number, threshold: number): boolean {
  const count = counts[row] ?? LEFT_OUT
  return (count === 0 || count === 1) && (bytes[row] ?? 0) >= threshold
}

/** Of the sizes as many are tried as it takes to come within a thousandth of the lowest that fits. */
const EXACTNESS = 1000

/** The lowest of the sizes that leaves no more than `most` rows, or one near it; Infinity if none does. */
function thresholdOf(rows: Rows, most: number): number {
  const sizes = rows.bytes.filter((_, row) => isIn(rows, row, 0)).sort()
  if (rowsAt(rows, 0) <= most) return 0
  // each of these sizes is a row, so of lower ones there are too many
  let low = Math.max(0, sizes.length - most)
  let high = sizes.length
  while (high - low > sizes.length / EXACTNESS) {
    const middle = (low + high) >> 1
    if (rowsAt(rows, sizes[middle] ?? 0) <= most) high = middle
    else low = middle + 1
  }
  return sizes[high] ?? Infinity
}

/** How many rows there are with a threshold. */
function rowsAt(rows: Rows, threshold: number): number {
  const { counts, parents } = rows
  const hasSum = new Uint8Array(counts.length)
  let count = 1
  for (let row = 1; row < counts.length; row++) {
    if (counts[row] === LEFT_OUT) continue
    if (isIn(rows, row, threshold)) count++
    else {
      const parent = parents[row] ?? ROOT
      if (hasSum[parent] === 0 && (parent === ROOT || isIn(rows, parent, threshold))) count++
      hasSum[parent] = 1
    }
  }
  return count
}

/** Files that have no row of their own. */
interface Small {
  count: number
  /** One of their rows. */
  last: number
  bytes: number
  time: number
  /** Bytes by number of the layer, of the package. */
  readonly layers: Map<number, number>
  readonly owners: Map<number, number>
}

/** By the innermost folder that is kept. */
function sumSmall(rows: Rows, isKept: (row: number) => boolean): Map<number, Small> {
  const { parents, counts, bytes, layers, ownedBy, times } = rows
  const sums = new Map<number, Small>()
  const innermost = new Int32Array(counts.length)
  for (let row = 1; row < counts.length; row++) {
    const folder = innermost[parents[row] ?? ROOT] ?? ROOT
    const count = counts[row] ?? LEFT_OUT
    if (count === 0) innermost[row] = isKept(row) ? row : folder
    if (count <= 0 || isKept(row)) continue
    const small: Small = sums.get(folder) ?? {
      count: 0,
      last: 0,
      bytes: 0,
      time: 0,
      layers: new Map(),
      owners: new Map(),
    }
    const size = bytes[row] ?? 0
    sums.set(folder, small)
    small.count += count
    small.last = row
    small.bytes += size
    small.time = Math.max(small.time, times[row] ?? 0)
    const [layer, owner] = [layers[row] ?? -1, ownedBy[row] ?? NO_OWNER]
    small.layers.set(layer, (small.layers.get(layer) ?? 0) + size)
    small.owners.set(owner, (small.owners.get(owner) ?? 0) + size)
  }
  return sums
}

function childrenOf({ parents, counts }: Rows, isKept: (row: number) => boolean): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (let row = 1; row < counts.length; row++) {
    if (!isKept(row)) continue
    const parent = parents[row] ?? ROOT
    const known = children.get(parent)
    if (known) known.push(row)
    else children.set(parent, [row])
  }
  return children
}

/** The rows of the page, one after the other. */
class Columns {
  readonly names: string[] = []
  private readonly rows: Record<'parents' | 'counts' | 'bytes' | 'layers' | 'ownedBy' | 'times', number[]> = {
    ...{ parents: [], counts: [], bytes: [], layers: [], ownedBy: [], times: [] },
  }

  add({ counts, bytes, layers, ownedBy, times }: Rows, row: number, name: string, parent: number): void {
    const [layer = -1, owner = NO_OWNER] = [layers[row], ownedBy[row]]
    this.#push(name, [parent, counts[row] ?? 0, bytes[row] ?? 0, layer, owner, times[row] ?? 0])
  }

  addSum({ count, bytes, layers, owners, time }: Small, parent: number, name: string): void {
    this.#push(name, [parent, count, bytes, largest(layers), largest(owners), time])
  }

  #push(name: string, [parent, count, bytes, layer, owner, time]: readonly number[]): void {
    const { rows } = this
    this.names.push(name)
    rows.parents.push(parent ?? 0)
    rows.counts.push(count ?? 0)
    rows.bytes.push(bytes ?? 0)
    rows.layers.push(layer ?? -1)
    rows.ownedBy.push(owner ?? NO_OWNER)
    rows.times.push(time ?? 0)
  }

  tree(): Chosen {
    const { parents, counts, bytes, layers, ownedBy, times } = this.rows
    return {
      names: this.names,
      parents: Int32Array.from(parents),
      counts: Int32Array.from(counts),
      bytes: Float64Array.from(bytes),
      layers: Int16Array.from(layers),
      ownedBy: Int32Array.from(ownedBy),
      times: Float64Array.from(times),
    }
  }
}

function largest(sums: ReadonlyMap<number, number>): number {
  let [found, most] = [NO_OWNER, -1]
  for (const [number, bytes] of sums) if (bytes > most) [found, most] = [number, bytes]
  return found
}
