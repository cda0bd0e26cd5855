/** A seeded random generator: the same seed gives the same numbers. */
export class Random {
  #state: number

  constructor(...seeds: number[]) {
    this.#state = seeds.reduce((state, seed) => mix((state ^ seed) >>> 0), 0x9e3779b9)
  }

  /** An integer from 0 to `end` - 1. */
  below(end: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    return Math.floor((mix(this.#state) / 2 ** 32) * end)
  }

  /** An integer from 0 to `end` - 1, evenly distributed over orders of magnitude. */
  upTo(end: number): number {
    return this.below(Math.min(end, 2 ** (1 + this.below(Math.ceil(Math.log2(end + 1))))))
  }

  /** True with a probability of 1 / n. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(list: readonly T[]): T {
    const [one] = list.slice(this.below(list.length))
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)))
  }
}

/** Spreads the bits of a 32-bit number (the finalizer of MurmurHash3). */
function mix(number: number): number {
  let bits = number
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
