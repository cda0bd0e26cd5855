import { randomUUID } from 'node:crypto'
import type { Archive, Blob, BlobReader } from '../../archive/index.ts'
import { limits } from '../../limits.ts'
import { Semaphore } from '../../../lib/semaphore.ts'

interface Upload {
  readonly reader: BlobReader
  bytes: number
}

/** Engines send five and more at once. Each takes megabytes of memory, and two keep two cores busy. */
const AT_ONCE = 2

/** Blobs that are being uploaded, each read as it arrives, and finished ones. */
export class Uploads {
  readonly #archive: Archive
  readonly #slots = new Semaphore(AT_ONCE)
  readonly #open = new Map<string, Upload>()

  constructor(archive: Archive) {
    this.#archive = archive
  }

  /** Bytes of a finished blob; null if there is none of that digest. */
  sizeOf(digest: string): number | null {
    return this.#archive.blob(pathOf(digest))?.size ?? null
  }

  /** Returns the ID of a new upload. */
  begin(): string {
    const id = randomUUID()
    this.#open.set(id, { reader: this.#archive.open(id), bytes: 0 })
    return id
  }

  /** Returns the bytes of the upload so far. Rejects if the upload is not open, or the sender aborts. */
  async write(id: string, chunks: AsyncIterable<Buffer>): Promise<number> {
    const upload = this.#open.get(id)
    if (!upload) throw new Error('no such upload')
    try {
      await this.#slots.run(() => read(chunks, upload))
    } catch (cause) {
      this.#open.delete(id) // the reader cannot go back, so a retry has to start a new upload
      throw cause
    }
    return upload.bytes
  }

  /** Finishes an upload; false if the blob does not have this digest. */
  async end(id: string, digest: string): Promise<boolean> {
    const upload = this.#open.get(id)
    if (!upload) throw new Error('no such upload')
    this.#open.delete(id)
    const blob = await upload.reader.end()
    if (blob.digest !== digest) return false
    this.#add(blob)
    return true
  }

  async manifest(chunks: AsyncIterable<Buffer>): Promise<{ digest: string; bytes: Buffer }> {
    const parts: Buffer[] = []
    let size = 0
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > limits.jsonBytes) throw new Error('a manifest is too large')
      parts.push(chunk)
    }
    const bytes = Buffer.concat(parts)
    const reader = this.#archive.open('manifest')
    await reader.write(bytes)
    const blob = await reader.end()
    this.#add(blob)
    return { digest: blob.digest, bytes }
  }

  #add(blob: Blob): void {
    this.#archive.add({ ...blob, path: pathOf(blob.digest) })
  }
}

async function read(chunks: AsyncIterable<Buffer>, upload: Upload): Promise<void> {
  for await (const chunk of chunks) {
    upload.bytes += chunk.length
    await upload.reader.write(chunk)
  }
}

const pathOf = (digest: string): string => `blobs/${digest.replace(':', '/')}`
