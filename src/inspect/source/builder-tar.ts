/**
 * Reads the tar in which a builder that is separate from the engine sends the image to the engine, as it passes through
 * this process. Its layers are compressed as the builder would push them to a registry.
 */
import { Archive } from '../archive/index.ts'
import { unreadable } from '../archive/invalid.ts'
import { readTar } from '../archive/tar.ts'
import { Budget } from '../budget.ts'
import { Malformed } from '../malformed.ts'

export class BuilderTar {
  readonly #archive = new Archive('the tar of the builder', new Budget(), true)
  #reading: Promise<void> | null = null

  /** To be called once. Never rejects: the engine gets the tar even if it cannot be read here. */
  read(chunks: AsyncIterable<Buffer>): Promise<void> {
    this.#reading = this.#take(chunks)
    return this.#reading.catch(() => {})
  }

  /** Whether the builder sent a tar. */
  get hasStarted(): boolean {
    return this.#reading !== null
  }

  /** Waits for the end of the tar. Rejects with `archive-invalid` if it could not be read. */
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
