import { CutOff, Malformed, withPosition } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import type { Archive, BlobReader } from './index.ts'
import { MAGIC_BYTES, compressionOf, decoder, foreignCompression, type Decoder } from './decoder.ts'
import { memberPath, joined, normal } from './path.ts'

/**
 * Reads an archive that is one tar, as `docker save` and buildx write it, plain or compressed as a whole: each of its
 * files is a blob. Throws Malformed with a position in the tar.
 */
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
  if (foreign) throw new Malformed(`it is compressed with ${foreign}, which is not supported`)
  const compression = compressionOf(head)
  const plain = decoder(compression, (chunk) => reader.write(chunk, compression !== 'none'))
  await plain.write(head)
  return plain
}

class TarOfBlobs {
  readonly #archive: Archive
  readonly #feed = new Feed(parseTar())
  /** Of the file being read. */
  #reader: BlobReader | null = null

  constructor(archive: Archive) {
    this.#archive = archive
  }

  async write(chunk: Buffer, isExpanded: boolean): Promise<void> {
    // the compressed size is not known here: only the total is checked against the limit
    if (isExpanded) this.#archive.budget.expand(chunk.length, Infinity, 0)
    for (const event of this.#feed.write(chunk)) await this.#take(event)
  }

  async end(): Promise<void> {
    try {
      for (const event of this.#feed.end()) await this.#take(event)
    } catch (cause) {
      if (!(cause instanceof CutOff) || this.#reader === null) throw cause
      throw new CutOff(`its file ${this.#reader.path}`, cause.at ?? 0)
    }
  }

  async #take(event: TarEvent): Promise<void> {
    if (event.kind === 'member') this.#begin(event.member)
    else if (this.#reader === null) return
    else if (event.kind === 'content') await this.#reader.write(event.bytes)
    else {
      this.#archive.add(await this.#reader.end())
      this.#reader = null
    }
  }

  #begin(member: TarMember): void {
    const path = pathOf(member)
    this.#reader = member.type === '0' ? this.#archive.open(path) : null
    if (member.type === '1') this.#archive.link(path, normal(member.link.toString()))
    if (member.type === '2') this.#archive.link(path, joined(path, member.link.toString()))
  }
}

function pathOf(member: TarMember): string {
  try {
    return memberPath(member.name.toString())
  } catch (cause) {
    throw withPosition(cause, member.at)
  }
}
