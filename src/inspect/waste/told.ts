/** Where the bytes of a claim lie: the folder that holds all of them, and the few that hold most. */
import { ROOT, type Paths } from '../tree/paths.ts'
import { largestFolders, type SizedPath } from '../weigh/largest-folders.ts'
import type { Claim } from './claim.ts'

export interface Locations {
  /** The file or folder that all of it lies in. */
  readonly within: string
  /** The largest first, none within another. */
  readonly places: readonly SizedPath[]
}

export function locationsOf({ paths: told, sizes }: Claim, paths: Paths, most: number): Locations {
  const own = new Float64Array(paths.count)
  for (const [index, path] of told.entries()) own[path] = (own[path] ?? 0) + (sizes[index] ?? 0)
  const order = withFolders(told, paths)
  const inOrder = Float64Array.from(order, (path) => own[path] ?? 0)
  return {
    within: paths.text(commonOf(order, inOrder, paths)),
    places: largestFolders(order, inOrder, paths, most),
  }
}

/** The paths and all folders above them, but for the root; folders come first, as their numbers do. */
function withFolders(told: readonly number[], paths: Paths): Int32Array {
  const isWanted = new Uint8Array(paths.count)
  let wanted = 0
  for (const path of told)
    for (let at = path; at !== ROOT && isWanted[at] === 0; at = paths.parent(at)) {
      isWanted[at] = 1
      wanted++
    }
  const order = new Int32Array(wanted)
  for (let path = paths.count - 1; path > ROOT; path--) if (isWanted[path]) order[--wanted] = path
  return order
}

/** Down from the root as long as there is one way only: the first of `order`, since all others lie below them. */
function commonOf(order: Int32Array, own: Float64Array, paths: Paths): number {
  const ways = new Map<number, number>()
  for (const path of order) {
    const parent = paths.parent(path)
    ways.set(parent, (ways.get(parent) ?? 0) + 1)
  }
  let common = ROOT
  for (const [index, path] of order.entries()) {
    if (ways.get(common) !== 1 || (index > 0 && own[index - 1] !== 0)) break
    common = path
  }
  return common
}
