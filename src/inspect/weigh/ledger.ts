/**
 * The account of every stored content of an image: how many paths lead to it now, after which layer none does any
 * more, and why. Contents of all layers are numbered through: those of layer `n` start at `bases[n]`, in the order of
 * that layer's table.
 */
import type { DeadCause } from '../../schema.ts'
import { HASH_BYTES } from '../layer/content-hash.ts'
import type { Contents } from '../layer/index.ts'
import { ints, octets } from '../tree/column.ts'
import { Kind, type Tree } from '../tree/tree.ts'
import type { Placed } from './place.ts'

export const CAUSES: readonly DeadCause[] = ['overwritten', 'deleted', 'metadata']
const causeNumber = (cause: DeadCause): number => CAUSES.indexOf(cause)

const ALIVE = -1
const NO_MORE = -1

export class Ledger {
  readonly bases: readonly number[]
  readonly #layers: readonly Placed[]
  readonly #owners = ints()
  readonly #links = ints()
  readonly #killers = ints()
  readonly #causes = octets()
  /** Contents that have lost their last path since `settle`; some of them more than once, or only for a moment. */
  #suspects: number[] = []
  /** Paths that a content has had besides its home, hard links all: per content the first row of a linked list. */
  readonly #more = ints()
  readonly #linkPaths = ints()
  readonly #nextLink = ints()

  constructor(layers: readonly Placed[]) {
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
      this.#more.set(content, NO_MORE)
    }
    for (const local of lost) this.#bury(base + local, index, 'overwritten')
  }

  link(content: number, path: number): void {
    this.#links.set(content, this.#links.at(content) + 1)
    if (path === this.home(content)) return
    this.#linkPaths.push(path)
    this.#more.set(content, this.#nextLink.push(this.#more.at(content)))
  }

  unlink(content: number): void {
    const links = this.#links.at(content) - 1
    this.#links.set(content, links)
    if (links === 0) this.#suspects.push(content)
  }

  /** After a layer has been laid: what no path leads to now was killed by it. */
  settle(index: number, tree: Tree): void {
    for (const content of this.#suspects) {
      if (this.#links.at(content) === 0 && this.killer(content) === null)
        this.#bury(content, index, this.#causeIn(tree, content))
    }
    this.#suspects = []
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
  home(content: number): number {
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

  #layer(index: number): Placed {
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

  /** By what stands at the paths it has had: nothing, a file that reads the same, or something else. */
  #causeIn(tree: Tree, content: number): DeadCause {
    let cause: DeadCause = 'deleted'
    for (const path of this.#pathsOf(content)) {
      const kind = tree.kind(path)
      if (kind === Kind.FILE && this.isEqual(content, tree.value(path))) return 'metadata'
      if (kind !== Kind.NOTHING) cause = 'overwritten'
    }
    return cause
  }

  *#pathsOf(content: number): Generator<number> {
    yield this.home(content)
    for (let at = this.#more.at(content); at !== NO_MORE; at = this.#nextLink.at(at))
      yield this.#linkPaths.at(at)
  }
}
