/** Remembers the first of each large file that is in the image, by its hash. */
import type { Ledger } from '../weigh/ledger.ts'

/** Small files are often equal for good reasons, and remembering their hashes would cost more than they do. */
const LEAST_BYTES = 100_000

export class FirstCopies {
  readonly #ledger: Ledger
  readonly #byHash = new Map<string, number>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  add(content: number): void {
    if (this.#ledger.size(content) < LEAST_BYTES) return
    const key = this.#key(content)
    if (!this.#byHash.has(key)) this.#byHash.set(key, content)
  }

  /** The first content equal to this one; null if there is none, or it is small. */
  of(content: number): number | null {
    if (this.#ledger.size(content) < LEAST_BYTES) return null
    return this.#byHash.get(this.#key(content)) ?? null
  }

  #key(content: number): string {
    return Buffer.from(this.#ledger.hash(content)).toString('latin1')
  }
}
