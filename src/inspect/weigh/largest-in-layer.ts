import type { Paths } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Remapped } from './renumber.ts'
import { largestFolders, type SizedPath } from './largest-folders.ts'

const MOST_PLACES = 4

/** The few folders or files that hold most of a layer's bytes, the largest first. */
export function largestInLayer(layer: Remapped, paths: Paths): SizedPath[] {
  return layer.size === 0 ? [] : largestFolders(layer.nodes.paths, ownBytes(layer), paths, MOST_PLACES)
}

/** A file counts where it was stored, not at its other links. */
function ownBytes({ nodes, contents }: Remapped): Float64Array {
  const own = new Float64Array(nodes.paths.length)
  for (const [row, path] of nodes.paths.entries()) {
    const content = nodes.values[row] ?? 0
    if (nodes.kinds[row] === Kind.FILE && contents.storedAt[content] === path)
      own[row] = contents.sizes[content] ?? 0
  }
  return own
}
