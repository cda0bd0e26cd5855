/**
 * Looks for Go's build info in a program as it streams by. Programs may have others in them, embedded as data, so only
 * the first block counts that lies where Go's linker puts it: near the start of the data that the program may change.
 */
import { BufferedRanges, type Memory, type Range } from '../hold.ts'
import { limits } from '../limits.ts'
import { ALIGNMENT, blockOf, HEADER_BYTES, MAGIC, type Block } from './build-info.ts'

const NOTHING = Buffer.alloc(0)

export class GoScan {
  /** What was found; kept until `release`. */
  found: Exclude<Block, { kind: 'more' }> | null = null
  readonly #memory: Memory
  #hold: BufferedRanges | null = null
  /** The last bytes, in which the magic may begin. */
  #carry = NOTHING
  #at = 0

  constructor(memory: Memory) {
    this.#memory = memory
  }

  /** The next bytes of the program; a block may begin in `range` of it. */
  write(chunk: Buffer, [from, to]: Range): void {
    let rest = chunk
    while (rest.length > 0 && !this.found) {
      if (this.#hold) rest = this.#gather(rest, this.#hold)
      else if (this.#at < from) rest = this.#pass(rest, from - this.#at)
      else if (this.#at < to) rest = this.#search(rest)
      else break
    }
  }

  release(): void {
    this.#hold?.release()
    this.#hold = null
  }

  /** Up to the end of the next magic, from where on the block is held; returns what comes after. */
  #search(chunk: Buffer): Buffer {
    const edge = Buffer.concat([this.#carry, chunk.subarray(0, MAGIC.length - 1)]).indexOf(MAGIC)
    const start = edge < 0 ? chunk.indexOf(MAGIC) : edge - this.#carry.length
    if (edge < 0 && start < 0) return this.#pass(chunk, chunk.length)
    const at = this.#at + start
    const rest = this.#pass(chunk, start + MAGIC.length)
    if (at % ALIGNMENT === 0) this.#grow(HEADER_BYTES, MAGIC)
    return rest
  }

  /** As many bytes of the block as it takes to know how many it has; then all of them. Returns what comes after. */
  #gather(chunk: Buffer, hold: BufferedRanges): Buffer {
    const part = chunk.subarray(0, hold.size - hold.start().length)
    hold.write(part)
    this.#pass(part, part.length)
    const bytes = hold.start()
    if (bytes.length === hold.size) {
      const block = blockOf(bytes)
      if (block.kind === 'more') this.#grow(block.bytes, bytes)
      else this.found = block
    }
    return chunk.subarray(part.length)
  }

  #grow(bytes: number, held: Buffer): void {
    const fits = bytes <= limits.goModulesBytes
    const hold = fits ? BufferedRanges.of(bytes, [[0, bytes]], this.#memory) : null
    hold?.write(held)
    this.release()
    this.#hold = hold
  }

  #pass(chunk: Buffer, bytes: number): Buffer {
    const passed = chunk.subarray(0, bytes)
    const last = passed.length < MAGIC.length ? Buffer.concat([this.#carry, passed]) : passed
    this.#carry = Buffer.from(last.subarray(Math.max(0, last.length - MAGIC.length + 1)))
    this.#at += passed.length
    return chunk.subarray(bytes)
  }
}
