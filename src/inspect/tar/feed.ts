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
export type Parser<Event> = Generator<Want | Event, void, Buffer>

const NOTHING = Buffer.alloc(0)

export class Feed<Event extends { readonly kind: string }> {
  readonly #parser: Parser<Event>
  #want: Want | null = null
  #parts: Buffer[] = []
  #held = 0

  constructor(parser: Parser<Event>) {
    this.#parser = parser
    const [event] = this.#advance(NOTHING)
    if (event) throw new Error('a parser must read before it speaks')
  }

  /** Whether the parser has seen all that it wants to see; what follows is ignored. */
  get done(): boolean {
    return this.#want === null
  }

  /** Bytes in events are parts of `chunk`: valid as long as the chunk is left alone. */
  *write(chunk: Buffer): Generator<Event, void, void> {
    for (let at = 0; at < chunk.length && this.#want;) {
      const part = chunk.subarray(at, at + this.#want.bytes - this.#held)
      at += part.length
      const bytes = this.#gather(part, this.#want)
      if (bytes) yield* this.#advance(bytes)
    }
  }

  *end(): Generator<Event, void, void> {
    while (this.#want) {
      const rest = this.#held > 0 ? Buffer.concat(this.#parts) : NOTHING
      this.#reset()
      yield* this.#advance(rest)
    }
  }

  #gather(part: Buffer, want: Want): Buffer | null {
    if (!want.whole || part.length === want.bytes) return part
    this.#parts.push(part)
    this.#held += part.length
    if (this.#held < want.bytes) return null
    const bytes = Buffer.concat(this.#parts)
    this.#reset()
    return bytes
  }

  #reset(): void {
    this.#parts = []
    this.#held = 0
  }

  *#advance(bytes: Buffer): Generator<Event, void, void> {
    for (let next = this.#parser.next(bytes); ; next = this.#parser.next(NOTHING)) {
      this.#want = null
      if (next.done) return
      if (isWant(next.value)) {
        this.#want = next.value
        return
      }
      yield next.value
    }
  }
}

const isWant = (value: Want | { readonly kind: string }): value is Want => value.kind === 'want'
