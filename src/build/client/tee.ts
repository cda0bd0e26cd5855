/**
 * The way of an image from its builder to the engine, where the two are apart: what the client writes goes to the
 * engine, and past whoever wants to read it, at the pace of the slower one. Nothing is kept.
 */
import { PassThrough, type Readable } from 'node:stream'

export interface Receivers {
  /** Rejects when the tar breaks off, or cannot be loaded. */
  load: (tar: Readable) => Promise<void>
  /** Never rejects. May stop reading before the end. */
  read: (tar: Readable) => Promise<void>
}

/** How far one receiver may be ahead of the other; a pipe holds half of it on either side. */
const AHEAD_BYTES = 2 ** 20

/**
 * `code` is the client's, once it has ended. Only then is it certain that the tar is whole: no part of an image is ever
 * loaded. Rejects as `load` does, but not where the client has failed; nothing is loaded where nothing was written.
 */
export async function handOver(
  tar: Readable,
  code: Promise<number>,
  { load, read }: Receivers,
): Promise<void> {
  let taps: { engine: Tap; reader: Tap } | null = null
  let isWhole = false
  try {
    for await (const chunk of tar as AsyncIterable<Buffer>) {
      taps ??= { engine: new Tap(load), reader: new Tap(read) }
      if (taps.engine.failure) break // the client need not go on: it ends at its closed output
      await Promise.all([taps.engine.write(chunk), taps.reader.write(chunk)])
    }
    if (taps?.engine.failure) throw taps.engine.failure.cause
    isWhole = (await code) === 0
  } finally {
    await Promise.all([taps?.engine.end(isWhole), taps?.reader.end(isWhole)])
  }
  if (isWhole && taps?.engine.failure) throw taps.engine.failure.cause
}

/** One of several that take the same stream. */
class Tap {
  /** Why it takes no more. */
  failure: { readonly cause: unknown } | null = null
  readonly #pipe = new PassThrough({ highWaterMark: AHEAD_BYTES / 2 })
  readonly #done: Promise<void>

  constructor(receive: (tar: Readable) => Promise<void>) {
    this.#pipe.on('error', () => {}) // its receiver tells
    this.#done = receive(this.#pipe)
      .catch((cause: unknown) => void (this.failure = { cause }))
      .finally(() => this.#pipe.destroy())
  }

  /** Resolves when more may come. What is written after the receiver has stopped goes nowhere. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#pipe.destroyed && !this.#pipe.write(chunk)) await drained(this.#pipe)
  }

  /** Resolves when the receiver is done, one way or the other. */
  async end(isWhole: boolean): Promise<void> {
    if (isWhole) this.#pipe.end()
    else this.#pipe.destroy(new Error('the builder broke off'))
    await this.#done
  }
}

/** Resolves when more can be written, or nothing any more. */
function drained(pipe: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      pipe.off('drain', settle)
      pipe.off('close', settle)
      resolve()
    }
    pipe.on('drain', settle)
    pipe.on('close', settle)
  })
}
