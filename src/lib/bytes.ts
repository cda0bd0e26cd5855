/** Random access to a file, or a file in an archive, of which parts may be missing. */
export interface Bytes {
  readonly size: number
  /** The bytes from `from` up to `to`; null if they are not there. */
  slice(from: number, to: number): Buffer | null
}

/** All of them in memory. */
export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  slice: (from, to) => (from >= 0 && from <= to && to <= buffer.length ? buffer.subarray(from, to) : null),
})
