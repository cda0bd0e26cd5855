/**
 * The entries of a zip archive, from its central directory, which is at its end: so most of an archive need not be held
 * to know what is in it. What lies about its length or its place cannot be read.
 */
import { inflateRawSync } from 'node:zlib'
import type { Bytes } from '../hold.ts'

export interface ZipEntry {
  readonly name: string
  /** Bytes that its content takes in the archive. */
  readonly stored: number
  /** Bytes of its content, as the archive says. */
  readonly expanded: number
  readonly isDeflated: boolean
  /** Null where the content is not held, encrypted, of more than `most` bytes, or over the budget. */
  read(most: number): Buffer | null
}

/** What reading an archive, with those in it, may still cost. */
export interface Budget {
  entries: number
  expanded: number
}

const Magic = { ENTRY: 'PK\x01\x02', LOCAL: 'PK\x03\x04', END: 'PK\x05\x06', LOCATOR: 'PK\x06\x07' } as const
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const END_BYTES = 22
const LOCATOR_BYTES = 20
const END_64_BYTES = 56
/** The archive's own comment is the last thing in it. */
const COMMENT_BYTES = 65_535
const Method = { STORED: 0, DEFLATED: 8 } as const
const ENCRYPTED = 1

/** Throws for what is no zip archive, and where the central directory is not held. */
export function* entriesOf(zip: Bytes, budget: Budget): Generator<ZipEntry, void, void> {
  const { start, end, shift } = directoryOf(zip)
  const directory = slice(zip, start, end)
  for (let at = 0; hasMagic(directory, at, Magic.ENTRY);) {
    if (--budget.entries < 0) throw new RangeError('it has too many entries')
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset))
    const next = at + ENTRY_BYTES + (name ?? 0)
    yield new Entry(zip, directory.subarray(at, next), shift, budget)
    at = next + (extra ?? 0) + (comment ?? 0)
  }
}

/** What stands before the archive in its file, such as a script that runs it, shifts all places that it states. */
function directoryOf(zip: Bytes): { start: number; end: number; shift: number } {
  const end = endOf(zip)
  const record = slice(zip, end, end + END_BYTES)
  const [bytes, stated] = [record.readUInt32LE(12), record.readUInt32LE(16)]
  if (bytes === 0) return { start: end, end, shift: 0 }
  const start = end - bytes
  if (isDirectory(zip, start)) return { start, end, shift: Math.max(0, start - stated) }
  const other = [stated, placeIn64(zip, end)].find((place) => isDirectory(zip, place))
  if (other === undefined) throw new RangeError('it has no central directory')
  return { start: other, end, shift: 0 }
}

/** Where the last record starts: it and the comment, whose length it states, end with the file. */
function endOf(zip: Bytes): number {
  const from = Math.max(0, zip.size - END_BYTES - COMMENT_BYTES)
  const tail = slice(zip, from, zip.size)
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (hasMagic(tail, at, Magic.END) && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
      return from + at
  throw new RangeError('it has no end of central directory')
}

const isDirectory = (zip: Bytes, at: number): boolean =>
  hasMagic(zip.slice(at, at + ENTRY_BYTES) ?? Buffer.alloc(0), 0, Magic.ENTRY)

/** An archive of many entries has a second, longer end in front of the locator that is in front of its end. */
function placeIn64(zip: Bytes, end: number): number {
  const locator = zip.slice(end - LOCATOR_BYTES, end)
  if (!locator || !hasMagic(locator, 0, Magic.LOCATOR)) return -1
  const at = Number(locator.readBigUInt64LE(8))
  const record = zip.slice(at, at + END_64_BYTES)
  return record ? Number(record.readBigUInt64LE(48)) : -1
}

class Entry implements ZipEntry {
  readonly name: string
  readonly stored: number
  readonly expanded: number
  readonly isDeflated: boolean
  readonly #zip: Bytes
  readonly #budget: Budget
  readonly #isReadable: boolean
  /** Where its own, second header is. */
  readonly #local: number

  constructor(zip: Bytes, header: Buffer, shift: number, budget: Budget) {
    const method = header.readUInt16LE(10)
    this.#zip = zip
    this.#budget = budget
    this.isDeflated = method === Method.DEFLATED
    this.#isReadable =
      (this.isDeflated || method === Method.STORED) && (header.readUInt16LE(8) & ENCRYPTED) === 0
    this.stored = header.readUInt32LE(20)
    this.expanded = header.readUInt32LE(24)
    this.#local = header.readUInt32LE(42) + shift
    this.name = header.toString('utf8', ENTRY_BYTES)
  }

  read(most: number): Buffer | null {
    const local = this.#isReadable ? this.#zip.slice(this.#local, this.#local + LOCAL_BYTES) : null
    if (!local || !hasMagic(local, 0, Magic.LOCAL)) return null
    const start = this.#local + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
    const content = this.#zip.slice(start, start + this.stored)
    if (!content || !this.isDeflated) return content && content.length <= most ? content : null
    return this.#inflate(content, Math.min(most, this.expanded))
  }

  #inflate(content: Buffer, most: number): Buffer | null {
    this.#budget.expanded -= most
    if (most === 0 || this.#budget.expanded < 0) return null
    try {
      // a chunk that takes all of it saves a copy
      return inflateRawSync(content, { maxOutputLength: most, chunkSize: Math.max(64, most) })
    } catch {
      return null
    }
  }
}

const hasMagic = (bytes: Buffer, at: number, magic: string): boolean =>
  bytes.toString('latin1', at, at + magic.length) === magic

function slice(zip: Bytes, from: number, to: number): Buffer {
  const bytes = zip.slice(from, to)
  if (!bytes) throw new RangeError('this part of it is not held')
  return bytes
}
