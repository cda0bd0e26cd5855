/** Splits a tar into header blocks and their contents, and joins them again; checks nothing. */
const BLOCK = 512

export interface Part {
  readonly header: Buffer
  /** Without padding. */
  readonly content: Buffer
}

export interface Parts {
  readonly parts: readonly Part[]
  /** End blocks, or anything that is not a header. */
  readonly rest: Buffer
}

export function split(tar: Buffer): Parts {
  const parts: Part[] = []
  let at = 0
  while (at + BLOCK <= tar.length && isHeader(tar.subarray(at, at + BLOCK))) {
    const header = tar.subarray(at, at + BLOCK)
    const size = '123456'.includes(typeOf(header)) ? 0 : sizeOf(header)
    const content = tar.subarray(at + BLOCK, at + BLOCK + size)
    parts.push({ header, content })
    at += BLOCK + Math.ceil(content.length / BLOCK) * BLOCK
  }
  return { parts, rest: tar.subarray(at) }
}

export const join = ({ parts, rest }: Parts): Buffer =>
  Buffer.concat([...parts.flatMap(({ header, content }) => [header, content, padding(content)]), rest])

const padding = ({ length }: Buffer): Buffer => Buffer.alloc((BLOCK - (length % BLOCK)) % BLOCK)

export const isHeader = (block: Buffer): boolean =>
  block.length === BLOCK && block.some((byte) => byte !== 0) && octal(block, 148, 8) === checksum(block)

export const typeOf = (header: Buffer): string => header.toString('latin1', 156, 157)
export const nameOf = (header: Buffer): string => header.toString('latin1', 0, 100).replace(/\0.*$/s, '')

function sizeOf(header: Buffer): number {
  return (header[124] ?? 0) & 0x80 ? header.readUIntBE(130, 6) : octal(header, 124, 12)
}

const octal = (block: Buffer, at: number, length: number): number =>
  parseInt(block.toString('latin1', at, at + length).replaceAll('\0', ' '), 8) || 0

function checksum(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** A copy of the header with other bytes at an offset, and the right checksum. */
export function patched(header: Buffer, at: number, bytes: Buffer | string): Buffer {
  const copy = Buffer.from(header)
  Buffer.from(bytes).copy(copy, at)
  copy.write(`${checksum(copy).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return copy
}

/** The part with other content, and the right size. */
export const withContent = ({ header }: Part, content: Buffer): Part => ({
  header: patched(header, 124, `${content.length.toString(8).padStart(11, '0')}\0`),
  content,
})
