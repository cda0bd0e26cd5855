/**
 * Where each content came from and what became of it, seen past layers that stored it again: a file that a later
 * layer only changed the mode, owner or time of is stored there a second time. That one is a copy; its origin is the
 * layer that brought the file first, and the end of the first is the end of the last copy.
 */
import type { DeadCause } from '../../core/schema.ts'
import { ints } from '../tree/column.ts'
import { Kind } from '../tree/tree.ts'
import { CAUSES, type Ledger } from '../weigh/ledger.ts'
import type { Replayed } from '../weigh/replay.ts'

/** A dead content's killer and cause, as one number. */
export type End = number
export const killerOf = (end: End): number => Math.floor(end / CAUSES.length)
export const causeOf = (end: End): DeadCause => CAUSES[end % CAUSES.length] ?? 'overwritten'

const NO_COPY = 0
const LIVES = -1

export class Lineage {
  readonly #ledger: Ledger
  /** Of each content the one that stored it again; `NO_COPY` where none did: a copy is never the first content. */
  readonly #copies = ints()
  /** Of each copy the layer of its origin, + 1. */
  readonly #origins = ints()
  readonly #ends = ints()

  /** Copies are looked for in the layers that `isYours` says. */
  constructor({ layers, ledger }: Replayed, isYours: (layer: number) => boolean) {
    this.#ledger = ledger
    const total = layers.reduce((sum, { files }) => sum + files, 0)
    const again = storedAgain(
      ledger,
      total,
      layers.map((_, layer) => isYours(layer)),
    )
    const standing = ints()
    for (const [layer, contents] of again.entries()) {
      if (contents.length === 0) continue
      const { paths, kinds, values } = layers[layer]?.nodes ?? { paths: [], kinds: [], values: [] }
      for (const [row, path] of paths.entries())
        if (kinds[row] === Kind.FILE) standing.set(path, ledger.base(layer) + (values[row] ?? 0))
      for (const content of contents) this.#pair(content, standing.at(ledger.storedAt(content)), layer)
    }
    for (let content = total - 1; content >= 0; content--) this.#ends.set(content, this.#endOf(content))
  }

  /** The layer that brought it first. */
  origin(content: number): number {
    return this.#origins.at(content) === 0 ? this.#ledger.owner(content) : this.#origins.at(content) - 1
  }

  isCopy(content: number): boolean {
    return this.#origins.at(content) !== 0
  }

  /** Whether it lives on in a copy, whatever became of that. */
  hasCopy(content: number): boolean {
    return this.#copies.at(content) !== NO_COPY
  }

  /** Null where it, or its last copy, is in the image. */
  end(content: number): End | null {
    const end = this.#ends.at(content)
    return end === LIVES ? null : end
  }

  #pair(content: number, copy: number, layer: number): void {
    const ledger = this.#ledger
    const stands = ledger.owner(copy) === layer && ledger.storedAt(copy) === ledger.storedAt(content)
    if (!stands || this.isCopy(copy) || !ledger.isEqual(content, copy)) return
    this.#copies.set(content, copy)
    this.#origins.set(copy, this.origin(content) + 1)
  }

  #endOf(content: number): number {
    if (this.hasCopy(content)) return this.#ends.at(this.#copies.at(content))
    const killer = this.#ledger.killer(content)
    return killer === null ? LIVES : killer * CAUSES.length + CAUSES.indexOf(this.#ledger.cause(content))
  }
}

/** By layer, the contents that it killed by storing them again, the oldest first. */
function storedAgain(ledger: Ledger, total: number, isYours: readonly boolean[]): number[][] {
  const again = isYours.map((): number[] => [])
  for (let content = 0; content < total; content++) {
    const killer = ledger.killer(content)
    if (
      killer !== null &&
      isYours[killer] &&
      ledger.cause(content) === 'metadata' &&
      ledger.size(content) > 0
    )
      again[killer]?.push(content)
  }
  return again
}
