/** The final file system, as those ask it who know paths by name. Symbolic links are followed, also at the end. */
import { Malformed } from '../malformed.ts'
import { Resolver } from '../tree/resolve.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Notes } from '../layer/index.ts'
import type { Ground } from './place.ts'
import type { Replayed } from './replay.ts'

/** Paths are text in which each character is a byte, with or without a slash in front. */
export class FinalFiles {
  readonly #replayed: Replayed
  readonly #ground: Ground
  readonly #resolver: Resolver
  #totals: Float64Array | null = null

  constructor(replayed: Replayed, ground: Ground) {
    this.#replayed = replayed
    this.#ground = ground
    this.#resolver = new Resolver(ground.paths, replayed.tree, ground.targets, ground.linkSteps)
  }

  /** Bytes of the regular file there; 0 where there is none. */
  size(path: string): number {
    const content = this.#content(path)
    return content === null ? 0 : this.#replayed.ledger.size(content)
  }

  /** The layer that the file there is from; null where there is none. */
  layer(path: string): number | null {
    const content = this.#content(path)
    return content === null ? null : this.#replayed.ledger.owner(content)
  }

  /** Bytes of all regular files below a folder. A file of several names counts where it was stored. */
  below(path: string): number {
    this.#totals ??= this.#sumUp()
    return this.#totals[this.#resolve(path) ?? ROOT] ?? 0
  }

  /** What was noted of the file there. */
  note<Kept>(path: string, kind: (notes: Notes) => ReadonlyMap<number, Kept>): Kept | null {
    const content = this.#content(path)
    if (content === null) return null
    const { layers, ledger } = this.#replayed
    const owner = ledger.owner(content)
    const notes = layers[owner]?.notes
    return (notes && kind(notes).get(content - ledger.base(owner))) ?? null
  }

  /** All notes of a kind whose files are still there. */
  *noted<Kept>(
    kind: (notes: Notes) => ReadonlyMap<number, Kept>,
  ): Generator<{ path: string; layer: number; kept: Kept }> {
    const { layers, ledger } = this.#replayed
    for (const [layer, { notes }] of layers.entries()) {
      for (const [local, kept] of kind(notes)) {
        const content = ledger.base(layer) + local
        if (ledger.killer(content) === null)
          yield { path: this.#ground.paths.latin1(ledger.home(content)), layer, kept }
      }
    }
  }

  #content(path: string): number | null {
    const { tree } = this.#replayed
    const at = this.#resolve(path)
    return at !== null && tree.kind(at) === Kind.FILE ? tree.value(at) : null
  }

  /** Null for links that lead nowhere. */
  #resolve(path: string): number | null {
    try {
      return this.#resolver.resolve(Buffer.from(path, 'latin1'))
    } catch (cause) {
      if (cause instanceof Malformed) return null
      throw cause
    }
  }

  /** Path numbers are handed out parents first, so one pass from the end carries all bytes up. */
  #sumUp(): Float64Array {
    const { paths } = this.#ground
    const { tree, ledger } = this.#replayed
    const totals = new Float64Array(paths.count)
    for (let path = paths.count - 1; path > ROOT; path--) {
      const content = tree.value(path)
      if (tree.kind(path) === Kind.FILE && ledger.home(content) === path) totals[path] = ledger.size(content)
      const parent = paths.parent(path)
      totals[parent] = (totals[parent] ?? 0) + (totals[path] ?? 0)
    }
    return totals
  }
}
