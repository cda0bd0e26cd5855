/**
 * The account of every stored content of an image: how many paths lead to it now, after which layer none does any
 * more, and why. Contents of all layers are numbered through: those of layer `n` start at `bases[n]`, in the order of
 * that layer's table.
 */
import type { DeadCause } from '../../core/schema.ts'
import { HASH_BYTES } from '../layer/content-hash.ts'
import type { Contents } from '../layer/index.ts'
import { ints, octets } from '../tree/column.ts'
import { Kind, type Tree } from '../tree/tree.ts'
import type { Remapped } from './renumber.ts'

export const CAUSES: readonly DeadCause[] = ['overwritten', 'deleted', 'metadata']
/** Of the paths that a content loses at once, the first of these decides. */
const STRONGEST: readonly DeadCause[] = ['metadata', 'overwritten', 'deleted']
const causeNumber = (cause: DeadCause): number => CAUSES.indexOf(cause)

const ALIVE = -1

export class Ledger {
  readonly bases: readonly number[]
  readonly #layers: readonly Remapped[]
  readonly #owners = ints()
  readonly #links = ints()
  readonly #killers = ints()
  readonly #causes = octets()
  /** Contents and paths that have parted since `settle`, if only for a moment. */
  #parted = { contents: ints(), paths: ints() }

  constructor(layers: readonly Remapped[]) {
    let count = 0
    this.#layers = layers
    this.bases = layers.map(({ contents }) => (count += contents.sizes.length) - contents.sizes.length)
  }

  /** The contents of a layer come in. What it has lost to itself is overwritten: within a layer nothing is deleted. */
  open(index: number): void {
    const { contents, lost } = this.#layer(index)
    const base = this.base(index)
    for (let content = base; content < base + contents.sizes.length; content++) {
      this.#owners.set(content, index)
      this.#links.set(content, 0)
      this.#killers.set(content, ALIVE)
    }
    for (const local of lost) this.#bury(base + local, index, 'overwritten')
  }

  link(content: number): void {
    this.#links.set(content, this.#links.at(content) + 1)
  }

  unlink(content: number, path: number): void {
    this.#links.set(content, this.#links.at(content) - 1)
    this.#parted.contents.push(content)
    this.#parted.paths.push(path)
  }

  /**
   * After a layer has been laid: what no path leads to now was killed by it. Why, the paths tell that this layer took
   * from it: those are all that it still had, and what became of names that it had lost before is another layer's affair.
   */
  settle(index: number, tree: Tree): void {
    const { contents, paths } = this.#parted
    for (let row = 0; row < contents.length; row++) {
      const content = contents.at(row)
      if (this.#links.at(content) > 0) continue
      const cause = this.#causeAt(tree, content, paths.at(row))
      const isFirst = this.killer(content) === null
      if (isFirst || STRONGEST.indexOf(cause) < STRONGEST.indexOf(this.cause(content)))
        this.#bury(content, index, cause)
    }
    this.#parted = { contents: ints(), paths: ints() }
  }

  base(index: number): number {
    return this.bases[index] ?? 0
  }

  /** Null while a path leads to the content. */
  killer(content: number): number | null {
    const killer = this.#killers.at(content)
    return killer === ALIVE ? null : killer
  }

  cause(content: number): DeadCause {
    return CAUSES[this.#causes.at(content)] ?? 'overwritten'
  }

  owner(content: number): number {
    return this.#owners.at(content)
  }

  size(content: number): number {
    return this.#contents(content).sizes[this.#local(content)] ?? 0
  }

  /** The path it was stored at. */
  storedAt(content: number): number {
    return this.#contents(content).homes[this.#local(content)] ?? 0
  }

  /** Equal where, and only where, two files read the same. */
  hash(content: number): Uint8Array {
    const start = this.#local(content) * HASH_BYTES
    return this.#contents(content).hashes.subarray(start, start + HASH_BYTES)
  }

  isEqual(a: number, b: number): boolean {
    return Buffer.compare(this.hash(a), this.hash(b)) === 0
  }

  #layer(index: number): Remapped {
    const layer = this.#layers[index]
    if (!layer) throw new RangeError(`there is no layer ${index}`)
    return layer
  }

  #contents(content: number): Contents {
    return this.#layer(this.owner(content)).contents
  }

  #local(content: number): number {
    return content - this.base(this.owner(content))
  }

  #bury(content: number, killer: number, cause: DeadCause): void {
    this.#killers.set(content, killer)
    this.#causes.set(content, causeNumber(cause))
  }

  /** By what stands at a path that it had: nothing, a file that reads the same, or something else. */
  #causeAt(tree: Tree, content: number, path: number): DeadCause {
    const kind = tree.kind(path)
    if (kind === Kind.NOTHING) return 'deleted'
    return kind === Kind.FILE && this.isEqual(content, tree.value(path)) ? 'metadata' : 'overwritten'
  }
}
