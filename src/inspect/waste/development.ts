/** Which contents belong to packages that are installed for development only. */
import type { Paths } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Replayed } from '../weigh/replay.ts'
import type { Lineage } from './lineage.ts'
import type { LayerOrigin } from './layer-origin.ts'
import type { WasteInput } from './input.ts'

export class Development {
  readonly #replayed: Replayed
  readonly #lineage: Lineage
  readonly #origins: readonly LayerOrigin[]
  /** By path: the outermost such package that it belongs to, + 1; 0 if none. */
  readonly #tops: Int32Array

  constructor(
    { replayed, paths, development }: Pick<WasteInput, 'replayed' | 'paths' | 'development'>,
    lineage: Lineage,
    origins: readonly LayerOrigin[],
  ) {
    this.#replayed = replayed
    this.#lineage = lineage
    this.#origins = origins
    this.#tops = topsOf(development, paths)
  }

  /**
   * The folder of the package; null if the content belongs to none, or is not in the image. A file that a later layer
   * stored again counts once, for its first layer. Files copied from the build context fall under `node-modules`.
   */
  of(content: number): number | null {
    const { ledger, tree } = this.#replayed
    const storedAt = ledger.storedAt(content)
    const top = this.#tops[storedAt] ?? 0
    if (top === 0 || this.#lineage.isCopy(content) || this.#lineage.end(content) !== null) return null
    const isInImage = tree.kind(storedAt) === Kind.FILE && ledger.isEqual(content, tree.value(storedAt))
    return isInImage && this.#origins[ledger.owner(content)]?.means !== 'copy' ? top - 1 : null
  }
}

/** A folder has a smaller number than what is in it. */
function topsOf(folders: readonly number[], paths: Pick<Paths, 'count' | 'parent'>): Int32Array {
  if (folders.length === 0) return new Int32Array(0)
  const isFolder = new Set(folders)
  const tops = new Int32Array(paths.count)
  for (let path = 1; path < paths.count; path++) {
    const above = tops[paths.parent(path)] ?? 0
    tops[path] = above === 0 && isFolder.has(path) ? path + 1 : above
  }
  return tops
}
