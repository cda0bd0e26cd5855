import { BufferedRanges, type Memory, type Range } from '../buffered-ranges.ts'
import { limits } from '../limits.ts'
import { ALIGNMENT, blockOf, HEADER_BYTES, MAGIC, type Block } from './build-info.ts'

const NOTHING = Buffer.alloc(0)

/**
 * Searches a program for Go's build info as it streams by. Programs may contain other programs as data, so only the first
 * block in the range where Go's linker writes it counts: the writable data.
 */
export class GoScan {
  /** The block; valid until `release`. */
  found: Exclude<Block, { kind: 'more' }> | null = null
  readonly #memory: Memory
  #block: BufferedRanges | null = null
  /** The last bytes, in which the magic may start. */
  #carry = NOTHING
  #at = 0

  constructor(memory: Memory) {
    this.#memory = memory
  }

  /** The next bytes of the program; a block may start in `range` of the file. */
  write(chunk: Buffer, [from, to]: Range): void {
    let rest = chunk
    while (rest.length > 0 && !this.found) {
      if (this.#block) rest = this.#gather(rest, this.#block)
      else if (this.#at < from) rest = this.#pass(rest, from - this.#at)
      else if (this.#at < to) rest = this.#search(rest, to)
      else break
    }
  }

  release(): void {
    this.#block?.release()
    this.#block = null
  }

  /** Searches for the magic before the offset `to`, and starts to buffer the block there; returns the bytes after it. */
  #search(whole: Buffer, to: number): Buffer {
    const chunk = whole.subarray(0, to - this.#at)
    const edge = Buffer.concat([this.#carry, chunk.subarray(0, MAGIC.length - 1)]).indexOf(MAGIC)
    const start = edge < 0 ? chunk.indexOf(MAGIC) : edge - this.#carry.length
    if (edge < 0 && start < 0) return this.#pass(whole, chunk.length)
    const at = this.#at + start
    const rest = this.#pass(whole, start + MAGIC.length)
    if (at % ALIGNMENT === 0) this.#grow(HEADER_BYTES, MAGIC)
    return rest
  }

  /** Buffers the block until it can be parsed; returns the bytes after it. */
  #gather(chunk: Buffer, buffer: BufferedRanges): Buffer {
    const part = chunk.subarray(0, buffer.size - buffer.start().length)
    buffer.write(part)
    this.#pass(part, part.length)
    const bytes = buffer.start()
    if (bytes.length === buffer.size) {
      const block = blockOf(bytes)
      if (block.kind === 'more') this.#grow(block.bytes, bytes)
      else this.found = block
    }
    return chunk.subarray(part.length)
  }

  #grow(bytes: number, held: Buffer): void {
    const fits = bytes <= limits.goModulesBytes
    const buffer = fits ? BufferedRanges.of(bytes, [[0, bytes]], this.#memory) : null
    buffer?.write(held)
    this.release()
    this.#block = buffer
  }

  #pass(chunk: Buffer, bytes: number): Buffer {
    const passed = chunk.subarray(0, bytes)
    const last = passed.length < MAGIC.length ? Buffer.concat([this.#carry, passed]) : passed
    this.#carry = Buffer.from(last.subarray(Math.max(0, last.length - MAGIC.length + 1)))
    this.#at += passed.length
    return chunk.subarray(bytes)
  }
}
