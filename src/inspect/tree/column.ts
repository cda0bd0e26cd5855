type Numbers =
  Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>
type ArrayType<A extends Numbers> = new (buffer: ArrayBuffer) => A

/** A growing typed array, for millions of entries of a few bytes. Unset entries read as 0. */
export class Column<A extends Numbers> {
  #array: A
  readonly #type: ArrayType<A>
  length = 0

  constructor(type: ArrayType<A>) {
    this.#type = type
    this.#array = new type(new ArrayBuffer(LEAST_BYTES))
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

  /** The entries in use. To be called last: the column is empty afterwards, since a copy would need the memory twice. */
  take(): A {
    const array = new this.#type(resized(this.#array.buffer, this.length * this.#array.BYTES_PER_ELEMENT))
    this.#array = new this.#type(new ArrayBuffer(0))
    this.length = 0
    return array
  }

  /** A view that is valid until the column grows. */
  view(start: number, end: number): A {
    return this.#array.subarray(start, end) as A
  }

  #grow(least: number): void {
    const length = Math.max(least, Math.ceil(this.#array.length * 1.5))
    this.#array = new this.#type(resized(this.#array.buffer, length * this.#array.BYTES_PER_ELEMENT))
  }
}

const LEAST_BYTES = 256

/**
 * A buffer of that size with the same bytes, then zeros. Node 22 and later free the old one at once; else it takes up
 * memory until the next garbage collection, which large buffers outside of the heap do not hasten.
 */
function resized(buffer: Transferable, bytes: number): ArrayBuffer {
  if (buffer.transfer) return buffer.transfer(bytes)
  const larger = new ArrayBuffer(bytes)
  new Uint8Array(larger).set(new Uint8Array(buffer, 0, Math.min(bytes, buffer.byteLength)))
  return larger
}

type Transferable = ArrayBuffer & { readonly transfer?: (bytes: number) => ArrayBuffer }

export const ints = (): Column<Int32Array<ArrayBuffer>> => new Column(Int32Array)
export type Ints = ReturnType<typeof ints>
export const floats = (): Column<Float64Array<ArrayBuffer>> => new Column(Float64Array)
export const shorts = (): Column<Uint16Array<ArrayBuffer>> => new Column(Uint16Array)
export const octets = (): Column<Uint8Array<ArrayBuffer>> => new Column(Uint8Array)
