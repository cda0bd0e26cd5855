/**
 * One file of an archive, read as it streams by, before anything says what it is: its digest, and, by its first
 * bytes, the layer or the JSON in it. What is wrong with it is kept, not thrown: it may belong to another image.
 */
import { createHash, type Hash } from 'node:crypto'
import type { Ground, Layer } from '../layer/index.ts'
import { LayerReader } from '../layer/reader.ts'
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { BLOCK, hasChecksum, isZeroBlock } from '../tar/header.ts'
import { compressionOf, decoder, type Compression, type Decoder } from './decoder.ts'

export interface Blob {
  readonly path: string
  /** Bytes as stored, and their digest, `sha256:…`. */
  readonly size: number
  readonly digest: string
  readonly compression: Compression
  /** Digest of the uncompressed bytes; null where they could not all be read. */
  readonly diffId: string | null
  readonly layer: Layer | null
  readonly json: Buffer | null
  readonly failure: Malformed | null
}

/** Takes the plain bytes of a blob, in order. */
interface Body {
  write(chunk: Buffer): void
  end(): Pick<Blob, 'layer' | 'json' | 'diffId'>
  /** Called instead of `end` when the bytes went wrong. */
  discard(): void
}

export class BlobReader {
  readonly #path: string
  readonly #ground: Ground
  readonly #digest = createHash('sha256')
  #size = 0
  #expanded = 0
  /** First bytes, until they are enough to tell what this is. */
  #head: Buffer | null = Buffer.alloc(0)
  #compression: Compression = 'none'
  #decoder: Decoder | null = null
  #body: Body | null = null
  #failure: Malformed | null = null

  constructor(path: string, ground: Ground) {
    this.#path = path
    this.#ground = ground
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
      path: this.#path,
      size: this.#size,
      digest,
      compression: this.#compression,
      ...read,
      failure: this.#failure,
    }
  }

  async #result(digest: string): Promise<Pick<Blob, 'layer' | 'json' | 'diffId'>> {
    let read: Pick<Blob, 'layer' | 'json' | 'diffId'> = { layer: null, json: null, diffId: null }
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
    this.#compression = compressionOf(head)
    if (this.#compression === 'none') this.#body = plainBody(head, this.#ground)
    else this.#body = layerBody(this.#ground, createHash('sha256'))
    this.#decoder = decoder(this.#compression, (chunk) => this.#take(chunk))
    if (head.length > 0) await this.#decoder.write(head)
  }

  #take(chunk: Buffer): void {
    this.#expanded += chunk.length
    if (this.#compression !== 'none') this.#ground.budget.expand(chunk.length, this.#size, this.#expanded)
    this.#body?.write(chunk)
  }
}

/** A tar is known by the checksum of its first header; nothing at all is a tar without members. */
function plainBody(head: Buffer, ground: Ground): Body | null {
  const block = head.subarray(0, BLOCK)
  const isTar = head.length === 0 || hasChecksum(block) || (block.length === BLOCK && isZeroBlock(block))
  if (isTar) return layerBody(ground, null)
  return /^\s*[[{]/.test(head.toString('latin1')) ? jsonBody(ground) : null
}

/** `hash` null: the digest of the blob is also that of its plain bytes. */
function layerBody(ground: Ground, hash: Hash | null): Body {
  const reader = new LayerReader(ground)
  return {
    write(chunk) {
      hash?.update(chunk)
      reader.write(chunk)
    },
    end: () => ({ layer: reader.end(), json: null, diffId: hash ? `sha256:${hash.digest('hex')}` : null }),
    discard: () => reader.discard(),
  }
}

function jsonBody({ budget }: Ground): Body {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write(chunk) {
      size += chunk.length
      if (size > limits.jsonBytes) throw new Malformed(`it is JSON of more than ${limits.jsonBytes} bytes`)
      budget.json(chunk.length)
      chunks.push(chunk)
    },
    end: () => ({ layer: null, json: Buffer.concat(chunks), diffId: null }),
    discard() {},
  }
}
