/**
 * Where each content came from and how it ended, looking through layers that stored it again: if a later layer changes
 * only a file's mode, owner or time, it stores the file a second time. That one is a copy: its origin is the layer that
 * added the file first, and the end of the first is the end of the last copy.
 */
import type { DeadCause } from '../../core/schema.ts'
import { ints } from '../tree/column.ts'
import { Kind } from '../tree/tree.ts'
import { CAUSES, type Ledger } from '../weigh/ledger.ts'
import type { Replayed } from '../weigh/replay.ts'

/** The layer that made a content dead, and the cause, as one number. */
export type End = number
export const endLayerOf = (end: End): number => Math.floor(end / CAUSES.length)
export const endCauseOf = (end: End): DeadCause => CAUSES[end % CAUSES.length] ?? 'overwritten'

const NO_COPY = 0
const IN_IMAGE = -1

export class Lineage {
  readonly #ledger: Ledger
  /** By content: the one that stored it again; `NO_COPY` if none did (a copy is never content 0). */
  readonly #copies = ints()
  /** By copy: the layer of its origin, + 1; 0 if it is none. */
  readonly #origins = ints()
  readonly #ends = ints()

  /** Looks for copies in the layers that `isYours` selects. */
  constructor({ layers, ledger }: Replayed, isYours: (layer: number) => boolean) {
    this.#ledger = ledger
    const total = layers.reduce((sum, { files }) => sum + files, 0)
    const again = storedAgain(
      ledger,
      total,
      layers.map((_, layer) => isYours(layer)),
    )
    const latest = ints()
    for (const [layer, contents] of again.entries()) {
      if (contents.length === 0) continue
      const { paths, kinds, values } = layers[layer]?.nodes ?? { paths: [], kinds: [], values: [] }
      for (const [row, path] of paths.entries())
        if (kinds[row] === Kind.FILE) latest.set(path, ledger.base(layer) + (values[row] ?? 0))
      for (const content of contents) this.#pair(content, latest.at(ledger.storedAt(content)), layer)
    }
    for (let content = total - 1; content >= 0; content--) this.#ends.set(content, this.#endOf(content))
  }

  /** The layer that added it first. */
  origin(content: number): number {
    return this.#origins.at(content) === 0 ? this.#ledger.owner(content) : this.#origins.at(content) - 1
  }

  isCopy(content: number): boolean {
    return this.#origins.at(content) !== 0
  }

  /** Whether a later layer stored it again, even if that copy is dead too. */
  hasCopy(content: number): boolean {
    return this.#copies.at(content) !== NO_COPY
  }

  /** Null if it, or its last copy, is in the image. */
  end(content: number): End | null {
    const end = this.#ends.at(content)
    return end === IN_IMAGE ? null : end
  }

  #pair(content: number, copy: number, layer: number): void {
    const ledger = this.#ledger
    const isCopy = ledger.owner(copy) === layer && ledger.storedAt(copy) === ledger.storedAt(content)
    if (!isCopy || this.isCopy(copy) || !ledger.isEqual(content, copy)) return
    this.#copies.set(content, copy)
    this.#origins.set(copy, this.origin(content) + 1)
  }

  #endOf(content: number): number {
    if (this.hasCopy(content)) return this.#ends.at(this.#copies.at(content))
    const killer = this.#ledger.killer(content)
    return killer === null ? IN_IMAGE : killer * CAUSES.length + CAUSES.indexOf(this.#ledger.cause(content))
  }
}

/** By layer: the contents that it stored again, the oldest first. */
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
