import type { Notes } from '../layer/index.ts'
import { noteOf, notesIn, type NoteTable } from '../layer/note-table.ts'
import { Malformed } from '../malformed.ts'
import type { FileSystem } from '../packages/index.ts'
import { Resolver } from '../tree/resolve.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import type { PathSpace } from './renumber.ts'
import type { Replayed } from './replay.ts'

interface Resolved {
  readonly path: string
  readonly at: number | null
}

/**
 * The final file system, by path. Paths are latin1, one character for each byte, with or without a leading slash.
 * Symbolic links among the folders are followed.
 */
export class FinalFiles implements FileSystem {
  readonly #replayed: Replayed
  readonly #space: PathSpace
  readonly #resolver: Resolver
  #totals: Float64Array | null = null
  /** The last results: callers ask for files folder by folder. */
  #folder: Resolved = { path: '', at: ROOT }
  #file: Resolved = { path: '', at: null }

  constructor(replayed: Replayed, space: PathSpace) {
    this.#replayed = replayed
    this.#space = space
    this.#resolver = new Resolver(space.paths, replayed.tree, space.targets, space.linkSteps)
  }

  size(path: string): number {
    const content = this.id(path)
    return content === null ? 0 : this.#replayed.ledger.size(content)
  }

  layer(path: string): number | null {
    const content = this.id(path)
    return content === null ? null : this.#replayed.ledger.owner(content)
  }

  /** The number of the content; null if there is no regular file. */
  id(path: string): number | null {
    if (path !== this.#file.path) this.#file = { path, at: this.#find(path) }
    return this.#file.at
  }

  /** The path number at which a content was stored. */
  storedAt(content: number): number {
    return this.#replayed.ledger.storedAt(content)
  }

  parent(path: number): number {
    return this.#space.paths.parent(path)
  }

  /** A file of several names counts once, at the path where it was stored. */
  below(folder: string): number {
    const at = this.#resolve(folder)
    this.#totals ??= this.#sumUp()
    return at === null ? 0 : (this.#totals[at] ?? 0)
  }

  /** The path number of a folder; null if there is none. */
  folder(path: string): number | null {
    const at = this.#resolve(path)
    return at !== null && isFolder(this.#replayed.tree.kind(at)) ? at : null
  }

  /** The kept bytes of the file, also through a final link; null if none. */
  note(path: string, kind: (notes: Notes) => NoteTable): Buffer | null {
    const at = this.#resolve(path)
    const content = at === null ? null : this.#content(at)
    if (content === null) return null
    const { layers, ledger } = this.#replayed
    const owner = ledger.owner(content)
    const notes = layers[owner]?.notes
    return notes ? noteOf(kind(notes), content - ledger.base(owner)) : null
  }

  /** All notes of a kind whose files are in the image. */
  *noted(kind: (notes: Notes) => NoteTable): Generator<{ path: string; layer: number; kept: Buffer }> {
    const { layers, ledger } = this.#replayed
    for (const [layer, { notes }] of layers.entries()) {
      for (const { content: local, bytes: kept } of notesIn(kind(notes))) {
        const content = ledger.base(layer) + local
        if (ledger.killer(content) === null)
          yield { path: this.#space.paths.latin1(ledger.storedAt(content)), layer, kept }
      }
    }
  }

  #find(path: string): number | null {
    const name = path.lastIndexOf('/') + 1
    const folder = this.#folderOf(path.slice(0, name))
    const bytes = Buffer.from(path.slice(name), 'latin1')
    return folder === null || bytes.length === 0
      ? null
      : this.#content(this.#space.paths.child(folder, bytes, 0, bytes.length))
  }

  #folderOf(path: string): number | null {
    if (path !== this.#folder.path) this.#folder = { path, at: this.#resolve(path) }
    return this.#folder.at
  }

  #content(path: number): number | null {
    const { tree } = this.#replayed
    return tree.kind(path) === Kind.FILE ? tree.value(path) : null
  }

  /** Null for links that cannot be followed. */
  #resolve(path: string): number | null {
    try {
      return this.#resolver.resolve(Buffer.from(path, 'latin1'))
    } catch (cause) {
      if (cause instanceof Malformed) return null
      throw cause
    }
  }

  /** Parents have smaller numbers, so one pass from the end adds up all folders. */
  #sumUp(): Float64Array {
    const { paths } = this.#space
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
