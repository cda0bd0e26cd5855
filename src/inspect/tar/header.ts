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
export const isZeroBlock = (block: Buffer): boolean => ZEROS.equals(block)

export function hasChecksum(block: Buffer): boolean {
  if (block.length < BLOCK) return false
  const stated = parseOctal(block.subarray(148, 156))
  let unsigned = 0
  let signed = 0
  for (let at = 0; at < BLOCK; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return stated === unsigned || stated === signed
}

export function parseHeader(block: Buffer): Header {
  if (!hasChecksum(block)) throw new Malformed('a tar header has a wrong checksum')
  const type = String.fromCharCode(block[156] ?? 0)
  const name = cString(block.subarray(0, 100))
  const prefix = cString(prefixOf(block))
  const size = parseNumber(block.subarray(124, 136))
  if (size === null) throw new Malformed('a tar header has a size that is no number')
  return {
    type,
    name: prefix.length > 0 ? Buffer.concat([prefix, SLASH, name]) : name,
    link: cString(block.subarray(157, 257)),
    mode: (parseNumber(block.subarray(100, 108)) ?? 0) & 0o7777,
    size: sizeOf(type, size),
  }
}

const SLASH = Buffer.from('/')

/** Where ustar and star keep the front of a long path. GNU keeps times there, V7 nothing. */
function prefixOf(block: Buffer): Buffer {
  if (block.toString('latin1', 257, 263) !== 'ustar\0') return block.subarray(0, 0)
  const isStar = block.toString('latin1', 508, 512) === 'tar\0'
  return block.subarray(345, isStar ? 476 : 500)
}

export function cString(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** Octal text, or base 256 when the first bit is set. Null for what is neither, negative, or beyond 2^53. */
function parseNumber(field: Buffer): number | null {
  const first = field[0] ?? 0
  if ((first & 0x80) === 0) return parseOctal(field)
  if ((first & 0x40) !== 0) return null
  const value = field.reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x3f : byte), 0)
  return Number.isSafeInteger(value) ? value : null
}

/** Digits between spaces and NULs; nothing at all is 0. A byte at a time: this runs for every member. */
function parseOctal(field: Buffer): number | null {
  let at = 0
  while (isBlank(field[at])) at++
  let value = 0
  for (; at < field.length && !isBlank(field[at]); at++) {
    const digit = (field[at] ?? 0) - 0x30
    if (digit < 0 || digit > 7) return null
    value = value * 8 + digit
  }
  return value
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0
