/**
 * The entries of a zip archive, from the central directory at its end: so most of an archive need not be buffered to
 * list it. Entries with a wrong length or offset cannot be read.
 */
import { inflateRawSync } from 'node:zlib'
import type { Bytes } from './bytes.ts'

export interface ZipEntry {
  readonly name: string
  /** Bytes that its content takes in the archive. */
  readonly stored: number
  /** Uncompressed bytes, as stated in the archive. */
  readonly expanded: number
  readonly isDeflated: boolean
  /** Null if the content is not buffered, encrypted, larger than `most` bytes, or over the budget. */
  read(most: number): Buffer | null
}

/** Remaining cost of reading an archive and those in it. */
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
/** Most bytes of the archive's comment, which is at its very end. */
const COMMENT_BYTES = 65_535
const Method = { STORED: 0, DEFLATED: 8 } as const
const ENCRYPTED = 1

/** Throws RangeError if it is not a zip archive, or the central directory is not buffered. */
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

/** Bytes in front of the archive, such as a script that runs it, shift all offsets that it states. */
function directoryOf(zip: Bytes): { start: number; end: number; shift: number } {
  const end = endOf(zip)
  const record = slice(zip, end, end + END_BYTES)
  const [bytes, stated] = [record.readUInt32LE(12), record.readUInt32LE(16)]
  if (bytes === 0) return { start: end, end, shift: 0 }
  const start = end - bytes
  if (isDirectory(zip, start)) return { start, end, shift: Math.max(0, start - stated) }
  const other = [stated, offsetIn64(zip, end)].find((offset) => isDirectory(zip, offset))
  if (other === undefined) throw new RangeError('it has no central directory')
  return { start: other, end, shift: 0 }
}

/** Offset of the last record, which ends the file together with the comment whose length it states. */
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

/** Zip64: the offset of the directory from the longer end record, which a locator in front of the end names; -1 if none. */
function offsetIn64(zip: Bytes, end: number): number {
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
  /** Offset of its local header. */
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
  if (!bytes) throw new RangeError('this part of it is not buffered')
  return bytes
}
