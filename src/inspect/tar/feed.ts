/**
 * Runs a parser over chunks of any size. The parser is a generator that yields what it wants to read next, is handed
 * those bytes, and yields events in between: so it reads like a parser of a file that is wholly in memory.
 */

/** `whole`: exactly `bytes` of them, fewer only at the end; else as many as there are, at most `bytes`, none at the end. */
export interface Want {
  readonly kind: 'want'
  readonly bytes: number
  readonly whole: boolean
}
/** Bytes that nobody looks at. None are handed back, also when the end comes first. */
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
    if (this.#next(NOTHING)) throw new Error('a parser must read before it speaks')
  }

  /** Whether the parser has seen all that it wants to see; what follows is ignored. */
  get done(): boolean {
    return this.#want === null
  }

  /** Bytes in events are parts of `chunk`: valid as long as the chunk is left alone. */
  *write(chunk: Buffer): Generator<Event, void, void> {
    for (let at = 0; at < chunk.length && this.#want;) {
      const end = Math.min(chunk.length, at + this.#want.bytes - this.#held)
      const bytes = this.#gather(chunk, at, end, this.#want)
      at = end
      if (!bytes) continue
      for (let event = this.#next(bytes); event; event = this.#next(NOTHING)) yield event
    }
  }

  *end(): Generator<Event, void, void> {
    while (this.#want) {
      const rest = Buffer.concat(this.#parts)
      this.#reset()
      for (let event = this.#next(rest); event; event = this.#next(NOTHING)) yield event
    }
  }

  /** Null while there is less than is wanted. */
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

  /** Lets the parser go on; null when it wants to read, or is done. */
  #next(bytes: Buffer): Event | null {
    const { done, value } = this.#parser.next(bytes)
    this.#want = done !== true && isWant(value) ? value : null
    return done === true || isWant(value) ? null : value
  }
}

const isWant = (value: Want | Skip | { readonly kind: string }): value is Want | Skip =>
  value.kind === 'want' || value.kind === 'skip'
