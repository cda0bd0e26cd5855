type Numbers = Int32Array | Float64Array | Uint8Array

/** A growing typed array, for millions of entries of a few bytes. Unset entries read as 0. */
export class Column<A extends Numbers> {
  #array: A
  readonly #make: (length: number) => A
  length = 0

  constructor(make: (length: number) => A) {
    this.#make = make
    this.#array = make(64)
  }

  at(index: number): number {
    return this.#array[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.#array.length) this.#grow(index + 1)
    this.#array[index] = value
    if (index >= this.length) this.length = index + 1
  }

  /** Returns its index. */
  push(value: number): number {
    this.set(this.length, value)
    return this.length - 1
  }

  append(bytes: Uint8Array): void {
    const start = this.length
    if (start + bytes.length > this.#array.length) this.#grow(start + bytes.length)
    this.#array.set(bytes, start)
    this.length = start + bytes.length
  }

  /** A copy of the entries in use. */
  toArray(): A {
    const copy = this.#make(this.length)
    copy.set(this.#array.subarray(0, this.length))
    return copy
  }

  /** A view that is valid until the column grows. */
  view(start: number, end: number): A {
    return this.#array.subarray(start, end) as A
  }

  #grow(least: number): void {
    const larger = this.#make(Math.max(least, Math.ceil(this.#array.length * 1.5)))
    larger.set(this.#array)
    this.#array = larger
  }
}

export const ints = (): Column<Int32Array> => new Column((length) => new Int32Array(length))
export const floats = (): Column<Float64Array> => new Column((length) => new Float64Array(length))
export const octets = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length))
