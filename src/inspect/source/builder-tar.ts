/**
 * Reads the tar in which a builder apart from the engine sends its image there, as it passes. The layers in it are packed
 * as this builder would push them to a registry.
 */
import { Archive } from '../archive/index.ts'
import { unreadable } from '../archive/invalid.ts'
import { readTar } from '../archive/tar.ts'
import { Budget } from '../budget.ts'
import { Malformed } from '../malformed.ts'

export class BuilderTar {
  readonly #archive = new Archive('the tar of the builder', new Budget(), true)
  #reading: Promise<void> | null = null

  /** Takes the one tar there may be. Never rejects, so that the engine gets it whatever is wrong with it. */
  read(chunks: AsyncIterable<Buffer>): Promise<void> {
    this.#reading = this.#take(chunks)
    return this.#reading.catch(() => {})
  }

  get hasCome(): boolean {
    return this.#reading !== null
  }

  /** Rejects with what was wrong with it. */
  async archive(): Promise<Archive> {
    await this.#reading
    return this.#archive
  }

  async #take(chunks: AsyncIterable<Buffer>): Promise<void> {
    try {
      await readTar(chunks, this.#archive)
    } catch (cause) {
      throw cause instanceof Malformed ? unreadable(this.#archive.name, cause, 'the tar') : cause
    }
  }
}
