import type { Budget } from '../budget.ts'
import type { TarMember } from '../tar/reader.ts'
import { floats, ints, octets } from '../tree/column.ts'
import { Kind } from '../tree/tree.ts'
import { contentHash, HASH_BYTES, type ContentHash } from './content-hash.ts'
import type { Contents } from './index.ts'

/** The contents of one layer while it is read: size, hash, path, and number of paths that have it. */
export class ContentTable {
  /** Bytes of all contents, as stored. */
  size = 0
  readonly #budget: Budget
  readonly #isHashed: boolean
  readonly #sizes = floats()
  readonly #hashes = octets()
  readonly #storedAt = ints()
  readonly #links = ints()
  #hash: ContentHash | null = null

  /** `isHashed` false: `identify` is called for each file. */
  constructor(budget: Budget, isHashed = true) {
    this.#budget = budget
    this.#isHashed = isHashed
  }

  get count(): number {
    return this.#sizes.length
  }

  /** Path number of the last file. */
  get lastStoredAt(): number {
    return this.#storedAt.at(this.count - 1)
  }

  /** Starts a regular file and returns the number of its content. `content` and `end` apply to the last one. */
  begin({ size, sparse }: TarMember, storedAt: number): number {
    this.#hash = this.#isHashed ? contentHash(size, sparse, this.#budget) : null
    this.size += size
    this.#storedAt.push(storedAt)
    this.#links.push(0)
    return this.#sizes.push(size)
  }

  content(bytes: Buffer): void {
    this.#hash?.update(bytes)
  }

  end(): void {
    if (this.#hash) this.#hashes.append(this.#hash.digest())
    this.#hash = null
  }

  /** In place of `content` and `end`: the identity of the last file, `HASH_BYTES` long. */
  identify(identity: Buffer): void {
    this.#hashes.append(identity)
  }

  /** How many contents have an identity. */
  get identified(): number {
    return this.#hashes.length / HASH_BYTES
  }

  /** Bytes of the last content. */
  get lastSize(): number {
    return this.#sizes.at(this.count - 1)
  }

  /** One path more (`by` 1) or fewer (-1) has the content `value`, if the kind is a file. */
  link(kind: Kind, value: number, by: 1 | -1): void {
    if (kind === Kind.FILE) this.#links.set(value, this.#links.at(value) + by)
  }

  /** Contents without a path. */
  lost(): Int32Array {
    const lost = ints()
    for (let content = 0; content < this.count; content++)
      if (this.#links.at(content) === 0) lost.push(content)
    return lost.take()
  }

  /** To be called last. */
  takeContents(): Contents {
    return {
      sizes: this.#sizes.take(),
      hashes: this.#hashes.take(),
      storedAt: this.#storedAt.take(),
    }
  }
}
