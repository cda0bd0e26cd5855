/** Typed arrays joined in one buffer. */

/** As in memory: all machines that Node runs on have the same byte order. */
type Numbers = Int32Array | Float64Array | Uint16Array | Uint8Array

export function joined(columns: readonly Numbers[]): Buffer {
  return Buffer.concat(
    columns.map((column) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)),
  )
}

/** Reads columns in the order they were joined. Throws RangeError if there are too few bytes. */
export class ColumnReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  ints(length: number): Int32Array {
    return new Int32Array(this.#take(length * 4))
  }

  floats(length: number): Float64Array {
    return new Float64Array(this.#take(length * 8))
  }

  shorts(length: number): Uint16Array {
    return new Uint16Array(this.#take(length * 2))
  }

  octets(length: number): Uint8Array {
    return new Uint8Array(this.#take(length))
  }

  /** Throws RangeError if bytes are left. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('there are bytes left over')
  }

  /** A copy, for alignment. */
  #take(bytes: number): ArrayBuffer {
    const end = this.#at + bytes
    if (!Number.isSafeInteger(bytes) || bytes < 0 || end > this.#bytes.length)
      throw new RangeError('there are too few bytes')
    const copy = new Uint8Array(this.#bytes.subarray(this.#at, end))
    this.#at = end
    return copy.buffer
  }
}
