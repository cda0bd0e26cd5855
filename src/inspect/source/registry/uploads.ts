/** What is being sent to the registry: blobs under way, each read as it comes, and those that are here. */
import { randomUUID } from 'node:crypto'
import type { Archive, Blob, BlobReader } from '../../archive/index.ts'
import { limits } from '../../limits.ts'
import { Turns } from './turns.ts'

interface Upload {
  readonly reader: BlobReader
  bytes: number
}

/** Engines send five and more at once. Each that is read holds megabytes, and two keep two cores busy. */
const AT_ONCE = 2

export class Uploads {
  readonly #archive: Archive
  readonly #turns = new Turns(AT_ONCE)
  readonly #open = new Map<string, Upload>()

  constructor(archive: Archive) {
    this.#archive = archive
  }

  /** Bytes of a blob that has come; null where it has not. */
  sizeOf(digest: string): number | null {
    return this.#archive.blob(pathOf(digest))?.size ?? null
  }

  begin(): string {
    const id = randomUUID()
    this.#open.set(id, { reader: this.#archive.open(id), bytes: 0 })
    return id
  }

  /** Returns how many bytes have come in all. Rejects for an upload that is not open, and when the sender breaks off. */
  async write(id: string, chunks: AsyncIterable<Buffer>): Promise<number> {
    const upload = this.#open.get(id)
    if (!upload) throw new Error('no such upload')
    try {
      await this.#turns.take(() => read(chunks, upload))
    } catch (cause) {
      this.#open.delete(id) // what came cannot be taken back, so a second try begins anew
      throw cause
    }
    return upload.bytes
  }

  /** Whether the blob is what its digest says; then it is here. */
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
