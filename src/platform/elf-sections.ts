/** Finds its way in an ELF file by its own tables: sections by name, bytes by the address they are loaded at. */

export interface Elf {
  section(name: string): Buffer | null
  /** Null where nothing, or less than that, of the file is loaded there. */
  at(address: number, length: number): Buffer | null
}

export const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1')

/** Where things stand: in the file's header, in an entry of the table of segments, of that of sections. */
interface Layout {
  readonly header: {
    segments: number
    sections: number
    segmentBytes: number
    segmentCount: number
    sectionBytes: number
    sectionCount: number
    names: number
  }
  readonly segment: { flags: number; offset: number; address: number; bytes: number }
  readonly section: { offset: number; bytes: number }
}

const LAYOUT_64: Layout = {
  header: {
    segments: 32,
    sections: 40,
    segmentBytes: 54,
    segmentCount: 56,
    sectionBytes: 58,
    sectionCount: 60,
    names: 62,
  },
  segment: { flags: 4, offset: 8, address: 16, bytes: 32 },
  section: { offset: 24, bytes: 32 },
}
const LAYOUT_32: Layout = {
  header: {
    segments: 28,
    sections: 32,
    segmentBytes: 42,
    segmentCount: 44,
    sectionBytes: 46,
    sectionCount: 48,
    names: 50,
  },
  segment: { flags: 24, offset: 4, address: 8, bytes: 16 },
  section: { offset: 16, bytes: 20 },
}
const CLASS_64 = 2
const BIG_ENDIAN = 2
const LOADED = 1
const Flag = { EXECUTE: 1, WRITE: 2 } as const

/** Throws RangeError where a table does not lie in `bytes`. */
export function elfOf(bytes: Buffer): Elf {
  const segments = segmentsOf(bytes)
  return {
    section: (name) => sectionOf(bytes, name),
    at(address, length) {
      const place = segments.find(
        (one) => address >= one.address && address + length <= one.address + one.bytes,
      )
      const start = place ? place.offset + address - place.address : bytes.length
      return start + length <= bytes.length ? bytes.subarray(start, start + length) : null
    },
  }
}

/** From the first to the last segment that a program may write to and not run; null where there is none. */
export function dataRange(head: Buffer): readonly [from: number, to: number] | null {
  const data = segmentsOf(head).filter(({ flags }) => (flags & (Flag.WRITE | Flag.EXECUTE)) === Flag.WRITE)
  if (data.length === 0) return null
  const starts = data.map(({ offset }) => offset)
  const ends = data.map(({ offset, bytes }) => offset + bytes)
  return [Math.min(...starts), Math.max(...ends)]
}

interface Segment {
  readonly flags: number
  readonly offset: number
  readonly address: number
  readonly bytes: number
}

function segmentsOf(bytes: Buffer): Segment[] {
  const read = new Reader(bytes)
  const { header, segment } = read.layout
  const size = read.half(header.segmentBytes)
  const starts = Array.from(
    { length: read.half(header.segmentCount) },
    (_, index) => read.word(header.segments) + index * size,
  )
  return starts
    .filter((at) => read.quarter(at) === LOADED)
    .map((at) => ({
      flags: read.quarter(at + segment.flags),
      offset: read.word(at + segment.offset),
      address: read.word(at + segment.address),
      bytes: read.word(at + segment.bytes),
    }))
}

function sectionOf(bytes: Buffer, name: string): Buffer | null {
  const read = new Reader(bytes)
  const { header, section } = read.layout
  const startOf = (index: number): number =>
    read.word(header.sections) + index * read.half(header.sectionBytes)
  const contentOf = (at: number): Buffer => {
    const offset = read.word(at + section.offset)
    return bytes.subarray(offset, offset + read.word(at + section.bytes))
  }
  const count = read.half(header.sectionCount)
  if (count === 0) return null
  const names = contentOf(startOf(read.half(header.names)))
  for (let index = 0; index < count; index++) {
    const from = read.quarter(startOf(index))
    if (names.toString('latin1', from, from + name.length + 1) === `${name}\0`)
      return contentOf(startOf(index))
  }
  return null
}

/** Numbers of 2, 4 and, in a 64-bit file, 8 bytes, in the file's own byte order. */
class Reader {
  readonly layout: Layout
  readonly #bytes: Buffer
  readonly #is64: boolean
  readonly #isBig: boolean

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#is64 = bytes.readUInt8(4) === CLASS_64
    this.#isBig = bytes.readUInt8(5) === BIG_ENDIAN
    this.layout = this.#is64 ? LAYOUT_64 : LAYOUT_32
  }

  half(at: number): number {
    return this.#isBig ? this.#bytes.readUInt16BE(at) : this.#bytes.readUInt16LE(at)
  }

  quarter(at: number): number {
    return this.#isBig ? this.#bytes.readUInt32BE(at) : this.#bytes.readUInt32LE(at)
  }

  word(at: number): number {
    if (!this.#is64) return this.quarter(at)
    return Number(this.#isBig ? this.#bytes.readBigUInt64BE(at) : this.#bytes.readBigUInt64LE(at))
  }
}
