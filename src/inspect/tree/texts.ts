import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { ints, octets } from './column.ts'

/** Byte strings in one buffer: number n is `bytes[starts[n]..starts[n + 1])`. */
export interface Joined {
  readonly starts: Int32Array
  readonly bytes: Uint8Array
}

/** Numbers for byte strings, such as targets of symbolic links. */
export class Texts {
  readonly #starts = ints()
  readonly #bytes = octets()

  constructor() {
    this.#starts.push(0)
  }

  /** Returns its number. Throws Malformed over the limit. */
  add(text: Uint8Array): number {
    if (this.#bytes.length + text.length > limits.nameBytes)
      throw new Malformed(`its link targets take more than ${limits.nameBytes} bytes`)
    this.#bytes.append(text)
    return this.#starts.push(this.#bytes.length) - 1
  }

  get(number: number): Uint8Array {
    return this.#bytes.view(this.#starts.at(number), this.#starts.at(number + 1))
  }

  /** To be called last. */
  takeJoined(): Joined {
    return { starts: this.#starts.take(), bytes: this.#bytes.take() }
  }
}
