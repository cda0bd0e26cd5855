/**
 * Reads the record that a Docker engine keeps of each layer (`layerdb/sha256/<chainID>`): the layer's diffID, the folder
 * that holds its files, and in tar-split.json.gz every byte of its tar outside of file contents, with the size and
 * CRC-64 of each content. The entries are the engine's word; names and sizes in them come from the image.
 */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { field, number, parseJson, text } from '../../../lib/json.ts'
import type { Budget } from '../../budget.ts'
import { EntriesReader, type WantedFile } from '../../layer/entries-reader.ts'
import type { Layer } from '../../layer/index.ts'
import { Malformed } from '../../malformed.ts'
import { Feed } from '../../tar/feed.ts'
import { parseTar, type TarEvent } from '../../tar/reader.ts'

export interface LayerRecord {
  readonly layer: Layer
  readonly wanted: readonly WantedFile[]
  /** `sha256:…`, as the engine recorded it. */
  readonly diffId: string
  /** Name of the folder below the storage driver's that holds the layer's files. */
  readonly cacheId: string
  /** Bytes of all contents, as the engine recorded it. */
  readonly size: number
}

/** `stream`: the tar of the layer's folder in the layer database. Throws Malformed. */
export async function readRecord(stream: AsyncIterable<Buffer>, budget: Budget): Promise<LayerRecord> {
  const small = new Map<string, string>()
  const reader = new EntriesReader(budget)
  const packed = { bytes: 0 }
  const lines = new LineSplitter((line) => takeLine(line, reader))
  let expanded = 0
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  const source = Readable.from(tarSplitIn(stream, small, packed), { objectMode: false })
  source.on('error', (error) => gunzip.destroy(error))
  for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
    expanded += chunk.length
    budget.expand(chunk.length, packed.bytes, expanded)
    lines.write(chunk)
  }
  lines.end()
  return {
    layer: reader.end(),
    wanted: reader.wanted,
    diffId: small.get('diff') ?? '',
    cacheId: small.get('cache-id') ?? '',
    size: Number(small.get('size') ?? NaN),
  }
}

const CHUNK_BYTES = 2 ** 18
const RECORD = 'tar-split.json.gz'
/** The other files of the folder hold a digest, a number or an ID each. */
const MOST_SMALL_BYTES = 4096

/** The bytes of tar-split.json.gz; the texts of the small files beside it go into `small`, by name. */
async function* tarSplitIn(
  stream: AsyncIterable<Buffer>,
  small: Map<string, string>,
  packed: { bytes: number },
): AsyncGenerator<Buffer> {
  const feed = new Feed<TarEvent>(parseTar())
  let name = ''
  let isFound = false
  for await (const chunk of stream) {
    for (const event of feed.write(chunk)) {
      if (event.kind === 'member') {
        name = event.member.type === '0' ? baseOf(event.member.name) : ''
        isFound ||= name === RECORD
      } else if (event.kind === 'content' && name === RECORD) {
        packed.bytes += event.bytes.length
        yield Buffer.from(event.bytes)
      } else if (event.kind === 'content' && name !== '') {
        const value = (small.get(name) ?? '') + event.bytes.toString('latin1')
        small.set(name, value.slice(0, MOST_SMALL_BYTES))
      }
    }
  }
  if (!isFound) throw new Malformed(`it has no ${RECORD}`)
}

const baseOf = (name: Buffer): string => name.toString('latin1').split('/').at(-1) ?? ''

const SEGMENT = 2
const CONTENT = 1
/** How the engine writes most lines: taken apart without a JSON parser. */
const SEGMENT_START = '{"type":2,"payload":"'

function takeLine(line: Buffer, reader: EntriesReader): void {
  const start = line.toString('latin1', 0, SEGMENT_START.length)
  if (start === SEGMENT_START) {
    const end = line.indexOf(QUOTE, SEGMENT_START.length)
    reader.write(Buffer.from(line.toString('latin1', SEGMENT_START.length, end), 'base64'))
    return
  }
  const json = parseJson(line)
  const payload = Buffer.from(text(field(json, 'payload')), 'base64')
  const type = number(field(json, 'type'))
  if (type === SEGMENT) reader.write(payload)
  else if (type === CONTENT) reader.content(number(field(json, 'size')) ?? 0, payload)
  else throw new Malformed(`${RECORD} has a line of an unknown type`)
}

const NEWLINE = 0x0a
const QUOTE = 0x22
/** A line holds one header of a tar, extended headers included. */
const MOST_LINE_BYTES = 4 * 2 ** 20

class LineSplitter {
  readonly #take: (line: Buffer) => void
  #parts: Buffer[] = []
  #held = 0

  constructor(take: (line: Buffer) => void) {
    this.#take = take
  }

  write(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#hold(chunk.subarray(start, end))
      this.#flush()
      start = end + 1
    }
    if (start < chunk.length) this.#hold(Buffer.from(chunk.subarray(start)))
  }

  end(): void {
    this.#flush()
  }

  #hold(part: Buffer): void {
    this.#held += part.length
    if (this.#held > MOST_LINE_BYTES) throw new Malformed(`${RECORD} has a line of more than 4 MiB`)
    this.#parts.push(part)
  }

  #flush(): void {
    const line = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts)
    this.#parts = []
    this.#held = 0
    if (line.length > 0) this.#take(line)
  }
}
