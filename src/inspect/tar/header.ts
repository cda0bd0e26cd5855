/** One 512-byte tar header block: V7, ustar, PAX, GNU and star forms, as Go's archive/tar tells them apart. */
import { Malformed } from '../malformed.ts'

export const BLOCK = 512

export interface Header {
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` folder, `x` PAX header, … */
  readonly type: string
  readonly name: Buffer
  readonly link: Buffer
  /** Permission bits; 0 where the field is no number. */
  readonly mode: number
  /** Bytes of content that follow; 0 for types that have none, whatever the field says. */
  readonly size: number
}

/** Types without content: links, devices, folders and FIFOs. Writers leave odd sizes in them. */
const HEADER_ONLY = new Set(['1', '2', '3', '4', '5', '6'])
export const sizeOf = (type: string, size: number): number => (HEADER_ONLY.has(type) ? 0 : size)

const ZEROS = Buffer.alloc(BLOCK)
export const isZeroBlock = (block: Buffer): boolean => block[0] === 0 && ZEROS.equals(block)

/** Where the fields lie: the first byte, and the first after it. */
const NAME = [0, 100] as const
const MODE = [100, 108] as const
const SIZE = [124, 136] as const
const CHECKSUM = [148, 156] as const
const TYPE = 156
const LINK = [157, 257] as const
/** Where ustar and star keep the front of a long path. GNU keeps times there, V7 nothing. */
const PREFIX = [345, 500] as const
const STAR_PREFIX = [345, 476] as const

type Field = readonly [start: number, end: number]

/** Of all bytes, those of the checksum itself counted as spaces. Some writers add them up as signed. */
export function hasChecksum(block: Buffer): boolean {
  if (block.length < BLOCK) return false
  const stated = parseOctal(block, CHECKSUM)
  const [start, end] = CHECKSUM
  const sum = sumOf(block, 0, start) + (end - start) * 0x20 + sumOf(block, end, BLOCK)
  return stated === sum || stated === sum - 256 * highBytesOf(block)
}

function sumOf(block: Buffer, start: number, end: number): number {
  let sum = 0
  for (let at = start; at < end; at++) sum += block[at] ?? 0
  return sum
}

/** How many bytes outside of the checksum are negative when they are read as signed. */
function highBytesOf(block: Buffer): number {
  return block.reduce(
    (count, byte, at) => count + (byte > 127 && (at < CHECKSUM[0] || at >= CHECKSUM[1]) ? 1 : 0),
    0,
  )
}

export function parseHeader(block: Buffer): Header {
  if (!hasChecksum(block)) throw new Malformed('a tar header has a wrong checksum')
  const type = TYPE_FLAGS[block[TYPE] ?? 0] ?? ''
  const size = parseNumber(block, SIZE)
  if (size === null) throw new Malformed('a tar header has a size that is no number')
  return {
    type,
    name: nameOf(block),
    link: textOf(block, LINK),
    mode: (parseNumber(block, MODE) ?? 0) & 0o7777,
    size: sizeOf(type, size),
  }
}

const TYPE_FLAGS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
const SLASH = Buffer.from('/')

function nameOf(block: Buffer): Buffer {
  const name = textOf(block, NAME)
  if (block[PREFIX[0]] === 0 || block.toString('latin1', 257, 263) !== 'ustar\0') return name
  const isStar = block.toString('latin1', 508, 512) === 'tar\0'
  const prefix = textOf(block, isStar ? STAR_PREFIX : PREFIX)
  return Buffer.concat([prefix, SLASH, name])
}

const NOTHING = Buffer.alloc(0)

/** Up to the first NUL. Most fields of most members are empty, and a view of a buffer is dear. */
function textOf(block: Buffer, [start, end]: Field): Buffer {
  let at = start
  while (at < end && block[at] !== 0) at++
  return at === start ? NOTHING : block.subarray(start, at)
}

export function cString(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** Octal text, or base 256 when the first bit is set. Null for what is neither, negative, or beyond 2^53. */
function parseNumber(block: Buffer, field: Field): number | null {
  const [start, end] = field
  const first = block[start] ?? 0
  if ((first & 0x80) === 0) return parseOctal(block, field)
  if ((first & 0x40) !== 0) return null
  let value = first & 0x3f
  for (let at = start + 1; at < end; at++) value = value * 256 + (block[at] ?? 0)
  return Number.isSafeInteger(value) ? value : null
}

/** Digits between spaces and NULs; nothing at all is 0. A byte at a time: this runs for every member. */
function parseOctal(block: Buffer, [start, end]: Field): number | null {
  let at = start
  while (at < end && isBlank(block[at])) at++
  let value = 0
  for (; at < end && !isBlank(block[at]); at++) {
    const digit = (block[at] ?? 0) - 0x30
    if (digit < 0 || digit > 7) return null
    value = value * 8 + digit
  }
  return value
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0
