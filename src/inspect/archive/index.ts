/** An archive, read once from end to end: what each of its files holds, by path, before any manifest is looked at. */
import type { Ground } from '../layer/index.ts'
import { limits } from '../limits.ts'
import { CutOff, Malformed, placed } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import { BlobReader, type Blob } from './blob.ts'
import { MAGIC_BYTES, compressionOf, decoder, foreignCompression, type Decoder } from './decoder.ts'
import { isInside, joined, normal } from './path.ts'

export type { Blob } from './blob.ts'

export class Archive {
  /** For sentences: `image.tar`. */
  readonly name: string
  readonly ground: Ground
  readonly #blobs = new Map<string, Blob>()
  readonly #links = new Map<string, string>()
  #open: BlobReader | null = null

  constructor(name: string, ground: Ground) {
    this.name = name
    this.ground = ground
  }

  /** The file at that path, links followed; null when there is none. */
  blob(path: string): Blob | null {
    let at = normal(path)
    for (let hops = 0; hops < limits.linkHops; hops++) {
      const blob = this.#blobs.get(at)
      const link = this.#links.get(at)
      if (blob || link === undefined) return blob ?? null
      at = link
    }
    return null
  }

  /** A file begins; its bytes follow through `write`, until `close`. A later file of the same path replaces it. */
  open(path: string): void {
    this.ground.budget.archiveMember()
    this.#open = new BlobReader(normal(path), this.ground)
  }

  async write(bytes: Buffer): Promise<void> {
    await this.#open?.write(bytes)
  }

  async close(): Promise<void> {
    const blob = await this.#open?.end()
    this.#open = null
    if (!blob) return
    this.#links.delete(blob.path)
    this.#blobs.set(blob.path, blob)
  }

  /** Another name of a file, from the archive's root. */
  link(path: string, target: string): void {
    this.ground.budget.archiveMember()
    this.#blobs.delete(normal(path))
    this.#links.set(normal(path), target)
  }
}

/** Reads an archive that is one tar, plain or compressed as a whole. Throws Malformed with a place in the tar. */
export async function readTar(chunks: AsyncIterable<Buffer>, archive: Archive): Promise<void> {
  const reader = new TarOfBlobs(archive)
  let head = Buffer.alloc(0)
  let plain: Decoder | null = null
  for await (const chunk of chunks) {
    if (plain) await plain.write(chunk)
    else {
      head = Buffer.concat([head, chunk])
      if (head.length >= MAGIC_BYTES) plain = await begin(head, reader)
    }
  }
  plain ??= await begin(head, reader)
  await plain.end()
  await reader.end()
}

async function begin(head: Buffer, reader: TarOfBlobs): Promise<Decoder> {
  const foreign = foreignCompression(head)
  if (foreign) throw new Malformed(`it is compressed with ${foreign}, which is not read here`)
  const compression = compressionOf(head)
  const plain = decoder(compression, (chunk) => reader.write(chunk, compression !== 'none'))
  await plain.write(head)
  return plain
}

class TarOfBlobs {
  readonly #archive: Archive
  readonly #feed = new Feed(parseTar())
  /** The file being read. */
  #path: string | null = null

  constructor(archive: Archive) {
    this.#archive = archive
  }

  async write(chunk: Buffer, isExpanded: boolean): Promise<void> {
    // its own compressed size is not known here: only the total is held against the limit
    if (isExpanded) this.#archive.ground.budget.expand(chunk.length, Infinity, 0)
    for (const event of this.#feed.write(chunk)) await this.#take(event)
  }

  async end(): Promise<void> {
    try {
      for (const event of this.#feed.end()) await this.#take(event)
    } catch (cause) {
      if (!(cause instanceof CutOff) || this.#path === null) throw cause
      throw new CutOff(`its file ${this.#path}`, cause.at ?? 0)
    }
  }

  async #take(event: TarEvent): Promise<void> {
    if (event.kind === 'member') this.#begin(event.member)
    else if (this.#path === null) return
    else if (event.kind === 'content') await this.#archive.write(event.bytes)
    else {
      this.#path = null
      await this.#archive.close()
    }
  }

  #begin(member: TarMember): void {
    const path = pathOf(member)
    this.#path = member.type === '0' ? path : null
    if (member.type === '0') this.#archive.open(path)
    if (member.type === '1') this.#archive.link(path, normal(member.link.toString()))
    if (member.type === '2') this.#archive.link(path, joined(path, member.link.toString()))
  }
}

function pathOf(member: TarMember): string {
  try {
    return isInside(member.name.toString())
  } catch (cause) {
    throw placed(cause, member.at)
  }
}
