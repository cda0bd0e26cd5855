import type { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import { BlobReader, type Blob } from './blob.ts'
import { normal } from './path.ts'

export type { Blob, BlobReader } from './blob.ts'

/** The files of an archive by path, read before a manifest says what they are. They may come in any order, several at once. */
export class Archive {
  /** For messages: `image.tar`. */
  readonly name: string
  readonly budget: Budget
  /** Whether its blobs are as a registry stores them. */
  readonly isPushed: boolean
  readonly #blobs = new Map<string, Blob>()
  readonly #links = new Map<string, string>()

  constructor(name: string, budget: Budget, isPushed = false) {
    this.name = name
    this.budget = budget
    this.isPushed = isPushed
  }

  /** The file at that path, links followed; null if there is none. */
  blob(path: string): Blob | null {
    let at = normal(path)
    for (let hops = 0; hops < limits.linkHops; hops++) {
      const blob = this.#blobs.get(at)
      const link = this.#links.get(at)
      if (blob || link === undefined) return blob ?? null
      at = link
    }
    return null
  }

  /** Starts a file: write its bytes to the reader, then pass its result to `add`. */
  open(path: string): BlobReader {
    this.budget.archiveMember()
    return new BlobReader(normal(path), this.budget)
  }

  /** A later file of the same path replaces an earlier one. */
  add(blob: Blob): void {
    this.#links.delete(blob.path)
    this.#blobs.set(blob.path, blob)
  }

  /** Frees all that was read. */
  clear(): void {
    this.#blobs.clear()
    this.#links.clear()
  }

  /** A hard or symbolic link; `target` is relative to the root of the archive. */
  link(path: string, target: string): void {
    this.budget.archiveMember()
    this.#blobs.delete(normal(path))
    this.#links.set(normal(path), target)
  }
}
