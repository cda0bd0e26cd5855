/**
 * Reads one file of an archive as a stream, before a manifest says what it is: its digest, and, by its first bytes, the
 * layer or JSON in it. Errors are kept, not thrown: the file may belong to another image.
 */
import { createHash } from 'node:crypto'
import type { Budget } from '../budget.ts'
import { Malformed } from '../malformed.ts'
import { BLOCK, hasChecksum } from '../tar/header.ts'
import { compressedBody, plainBody, type Body, type Read } from './body.ts'
import { compressionOf, decoder, type Compression, type Decoder } from './decoder.ts'

export interface Blob extends Read {
  readonly path: string
  /** Bytes as stored; `digest` is of these bytes, `sha256:…`. */
  readonly size: number
  readonly digest: string
  readonly compression: Compression
  readonly failure: Malformed | null
}

export class BlobReader {
  readonly path: string
  readonly #budget: Budget
  readonly #digest = createHash('sha256')
  #size = 0
  #expanded = 0
  /** First bytes, until they are enough to detect the format; then null. */
  #head: Buffer | null = Buffer.alloc(0)
  #compression: Compression = 'none'
  #decoder: Decoder | null = null
  #body: Body | null = null
  #failure: Malformed | null = null

  constructor(path: string, budget: Budget) {
    this.path = path
    this.#budget = budget
  }

  async write(chunk: Buffer): Promise<void> {
    this.#digest.update(chunk)
    this.#size += chunk.length
    await this.#guarded(async () => {
      if (!this.#head) {
        await this.#decoder?.write(chunk)
        return
      }
      this.#head = Buffer.concat([this.#head, chunk])
      if (this.#head.length >= BLOCK) await this.#begin()
    })
  }

  async end(): Promise<Blob> {
    await this.#guarded(async () => {
      if (this.#head) await this.#begin()
    })
    const digest = `sha256:${this.#digest.digest('hex')}`
    const read = await this.#result(digest)
    return {
      path: this.path,
      size: this.#size,
      digest,
      compression: this.#compression,
      ...read,
      failure: this.#failure,
    }
  }

  async #result(digest: string): Promise<Read> {
    let read: Read = { layer: null, json: null, diffId: null }
    await this.#guarded(async () => {
      await this.#decoder?.end()
      if (this.#body) read = this.#body.end()
    })
    if (this.#failure) this.#body?.discard()
    return this.#compression === 'none' && !this.#failure ? { ...read, diffId: digest } : read
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.#failure) return
    try {
      await work()
    } catch (cause) {
      if (!(cause instanceof Malformed)) throw cause
      this.#failure = cause
    }
  }

  async #begin(): Promise<void> {
    const head = this.#head ?? Buffer.alloc(0)
    this.#head = null
    // a name in a tar may begin like a magic number, but no compressed stream has a valid tar checksum
    this.#compression = hasChecksum(head.subarray(0, BLOCK)) ? 'none' : compressionOf(head)
    this.#body = this.#compression === 'none' ? plainBody(head, this.#budget) : compressedBody(this.#budget)
    this.#decoder = decoder(this.#compression, (chunk) => this.#take(chunk))
    if (head.length > 0) await this.#decoder.write(head)
  }

  #take(chunk: Buffer): void {
    this.#expanded += chunk.length
    if (this.#compression !== 'none') this.#budget.expand(chunk.length, this.#size, this.#expanded)
    this.#body?.write(chunk)
  }
}
