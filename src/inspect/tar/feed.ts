/**
 * Runs a parser over chunks of any size. The parser is a generator: it yields a `Want`, receives the bytes, and yields
 * events in between, so that it is written like a parser of a file in memory.
 */

/** `whole`: exactly `bytes`, fewer only at the end of input; else 1 to `bytes`, none at the end of input. */
export interface Want {
  readonly kind: 'want'
  readonly bytes: number
  readonly whole: boolean
}
/** Bytes to skip. The parser receives none, also if the input ends earlier. */
export interface Skip {
  readonly kind: 'skip'
  readonly bytes: number
}
export type Parser<Event> = Generator<Want | Skip | Event, void, Buffer>

const NOTHING = Buffer.alloc(0)

export class Feed<Event extends { readonly kind: string }> {
  readonly #parser: Parser<Event>
  #want: Want | Skip | null = null
  #parts: Buffer[] = []
  #held = 0

  constructor(parser: Parser<Event>) {
    this.#parser = parser
    if (this.#next(NOTHING)) throw new Error('a parser must read before it yields an event')
  }

  /** Whether the parser has ended; further input is ignored. */
  get done(): boolean {
    return this.#want === null
  }

  /** Bytes in events are views of `chunk`: valid until it changes. */
  *write(chunk: Buffer): Generator<Event, void, void> {
    for (let at = 0; at < chunk.length && this.#want;) {
      const end = Math.min(chunk.length, at + this.#want.bytes - this.#held)
      const bytes = this.#gather(chunk, at, end, this.#want)
      at = end
      if (!bytes) continue
      for (let event = this.#next(bytes); event; event = this.#next(NOTHING)) yield event
    }
  }

  /** To be called after the last chunk. */
  *end(): Generator<Event, void, void> {
    while (this.#want) {
      const rest = Buffer.concat(this.#parts)
      this.#reset()
      for (let event = this.#next(rest); event; event = this.#next(NOTHING)) yield event
    }
  }

  /** Null while there are fewer bytes than wanted. */
  #gather(chunk: Buffer, start: number, end: number, want: Want | Skip): Buffer | null {
    if (want.kind === 'want') {
      const part = chunk.subarray(start, end)
      if (!want.whole || part.length === want.bytes) return part
      this.#parts.push(part)
    }
    this.#held += end - start
    if (this.#held < want.bytes) return null
    const bytes = want.kind === 'skip' ? NOTHING : Buffer.concat(this.#parts)
    this.#reset()
    return bytes
  }

  #reset(): void {
    this.#parts = []
    this.#held = 0
  }

  /** Resumes the parser; null if it wants to read, or has ended. */
  #next(bytes: Buffer): Event | null {
    const { done, value } = this.#parser.next(bytes)
    this.#want = done !== true && isWant(value) ? value : null
    return done === true || isWant(value) ? null : value
  }
}

const isWant = (value: Want | Skip | { readonly kind: string }): value is Want | Skip =>
  value.kind === 'want' || value.kind === 'skip'
