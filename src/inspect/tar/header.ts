/** One tar header block of 512 bytes, in V7, ustar, PAX, GNU and star form, distinguished as in Go's archive/tar. */
import { Malformed } from '../malformed.ts'

export const BLOCK = 512

export interface Header {
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` folder, `x` PAX header, … */
  readonly type: string
  readonly name: Buffer
  readonly link: Buffer
  /** Permission bits; 0 if the field is not a number. */
  readonly mode: number
  /** 0 if the field is not a number. */
  readonly uid: number
  readonly gid: number
  /** Of its last change, seconds since 1970; 0 if the field is not a number. */
  readonly time: number
  /** Bytes of content that follow; always 0 for types without content. */
  readonly size: number
}

/** Types without content: links, devices, folders and FIFOs. Some writers give them a size all the same. */
const HEADER_ONLY = new Set(['1', '2', '3', '4', '5', '6'])
export const sizeOf = (type: string, size: number): number => (HEADER_ONLY.has(type) ? 0 : size)

const ZEROS = Buffer.alloc(BLOCK)
export const isZeroBlock = (block: Buffer): boolean => block[0] === 0 && ZEROS.equals(block)

/** Fields: offset of the first byte, and of the first byte after. */
const NAME = [0, 100] as const
const MODE = [100, 108] as const
const UID = [108, 116] as const
const GID = [116, 124] as const
const SIZE = [124, 136] as const
const TIME = [136, 148] as const
const CHECKSUM = [148, 156] as const
const TYPE = 156
const LINK = [157, 257] as const
/** The first part of a long path, in ustar and star. GNU has times there, V7 nothing. */
const PREFIX = [345, 500] as const
const STAR_PREFIX = [345, 476] as const

type Field = readonly [start: number, end: number]

/** The sum of all bytes, with spaces for the checksum itself. Some writers add signed bytes. */
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

/** Bytes outside of the checksum field that are negative as signed bytes. */
function highBytesOf(block: Buffer): number {
  return block.reduce(
    (count, byte, at) => count + (byte > 127 && (at < CHECKSUM[0] || at >= CHECKSUM[1]) ? 1 : 0),
    0,
  )
}

/** Throws Malformed. */
export function parseHeader(block: Buffer): Header {
  if (!hasChecksum(block)) throw new Malformed('a tar header has a wrong checksum')
  const type = TYPE_FLAGS[block[TYPE] ?? 0] ?? ''
  const size = parseNumber(block, SIZE)
  if (size === null) throw new Malformed('a tar header has a size that is not a number')
  return {
    type,
    name: nameOf(block),
    link: textOf(block, LINK),
    mode: (parseNumber(block, MODE) ?? 0) & 0o7777,
    uid: parseNumber(block, UID) ?? 0,
    gid: parseNumber(block, GID) ?? 0,
    time: parseNumber(block, TIME) ?? 0,
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

/** Up to the first NUL. Most fields of most members are empty, and a view of a buffer is expensive. */
function textOf(block: Buffer, [start, end]: Field): Buffer {
  let at = start
  while (at < end && block[at] !== 0) at++
  return at === start ? NOTHING : block.subarray(start, at)
}

/** Up to the first NUL. */
export function cString(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** Octal text, or base 256 if the first bit is set. Null if neither, negative, or over 2^53. */
function parseNumber(block: Buffer, field: Field): number | null {
  const [start, end] = field
  const first = block[start] ?? 0
  if ((first & 0x80) === 0) return parseOctal(block, field)
  if ((first & 0x40) !== 0) return null
  let value = first & 0x3f
  for (let at = start + 1; at < end; at++) value = value * 256 + (block[at] ?? 0)
  return Number.isSafeInteger(value) ? value : null
}

/** Digits between spaces and NULs; 0 if there are none. Byte by byte: this runs for every member. */
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
