/**
 * Keeps the tar of a builder (an OCI layout) in a file, with an index of where each blob begins: nothing is unpacked, and
 * the tar is parsed once, while it passes.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { KeptContent } from '../../core/content-keeper.ts'
import type { Descriptor, ImageContent } from '../../core/image-content.ts'
import { field, list } from '../../lib/json.ts'
import { invalidArchive, unreadable } from '../archive/invalid.ts'
import { memberPath } from '../archive/path.ts'
import { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { BLOCK } from '../tar/header.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import {
  blobPath,
  boundedJson,
  checked,
  descriptorOf,
  imageIn,
  loadedAs,
  manifestOf,
  partsOf,
} from './images.ts'
import { fileHeader, padding } from './tar-writer.ts'

const READ_BYTES = 2 ** 20
const BLOB = /^blobs\/sha256\/[0-9a-f]{64}$/

interface Span {
  /** Where the content begins in the tar. */
  readonly start: number
  readonly size: number
}

export class KeptTar {
  readonly #file: string
  readonly #name: string
  readonly #spans = new Map<string, Span>()
  #failure: unknown = null

  /** `file`: does not exist yet; its folder is private. `name`: of the tar, for messages. */
  constructor(file: string, name: string) {
    this.#file = file
    this.#name = name
  }

  /** See `ContentKeeper.pass`. */
  async *pass(chunks: AsyncIterable<Buffer>, tags: readonly string[]): AsyncGenerator<Buffer> {
    const out = await open(this.#file, 'wx', 0o600)
    let isEmpty = true
    try {
      const rewriter = new Rewriter(this.#spans)
      for await (const chunk of chunks) {
        isEmpty = false
        if (this.#failure !== null) continue
        await out.appendFile(chunk)
        const pieces = this.#guarded(() => rewriter.write(chunk)) ?? []
        if (tags.length > 0) yield* pieces
      }
      this.#guarded(() => rewriter.end())
    } finally {
      await out.close()
    }
    if (isEmpty || tags.length === 0 || this.#failure !== null) return
    const end = await this.#end(tags)
    if (end) yield end
  }

  /** Rejects with `archive-invalid`. */
  async content(): Promise<KeptContent> {
    if (this.#failure !== null) throw this.#failure as Error
    const index = await this.#read(this.#spanOf('index.json'))
    // an image with several tags has a row for each
    const rows = list(field(boundedJson(index), 'manifests')).map((row) =>
      descriptorOf(row, `the image in ${this.#name}`),
    )
    const [root] = rows
    if (!root || rows.some(({ digest }) => digest !== root.digest))
      throw invalidArchive(`The index.json of ${this.#name} does not name one image`)
    const content: ImageContent = {
      root,
      manifest: async (digest) => checked(await this.#read(this.#spanOf(blobPath(digest))), digest),
      blob: (descriptor) => this.#blob(descriptor),
    }
    return { ...content, image: (platform) => imageIn(content, platform, { hasLayers: false }) }
  }

  /** What makes the tar that has passed one that engines load; null, and a failure, if it cannot be. */
  async #end(tags: readonly string[]): Promise<Buffer | null> {
    try {
      const content = await this.content()
      return loadedAs(tags, await partsOf(content, await manifestOf(content, null)))
    } catch (cause) {
      this.#failure = cause
      return null
    }
  }

  #guarded<T>(work: () => T): T | null {
    try {
      return work()
    } catch (cause) {
      if (!(cause instanceof Malformed)) throw cause
      this.#failure = unreadable(this.#name, cause, 'the tar')
      return null
    }
  }

  #spanOf(path: string): Span {
    const span = this.#spans.get(path)
    if (!span) throw invalidArchive(`${path} is not in ${this.#name}`)
    return span
  }

  async #read({ start, size }: Span): Promise<Buffer> {
    if (size > limits.jsonBytes)
      throw invalidArchive(`${this.#name} has JSON of more than ${limits.jsonBytes} bytes`)
    const file = await open(this.#file)
    try {
      const bytes = Buffer.alloc(size)
      const { bytesRead } = await file.read(bytes, 0, size, start)
      return bytes.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  async *#blob({ digest, size }: Descriptor): AsyncGenerator<Buffer> {
    const span = this.#spanOf(blobPath(digest))
    if (span.size !== size)
      throw invalidArchive(`${digest} in ${this.#name} has ${span.size} bytes instead of ${size}`)
    if (size === 0) return
    const range = { start: span.start, end: span.start + size - 1, highWaterMark: READ_BYTES }
    yield* createReadStream(this.#file, range) as AsyncIterable<Buffer>
  }
}

/** Notes where files are in a tar, and rewrites those that are blobs: what else a tar can hold reaches no engine. */
class Rewriter {
  readonly #spans: Map<string, Span>
  readonly #feed = new Feed<TarEvent>(parseTar())
  readonly #budget = new Budget()
  /** Of the blob that is passing; null: another member. */
  #size: number | null = null

  constructor(spans: Map<string, Span>) {
    this.#spans = spans
  }

  /** Throws Malformed. */
  write(chunk: Buffer): Buffer[] {
    return [...this.#feed.write(chunk)].flatMap((event) => this.#take(event))
  }

  /** Throws Malformed when the tar is cut off. */
  end(): void {
    for (const event of this.#feed.end()) this.#take(event)
  }

  #take(event: TarEvent): Buffer[] {
    if (event.kind === 'member') return this.#begin(event.member)
    if (this.#size === null) return []
    if (event.kind === 'content') return [event.bytes]
    const end = padding(this.#size)
    this.#size = null
    return [end]
  }

  #begin({ name, type, size, sparse, at }: TarMember): Buffer[] {
    this.#budget.archiveMember()
    const path = memberPath(name.toString())
    this.#size = null
    if (type !== '0') return []
    if (sparse !== null) throw new Malformed(`its file ${path} is sparse`, at)
    if (this.#spans.has(path)) throw new Malformed(`it has two files ${path}`, at)
    this.#spans.set(path, { start: at + BLOCK, size })
    if (!BLOB.test(path)) return []
    this.#size = size
    return [fileHeader(path, size)]
  }
}
