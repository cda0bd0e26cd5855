import type { Bytes } from '../../../lib/bytes.ts'

export { bytesOf, type Bytes } from '../../../lib/bytes.ts'

/** A quota of bytes that readings may buffer at one time. Each gives back what it took. */
export interface Memory {
  /** False if it would pass the quota. */
  take(bytes: number): boolean
  give(bytes: number): void
}

/** Offsets of a part of the file: its start, and its end (exclusive). */
export type Range = readonly [from: number, to: number]

/** Parts of a file that are buffered while it streams by. */
export class BufferedRanges implements Bytes {
  readonly size: number
  readonly #memory: Memory
  readonly #parts: readonly { readonly from: number; readonly buffer: Buffer }[]
  #at = 0

  private constructor(size: number, ranges: readonly Range[], memory: Memory) {
    this.size = size
    this.#memory = memory
    this.#parts = ranges.map(([from, to]) => ({ from, buffer: Buffer.alloc(to - from) }))
  }

  /** Null if it would pass the quota. The ranges must be within the file. */
  static of(size: number, ranges: readonly Range[], memory: Memory): BufferedRanges | null {
    return memory.take(sumOf(ranges)) ? new BufferedRanges(size, ranges, memory) : null
  }

  /** The next bytes of the file, from its start. */
  write(chunk: Buffer): void {
    for (const { from, buffer } of this.#parts) {
      const skip = Math.max(0, from - this.#at)
      if (skip < chunk.length && this.#at < from + buffer.length)
        chunk.copy(buffer, Math.max(0, this.#at - from), skip)
    }
    this.#at += chunk.length
  }

  /** Null for bytes that have not been written yet. */
  slice(from: number, to: number): Buffer | null {
    if (!(from >= 0 && from <= to && to <= this.#at)) return null
    const part = this.#parts.find((part) => from >= part.from && to <= part.from + part.buffer.length)
    return part?.buffer.subarray(from - part.from, to - part.from) ?? null
  }

  /** The written bytes of the first range. */
  start(): Buffer {
    return this.#parts[0]?.buffer.subarray(0, this.#at) ?? Buffer.alloc(0)
  }

  /** To be called once, at the end: slices must not be used afterwards. */
  release(): void {
    this.#memory.give(this.#parts.reduce((sum, { buffer }) => sum + buffer.length, 0))
  }
}

const sumOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0)
