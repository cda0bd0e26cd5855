/** Parts of a file that are kept while it streams by, as far as memory allows. */

/** Bytes that all Readings together may hold at one moment. Each gives back what it took. */
export interface Memory {
  /** False: do without. */
  take(bytes: number): boolean
  give(bytes: number): void
}

/** Bytes of a file, or of a file in a file, of which some may not be there. */
export interface Bytes {
  readonly size: number
  /** The bytes from `from` up to `to`; null where they are not held, or not in the file. */
  slice(from: number, to: number): Buffer | null
}

/** Where a part starts in the file, and ends. */
export type Range = readonly [from: number, to: number]

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

  /** Null where memory does not allow it. The ranges lie within the file. */
  static of(size: number, ranges: readonly Range[], memory: Memory): BufferedRanges | null {
    return memory.take(sumOf(ranges)) ? new BufferedRanges(size, ranges, memory) : null
  }

  /** The next bytes of the file, from its start on. */
  write(chunk: Buffer): void {
    for (const { from, buffer } of this.#parts) {
      const skip = Math.max(0, from - this.#at)
      if (skip < chunk.length && this.#at < from + buffer.length)
        chunk.copy(buffer, Math.max(0, this.#at - from), skip)
    }
    this.#at += chunk.length
  }

  /** Only what has come so far. */
  slice(from: number, to: number): Buffer | null {
    if (!(from >= 0 && from <= to && to <= this.#at)) return null
    const part = this.#parts.find((part) => from >= part.from && to <= part.from + part.buffer.length)
    return part?.buffer.subarray(from - part.from, to - part.from) ?? null
  }

  /** All that has come of the part that the file starts with. */
  start(): Buffer {
    return this.#parts[0]?.buffer.subarray(0, this.#at) ?? Buffer.alloc(0)
  }

  /** Once, at the end: what was sliced is no longer to be used. */
  release(): void {
    this.#memory.give(this.#parts.reduce((sum, { buffer }) => sum + buffer.length, 0))
  }
}

const sumOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0)

export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  slice: (from, to) => (from >= 0 && from <= to && to <= buffer.length ? buffer.subarray(from, to) : null),
})
