/**
 * Sends an image from a separate builder to the engine and to a reader at once, at the pace of the slower one. Nothing is
 * stored.
 */
import { PassThrough, type Readable } from 'node:stream'

export interface Receivers {
  /** Rejects when the tar is incomplete or cannot be loaded. */
  load: (tar: Readable) => Promise<void>
  /** Never rejects. May stop reading before the end. */
  read: (tar: Readable) => Promise<void>
}

/** How far one receiver may be ahead of the other; half of it is each pipe's buffer. */
const LEAD_BYTES = 2 ** 20

/**
 * `code` is the client's exit code. The load is completed only when it is 0, so that no partial image is loaded. Rejects
 * as `load` does, but not when the client failed. Without output nothing is loaded.
 */
export async function sendToBoth(
  tar: AsyncIterable<Buffer>,
  code: Promise<number>,
  { load, read }: Receivers,
): Promise<void> {
  let taps: { engine: Tap; reader: Tap } | null = null
  let isWhole = false
  try {
    for await (const chunk of tar) {
      taps ??= { engine: new Tap(load), reader: new Tap(read) }
      if (taps.engine.failure) break // the client ends at its closed output
      await Promise.all([taps.engine.write(chunk), taps.reader.write(chunk)])
    }
    if (taps?.engine.failure) throw taps.engine.failure.cause
    isWhole = (await code) === 0
  } finally {
    await Promise.all([taps?.engine.end(isWhole), taps?.reader.end(isWhole)])
  }
  if (isWhole && taps?.engine.failure) throw taps.engine.failure.cause
}

/** One receiver of the stream. */
class Tap {
  /** Why it stopped. */
  failure: { readonly cause: unknown } | null = null
  readonly #pipe = new PassThrough({ highWaterMark: LEAD_BYTES / 2 })
  readonly #done: Promise<void>

  constructor(receive: (tar: Readable) => Promise<void>) {
    this.#pipe.on('error', () => {}) // the receiver reports it
    this.#done = receive(this.#pipe)
      .catch((cause: unknown) => void (this.failure = { cause }))
      .finally(() => this.#pipe.destroy())
  }

  /** Resolves when more can be written. Data after the receiver has stopped is dropped. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#pipe.destroyed && !this.#pipe.write(chunk)) await drained(this.#pipe)
  }

  /** Resolves when the receiver has finished, with or without an error. */
  async end(isWhole: boolean): Promise<void> {
    if (isWhole) this.#pipe.end()
    else this.#pipe.destroy(new Error('the builder stopped before the end'))
    await this.#done
  }
}

/** Resolves when more can be written, or the pipe is closed. */
function drained(pipe: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      pipe.off('drain', done)
      pipe.off('close', done)
      resolve()
    }
    pipe.on('drain', done)
    pipe.on('close', done)
  })
}
