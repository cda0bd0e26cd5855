/** Go programs with build info. */
import { elf, EXECUTE, numbers, READ, WRITE, type ElfSpec } from './elf-file.ts'
import { varint } from './sqlite.ts'

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
const MARKS = ['3077af0c9274080241e1c107e6d618e6', 'f932433186182072008242104116d8f2'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

export const marked = (modules: string): Buffer =>
  modules === ''
    ? Buffer.alloc(0)
    : Buffer.concat([MARKS[0] ?? MAGIC, Buffer.from(modules), MARKS[1] ?? MAGIC])

/** Build info in the format of Go 1.18 and later. */
export function inline(version: string, modules: string): Buffer {
  const texts = [Buffer.from(version), marked(modules)]
  const header = Buffer.concat([MAGIC, Buffer.from([0, 2]), Buffer.alloc(16)])
  return Buffer.concat([header, ...texts.flatMap((text) => [lowestFirst(text.length), text])])
}

const lowestFirst = (value: number): Buffer => {
  const bytes = varint(value).reverse()
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = ((bytes[at] ?? 0) & 127) | (at < bytes.length - 1 ? 128 : 0)
  return bytes
}

export interface GoSpec extends ElfSpec {
  /** Embedded data: read-only, in front of its own. */
  embedded?: Buffer
  /** What follows the block. */
  after?: Buffer
  /** Bytes of code. */
  code?: number
}

export function goProgram(block: Buffer, spec: GoSpec = {}): Buffer {
  const { embedded = Buffer.alloc(0), after = Buffer.alloc(0), code = 100 } = spec
  return elf({
    ...spec,
    segments: [
      { flags: READ | EXECUTE, address: 0x400000, content: Buffer.alloc(code, 0x90) },
      { flags: READ, address: 0x500000, content: embedded },
      { flags: READ | WRITE, address: 0x600000, content: Buffer.concat([block, after]) },
    ],
    sections: [{ name: '.go.buildinfo', content: Buffer.alloc(0) }],
  })
}

/** Build info before Go 1.18: pointers to strings, each a pointer and a length. */
export function oldGoProgram(version: string, modules: string, spec: ElfSpec = {}): Buffer {
  const { bits = 64, isBig = false } = spec
  const texts = [Buffer.from(version), marked(modules)]
  const address = 0x500000
  const data = 0x600000
  const header = Buffer.concat([MAGIC, Buffer.from([bits / 8, isBig ? 1 : 0])])
  const pointers = numbers('ww', [data + 32, data + 32 + bits / 4], spec)
  const places = numbers(
    'wwww',
    [address, texts[0]?.length ?? 0, address + (texts[0]?.length ?? 0), texts[1]?.length ?? 0],
    spec,
  )
  const block = Buffer.concat([header, pointers, Buffer.alloc(16 - pointers.length), places])
  return goProgram(block, { ...spec, embedded: Buffer.concat(texts) })
}
