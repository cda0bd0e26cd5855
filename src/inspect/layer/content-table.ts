/** The contents of one layer while it is read: how large each is, its hash, and how many paths lead to it. */
import type { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import type { TarMember } from '../tar/reader.ts'
import { floats, ints, octets } from '../tree/column.ts'
import { Kind } from '../tree/tree.ts'
import { contentHash, type ContentHash } from './content-hash.ts'
import type { Contents } from './index.ts'

const OS_RELEASE = 'os-release'
/** Of programs and scripts: enough for an ELF header, and for the first line of most scripts. */
const HEAD_BYTES = 64

const isProgram = (head: Buffer): boolean =>
  head.toString('latin1', 0, 2) === '#!' || head.toString('latin1', 0, 4) === '\x7fELF'

export class ContentTable {
  readonly osReleases = new Map<number, Buffer>()
  readonly heads = new Map<number, Buffer>()
  size = 0
  readonly #budget: Budget
  readonly #sizes = floats()
  readonly #hashes = octets()
  readonly #homes = ints()
  readonly #links = ints()
  #hash: ContentHash | null = null
  #kept: Buffer[] | null = null
  /** What has come of the first bytes of the file that is read; null for one that does not begin at its beginning. */
  #head: Buffer | null = null

  constructor(budget: Budget) {
    this.#budget = budget
  }

  get count(): number {
    return this.#sizes.length
  }

  /** A regular file begins; returns the number of its content. `content` and `end` belong to the last one begun. */
  begin({ size, sparse, name }: TarMember, home: number): number {
    this.#hash = contentHash(size, sparse, this.#budget)
    this.#kept =
      size <= limits.osReleaseBytes && name.includes(OS_RELEASE) && this.#budget.affordsOsRelease()
        ? []
        : null
    this.#head = sparse ? null : Buffer.alloc(0)
    this.size += size
    this.#homes.push(home)
    this.#links.push(0)
    return this.#sizes.push(size)
  }

  content(bytes: Buffer): void {
    this.#hash?.update(bytes)
    this.#kept?.push(Buffer.from(bytes))
    if (this.#head && this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES - this.#head.length)])
  }

  end(): void {
    if (this.#hash) this.#hashes.append(this.#hash.digest())
    if (this.#kept) this.osReleases.set(this.count - 1, Buffer.concat(this.#kept))
    if (this.#head && isProgram(this.#head) && this.#budget.affordsHead())
      this.heads.set(this.count - 1, this.#head)
    this.#hash = null
    this.#kept = null
    this.#head = null
  }

  /** One path more, or fewer, leads to what stands there. */
  link(kind: Kind, value: number, by: 1 | -1): void {
    if (kind === Kind.FILE) this.#links.set(value, this.#links.at(value) + by)
  }

  lost(): number[] {
    const lost: number[] = []
    for (let content = 0; content < this.count; content++)
      if (this.#links.at(content) === 0) lost.push(content)
    return lost
  }

  toContents(): Contents {
    const hashes = this.#hashes.toArray()
    return { sizes: this.#sizes.toArray(), hashes: Buffer.from(hashes.buffer), homes: this.#homes.toArray() }
  }
}
