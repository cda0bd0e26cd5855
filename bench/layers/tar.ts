/** Writes tar headers fast: a template in which three fields change. */

export const BLOCK = 512

export const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

const TEMPLATE = Buffer.alloc(BLOCK)
TEMPLATE.write('0000644\x000000000\x000000000\0', 100, 'latin1')
TEMPLATE.write('00000000000\0', 136, 'latin1')
TEMPLATE.write(' '.repeat(8), 148, 'latin1')
TEMPLATE.write('ustar\x0000', 257, 'latin1')

/** `type` is `0` for a file, `5` for a folder. The name may have 100 bytes. */
export function header(name: string, size: number, type: '0' | '5' = '0'): Buffer {
  const block = Buffer.from(TEMPLATE)
  block.write(name, 0, 100, 'latin1')
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  block.write(type, 156, 'latin1')
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}
