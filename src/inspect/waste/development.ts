/** Which contents lie in packages that are installed for development only. */
import type { Paths } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Replayed } from '../weigh/replay.ts'
import type { Lineage } from './lineage.ts'
import type { LayerOrigin } from './layer-origin.ts'
import type { WasteInput } from './input.ts'

export class Development {
  readonly #replayed: Replayed
  readonly #lineage: Lineage
  readonly #makers: readonly LayerOrigin[]
  /** Of each path the outermost such package that it lies in, + 1; 0 where it lies in none. */
  readonly #tops: Int32Array

  constructor(
    { replayed, paths, development }: Pick<WasteInput, 'replayed' | 'paths' | 'development'>,
    lineage: Lineage,
    makers: readonly LayerOrigin[],
  ) {
    this.#replayed = replayed
    this.#lineage = lineage
    this.#makers = makers
    this.#tops = topsOf(development, paths)
  }

  /**
   * The folder of the package; null where the content lies in none, or is not in the image. What a later layer stored
   * again counts once, where it was first. What was copied from the build context is another cure's.
   */
  of(content: number): number | null {
    const { ledger, tree } = this.#replayed
    const home = ledger.storedAt(content)
    const top = this.#tops[home] ?? 0
    if (top === 0 || this.#lineage.isCopy(content) || this.#lineage.end(content) !== null) return null
    const stands = tree.kind(home) === Kind.FILE && ledger.isEqual(content, tree.value(home))
    return stands && this.#makers[ledger.owner(content)]?.means !== 'copy' ? top - 1 : null
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
