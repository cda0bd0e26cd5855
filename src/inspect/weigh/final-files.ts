/** The final file system, as those ask it who know paths by name. Symbolic links among the folders are followed. */
import type { Notes } from '../layer/index.ts'
import { Malformed } from '../malformed.ts'
import type { FileSystem } from '../packages/index.ts'
import { Resolver } from '../tree/resolve.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import type { PathSpace } from './renumber.ts'
import type { Replayed } from './replay.ts'

interface Found {
  readonly path: string
  readonly at: number | null
}

/** Paths are text in which each character is a byte, with or without a slash in front. */
export class FinalFiles implements FileSystem {
  readonly #replayed: Replayed
  readonly #ground: PathSpace
  readonly #resolver: Resolver
  #totals: Float64Array | null = null
  /** What was found last. */
  #folder: Found = { path: '', at: ROOT }
  #file: Found = { path: '', at: null }

  constructor(replayed: Replayed, ground: PathSpace) {
    this.#replayed = replayed
    this.#ground = ground
    this.#resolver = new Resolver(ground.paths, replayed.tree, ground.targets, ground.linkSteps)
  }

  size(path: string): number {
    const content = this.id(path)
    return content === null ? 0 : this.#replayed.ledger.size(content)
  }

  layer(path: string): number | null {
    const content = this.id(path)
    return content === null ? null : this.#replayed.ledger.owner(content)
  }

  /** The number of the content there. What is asked of one file is asked in a row. */
  id(path: string): number | null {
    if (path !== this.#file.path) this.#file = { path, at: this.#find(path) }
    return this.#file.at
  }

  /** A file of several names counts where it was stored. */
  below(folder: string): number {
    const at = this.#resolve(folder)
    this.#totals ??= this.#sumUp()
    return at === null ? 0 : (this.#totals[at] ?? 0)
  }

  /** The number of the folder's path; null where there is none. */
  folder(path: string): number | null {
    const at = this.#resolve(path)
    return at !== null && isFolder(this.#replayed.tree.kind(at)) ? at : null
  }

  /** What was noted of the file there, a link at the end followed too. */
  note<Kept>(path: string, kind: (notes: Notes) => ReadonlyMap<number, Kept>): Kept | null {
    const at = this.#resolve(path)
    const content = at === null ? null : this.#content(at)
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
          yield { path: this.#ground.paths.latin1(ledger.storedAt(content)), layer, kept }
      }
    }
  }

  #find(path: string): number | null {
    const name = path.lastIndexOf('/') + 1
    const folder = this.#folderOf(path.slice(0, name))
    const bytes = Buffer.from(path.slice(name), 'latin1')
    return folder === null || bytes.length === 0
      ? null
      : this.#content(this.#ground.paths.child(folder, bytes, 0, bytes.length))
  }

  /** Files are asked for folder by folder. */
  #folderOf(path: string): number | null {
    if (path !== this.#folder.path) this.#folder = { path, at: this.#resolve(path) }
    return this.#folder.at
  }

  #content(path: number): number | null {
    const { tree } = this.#replayed
    return tree.kind(path) === Kind.FILE ? tree.value(path) : null
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
      if (tree.kind(path) === Kind.FILE && ledger.storedAt(content) === path)
        totals[path] = ledger.size(content)
      const parent = paths.parent(path)
      totals[parent] = (totals[parent] ?? 0) + (totals[path] ?? 0)
    }
    return totals
  }
}
