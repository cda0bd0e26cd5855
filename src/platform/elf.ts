/** What kind of program a file is, by its first bytes: an ELF file, a script, or a program of another system. Pure. */

/** First bytes of a file that are enough to know its kind. */
export const HEAD_BYTES = 4096

export const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1')
const CLASS_32 = 1
const LITTLE_ENDIAN = 1
const PT_INTERP = 3
const LEAST_SEGMENT_BYTES = 32
/** Bytes of a row of that table in a 64-bit file. */
const MOST_OF_SEGMENT = 56

/** Offsets of fields: in the file's header, in a program header (of a segment), in a section header. */
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

export interface Segment {
  /** `p_type` */
  readonly type: number
  readonly flags: number
  /** Offset in the file. */
  readonly offset: number
  /** Virtual address that it is loaded at. */
  readonly address: number
  /** Bytes in the file. */
  readonly bytes: number
}

/** Numbers of an ELF file in its own byte order and word size. All methods throw RangeError outside of `bytes`. */
export class ElfReader {
  readonly layout: Layout
  readonly isLittle: boolean
  readonly isNarrow: boolean
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.isNarrow = bytes.readUInt8(4) === CLASS_32
    this.isLittle = bytes.readUInt8(5) === LITTLE_ENDIAN
    this.layout = this.isNarrow ? LAYOUT_32 : LAYOUT_64
  }

  /** 2 bytes. */
  half(at: number): number {
    return this.isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  /** 4 bytes. */
  word(at: number): number {
    return this.isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }

  /** An address or offset: 8 bytes in a 64-bit file, else 4. */
  address(at: number): number {
    if (this.isNarrow) return this.word(at)
    return Number(this.isLittle ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at))
  }

  /** Offset of the first byte after the table of segments, of which all can be read then. */
  get segmentsEnd(): number {
    const { header } = this.layout
    const size = this.half(header.segmentBytes)
    const last = Math.max(0, this.half(header.segmentCount) - 1) * size
    return this.address(header.segments) + last + Math.max(size, MOST_OF_SEGMENT)
  }

  *segments(): Generator<Segment, void, void> {
    const { header, segment } = this.layout
    const size = this.half(header.segmentBytes)
    const count = this.half(header.segmentCount)
    for (let index = 0; index < count; index++) {
      const at = this.address(header.segments) + index * size
      if (size < LEAST_SEGMENT_BYTES || at + size > this.#bytes.length)
        throw new RangeError('a program header is outside of the file')
      yield {
        type: this.word(at),
        flags: this.word(at + segment.flags),
        offset: this.address(at + segment.offset),
        address: this.address(at + segment.address),
        bytes: this.address(at + segment.bytes),
      }
    }
  }
}

/** By `e_machine`, in Go's names: for 64 bits and for 32, little-endian and big-endian. */
interface Machine {
  readonly wide: readonly [little: string, big: string]
  readonly narrow: readonly [little: string, big: string]
}

const one = (wide: string, narrow = wide): Machine => ({ wide: [wide, wide], narrow: [narrow, narrow] })

const MACHINES = new Map<number, Machine>([
  [3, one('386')],
  [8, { wide: ['mips64le', 'mips64'], narrow: ['mipsle', 'mips'] }],
  [20, one('ppc')],
  [21, { wide: ['ppc64le', 'ppc64'], narrow: ['ppc64le', 'ppc64'] }],
  [22, one('s390x', 's390')],
  [40, { wide: ['arm', 'armbe'], narrow: ['arm', 'armbe'] }],
  [43, one('sparc64')],
  [62, one('amd64', 'amd64p32')],
  [183, { wide: ['arm64', 'arm64be'], narrow: ['arm64', 'arm64be'] }],
  [243, one('riscv64', 'riscv')],
  [258, one('loong64', 'loong32')],
])

/** The architecture by Go's name, `machine 9999` for an unknown one; null if `head` is not an ELF file. */
export function elfArchitecture(head: Buffer): string | null {
  if (head.length < 20 || !ELF_MAGIC.equals(head.subarray(0, ELF_MAGIC.length))) return null
  const read = new ElfReader(head)
  const number = read.half(18)
  const machine = MACHINES.get(number)
  const [little, big] = (read.isNarrow ? machine?.narrow : machine?.wide) ?? []
  return (read.isLittle ? little : big) ?? `machine ${number}`
}

/** The loader that an ELF file names (`PT_INTERP`); null if it needs none, or `head` is too short to show it. */
export function elfLoader(head: Buffer): string | null {
  if (elfArchitecture(head) === null || head.length < 64) return null
  try {
    for (const { type, offset, bytes } of new ElfReader(head).segments())
      if (type === PT_INTERP) return textAt(head, offset, bytes)
    return null
  } catch {
    return null // the table of segments ends outside of the head
  }
}

/** Up to the first NUL; null if empty. */
const textAt = (head: Buffer, from: number, length: number): string | null =>
  head
    .toString('latin1', Math.min(from, head.length), Math.min(from + length, head.length))
    .replace(/\0[^]*$/, '') || null

/** First bytes of programs of other systems: Mach-O in its four forms; MZ counts only with NUL bytes, which text has not. */
const MACH_O = new Set(['cffaedfe', 'cefaedfe', 'feedfacf', 'feedface'])

/** Null for all others. */
export function foreignSystem(head: Buffer): 'macOS' | 'Windows' | null {
  if (MACH_O.has(head.toString('hex', 0, 4))) return 'macOS'
  return head.toString('latin1', 0, 2) === 'MZ' && head.includes(0) ? 'Windows' : null
}

/** The words of a `#!` line, the interpreter first; empty if there is none. */
export function shebangWords(head: Buffer): string[] {
  const [line = ''] = head.toString('latin1', 0, 256).split(/[\r\n]/, 1)
  return line.startsWith('#!')
    ? line
        .slice(2)
        .split(/[ \t]+/)
        .filter((word) => word !== '')
    : []
}
