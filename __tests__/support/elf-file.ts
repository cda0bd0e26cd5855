/** ELF programs with the tables that a linker writes. */

export interface ElfSpec {
  bits?: 32 | 64
  isBig?: boolean
  segments?: { flags: number; address: number; content: Buffer }[]
  sections?: { name: string; content: Buffer }[]
}

export const READ = 4
export const WRITE = 2
export const EXECUTE = 1

/** Writes numbers in the format of that file: h of 2 bytes, q of 4, w of a word, b of 1. */
export function numbers(
  form: string,
  values: readonly number[],
  { bits = 64, isBig = false }: ElfSpec = {},
): Buffer {
  const parts = values.map((value, index) => {
    const bytes = { b: 1, h: 2, q: 4, w: bits / 8 }[form[index] ?? ''] ?? 0
    const part = Buffer.alloc(8)
    part.writeBigUInt64LE(BigInt(value))
    const cut = part.subarray(0, bytes)
    return isBig ? cut.reverse() : cut
  })
  return Buffer.concat(parts)
}

export function elf(spec: ElfSpec): Buffer {
  const { bits = 64, isBig = false, segments = [], sections = [] } = spec
  const headerBytes = bits === 64 ? 64 : 52
  const segmentBytes = bits === 64 ? 56 : 32
  const sectionBytes = bits === 64 ? 64 : 40
  let at = headerBytes + segments.length * segmentBytes
  const body: Buffer[] = []
  const put = (content: Buffer): number => {
    const pad = (16 - (at % 16)) % 16
    body.push(Buffer.alloc(pad), content)
    at += pad + content.length
    return at - content.length
  }
  const programTable = segments.map(({ flags, address, content }) => {
    const offset = put(content)
    const bytes = content.length
    return bits === 64
      ? numbers('qqwwwwww', [1, flags, offset, address, address, bytes, bytes, 4096], spec)
      : numbers('qwwwwwqw', [1, offset, address, address, bytes, bytes, flags, 4096], spec)
  })
  const names = ['', ...sections.map(({ name }) => name), '.shstrtab']
  const nameAt = (index: number): number => names.slice(0, index).join('\0').length + (index > 0 ? 1 : 0)
  const contents = [...sections.map(({ content }) => content), Buffer.from(`${names.join('\0')}\0`)]
  const places = contents.map((content) => ({ offset: put(content), bytes: content.length }))
  const table = [{ offset: 0, bytes: 0 }, ...places].map(({ offset, bytes }, index) =>
    numbers('qqwwwwqqww', [nameAt(index), index ? 1 : 0, 0, 0, offset, bytes, 0, 0, 1, 0], spec),
  )
  const tableAt = put(Buffer.concat(table))
  const header = Buffer.concat([
    Buffer.from('\x7fELF', 'latin1'),
    Buffer.from([bits === 64 ? 2 : 1, isBig ? 2 : 1, 1]),
    Buffer.alloc(9),
    numbers(
      'hhqwwwqhhhhhh',
      [
        2,
        62,
        1,
        0,
        headerBytes,
        tableAt,
        0,
        headerBytes,
        segmentBytes,
        segments.length,
        sectionBytes,
        table.length,
        table.length - 1,
      ],
      spec,
    ),
  ])
  return Buffer.concat([header, ...programTable, ...body])
}
