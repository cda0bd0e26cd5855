import type { DeadCause } from '../../core/schema.ts'
import { HASH_BYTES } from '../layer/content-hash.ts'
import type { Contents } from '../layer/index.ts'
import { ints, octets } from '../tree/column.ts'
import { Kind, type Tree } from '../tree/tree.ts'
import type { Remapped } from './renumber.ts'

export const CAUSES: readonly DeadCause[] = ['overwritten', 'deleted', 'metadata']
/** If a content loses several paths at once, the first of these causes counts. */
const PRECEDENCE: readonly DeadCause[] = ['metadata', 'overwritten', 'deleted']
const causeNumber = (cause: DeadCause): number => CAUSES.indexOf(cause)

const ALIVE = -1

/**
 * The account of every stored content of an image: how many paths have it, which layer removed the last one, and why.
 * Contents of all layers are numbered together: those of layer `n` start at `bases[n]`, in the order of its table.
 */
export class Ledger {
  readonly bases: readonly number[]
  readonly #layers: readonly Remapped[]
  readonly #owners = ints()
  readonly #links = ints()
  readonly #killers = ints()
  readonly #causes = octets()
  /** Contents and paths that were unlinked since the last `settle`, even if linked again. */
  #unlinked = { contents: ints(), paths: ints() }

  constructor(layers: readonly Remapped[]) {
    let count = 0
    this.#layers = layers
    this.bases = layers.map(({ contents }) => (count += contents.sizes.length) - contents.sizes.length)
  }

  /** Adds the contents of a layer. Those that it replaced itself are `overwritten`: a layer cannot delete its own. */
  open(index: number): void {
    const { contents, lost } = this.#layer(index)
    const base = this.base(index)
    for (let content = base; content < base + contents.sizes.length; content++) {
      this.#owners.set(content, index)
      this.#links.set(content, 0)
      this.#killers.set(content, ALIVE)
    }
    for (const local of lost) this.#markDead(base + local, index, 'overwritten')
  }

  /** One more path has the content. */
  link(content: number): void {
    this.#links.set(content, this.#links.at(content) + 1)
  }

  /** `path` no longer has the content. */
  unlink(content: number, path: number): void {
    this.#links.set(content, this.#links.at(content) - 1)
    this.#unlinked.contents.push(content)
    this.#unlinked.paths.push(path)
  }

  /**
   * To be called after a layer was applied: contents without a path are dead, by this layer. The cause comes from the
   * paths that this layer took away, which are all that the content still had.
   */
  settle(index: number, tree: Tree): void {
    const { contents, paths } = this.#unlinked
    for (let row = 0; row < contents.length; row++) {
      const content = contents.at(row)
      if (this.#links.at(content) > 0) continue
      const cause = this.#causeAt(tree, content, paths.at(row))
      const isFirst = this.killer(content) === null
      if (isFirst || PRECEDENCE.indexOf(cause) < PRECEDENCE.indexOf(this.cause(content)))
        this.#markDead(content, index, cause)
    }
    this.#unlinked = { contents: ints(), paths: ints() }
  }

  /** The number of the layer's first content. */
  base(index: number): number {
    return this.bases[index] ?? 0
  }

  /** The layer that removed its last path; null while it has one. */
  killer(content: number): number | null {
    const killer = this.#killers.at(content)
    return killer === ALIVE ? null : killer
  }

  /** Meaningful only for dead contents. */
  cause(content: number): DeadCause {
    return CAUSES[this.#causes.at(content)] ?? 'overwritten'
  }

  /** The layer that stored it. */
  owner(content: number): number {
    return this.#owners.at(content)
  }

  /** Bytes as stored. */
  size(content: number): number {
    return this.#contents(content).sizes[this.#local(content)] ?? 0
  }

  /** The path it was stored at. */
  storedAt(content: number): number {
    return this.#contents(content).storedAt[this.#local(content)] ?? 0
  }

  /** Equal if, and only if, two files have the same content. */
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

  #markDead(content: number, killer: number, cause: DeadCause): void {
    this.#killers.set(content, killer)
    this.#causes.set(content, causeNumber(cause))
  }

  /** By what is at the path now: nothing, a file of equal content, or something else. */
  #causeAt(tree: Tree, content: number, path: number): DeadCause {
    const kind = tree.kind(path)
    if (kind === Kind.NOTHING) return 'deleted'
    return kind === Kind.FILE && this.isEqual(content, tree.value(path)) ? 'metadata' : 'overwritten'
  }
}
