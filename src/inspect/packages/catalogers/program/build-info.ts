/**
 * The block that Go's linker writes into a program (debug/buildinfo): 32 bytes with the magic at 0, the size of a pointer
 * at 14, flags at 15. Since Go 1.18 two texts follow, each after its length: the version of Go, and the modules. Before,
 * two pointers to texts are at 16.
 */

export const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** Blocks start at multiples of this offset. */
export const ALIGNMENT = 16
export const HEADER_BYTES = 32
const Flag = { BIG_ENDIAN: 1, INLINE: 2 } as const

export interface BuildInfo {
  /** `go1.22.3` */
  readonly version: string
  /** One line for each module, between two marks of 16 bytes; empty if the program was built without modules. */
  readonly modules: Buffer
}

/** The bytes loaded at an address; null if there are none. */
export type Load = (address: number, length: number) => Buffer | null

/** A parsed block: with its texts, with pointers to them, or the number of bytes needed to parse it. */
export type Block =
  | { readonly kind: 'inline'; readonly info: BuildInfo }
  | { readonly kind: 'pointers'; readonly header: Buffer }
  | { readonly kind: 'more'; readonly bytes: number }

/** `bytes` must start with the magic. */
export function blockOf(bytes: Buffer): Block {
  if (bytes.length < HEADER_BYTES) return { kind: 'more', bytes: HEADER_BYTES }
  if ((flagsOf(bytes) & Flag.INLINE) === 0)
    return { kind: 'pointers', header: Buffer.from(bytes.subarray(0, HEADER_BYTES)) }
  const version = textAt(bytes, HEADER_BYTES)
  if (typeof version === 'number') return { kind: 'more', bytes: version }
  const modules = textAt(bytes, version.end)
  if (typeof modules === 'number') return { kind: 'more', bytes: modules }
  return { kind: 'inline', info: { version: version.text.toString(), modules: modules.text } }
}

/** A text after its length (7 bits in each byte, the lowest first); a number if more bytes are needed: how many. */
function textAt(bytes: Buffer, at: number): { text: Buffer; end: number } | number {
  let length = 0
  for (let start = at, scale = 1; start < at + 6; start++, scale *= 128) {
    const byte = bytes[start]
    if (byte === undefined) return start + 1
    length += (byte & 127) * scale
    if (byte >= 128) continue
    const end = start + 1 + length
    return end > bytes.length ? end : { text: bytes.subarray(start + 1, end), end }
  }
  return Infinity
}

/** Follows the pointers of a block; null if they are invalid. `longest`: most bytes of a text. */
export function followed(header: Buffer, load: Load, longest: number): BuildInfo | null {
  const size = header.readUInt8(14)
  if (size !== 4 && size !== 8) return null
  const isBig = (flagsOf(header) & Flag.BIG_ENDIAN) !== 0
  const number = (bytes: Buffer, at: number): number => {
    if (size === 4) return isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    return Number(isBig ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at))
  }
  const textAt = (pointer: number): Buffer | null => {
    const text = load(number(header, pointer), 2 * size)
    const length = text ? number(text, size) : Infinity
    return text && length <= longest ? load(number(text, 0), length) : null
  }
  const version = textAt(16)
  return version ? { version: version.toString(), modules: textAt(16 + size) ?? Buffer.alloc(0) } : null
}

const flagsOf = (header: Buffer): number => header.readUInt8(15)
