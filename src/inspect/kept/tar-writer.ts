/** Writes the tars that engines load: regular files with short names. */
import { BLOCK } from '../tar/header.ts'

/** Larger sizes do not fit the octal field: the builder's own tar would need another dialect too. */
const MOST_OCTAL = 8 ** 11 - 1

/** The header of a file. `name`: at most 100 ASCII characters. */
export function fileHeader(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100, 'latin1')
  block.write('0000644\0', 100, 'latin1')
  block.write('0000000\0'.repeat(2), 108, 'latin1')
  if (size <= MOST_OCTAL) block.write(`${octal(size, 11)}\0`, 124, 'latin1')
  else {
    block.writeBigInt64BE(BigInt(size), 128)
    block[124] = 0x80 // base 256, as GNU and Go write it
  }
  block.write(`${octal(0, 11)}\0`, 136, 'latin1')
  block.write('        0', 148, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)}\0 `, 148, 'latin1')
  return block
}

/** What follows content of that size. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

export const TAR_END = Buffer.alloc(2 * BLOCK)

/** A small file, whole. */
export const smallFile = (name: string, content: Buffer): Buffer =>
  Buffer.concat([fileHeader(name, content.length), content, padding(content.length)])

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
