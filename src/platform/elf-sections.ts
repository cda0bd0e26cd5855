/** Content of an ELF file that is wholly in memory: sections by name, bytes by the address they are loaded at. */
import { ElfReader, type Segment } from './elf.ts'

export interface Elf {
  /** The section's content; null if there is none of that name. */
  section(name: string): Buffer | null
  /** Null if the file does not load `length` bytes there. */
  at(address: number, length: number): Buffer | null
}

const PT_LOAD = 1
const Flag = { EXECUTE: 1, WRITE: 2 } as const

/** Throws RangeError where a table is outside of `bytes`. */
export function elfOf(bytes: Buffer): Elf {
  const segments = loadedSegments(bytes)
  return {
    section: (name) => sectionOf(bytes, name),
    at(address, length) {
      const segment = segments.find(
        (one) => address >= one.address && address + length <= one.address + one.bytes,
      )
      const start = segment ? segment.offset + address - segment.address : bytes.length
      return start + length <= bytes.length ? bytes.subarray(start, start + length) : null
    },
  }
}

/**
 * File offsets from the first to the last segment that is writable and not executable; null if there is none. Never in or before
 * the table of segments, so that the same is found in a file that is read piece by piece.
 */
export function dataRange(head: Buffer): readonly [from: number, to: number] | null {
  const data = loadedSegments(head).filter(
    ({ flags }) => (flags & (Flag.WRITE | Flag.EXECUTE)) === Flag.WRITE,
  )
  if (data.length === 0) return null
  const starts = data.map(({ offset }) => offset)
  const ends = data.map(({ offset, bytes }) => offset + bytes)
  return [Math.max(Math.min(...starts), new ElfReader(head).segmentsEnd), Math.max(...ends)]
}

const loadedSegments = (bytes: Buffer): Segment[] =>
  [...new ElfReader(bytes).segments()].filter(({ type }) => type === PT_LOAD)

function sectionOf(bytes: Buffer, name: string): Buffer | null {
  const read = new ElfReader(bytes)
  const { header, section } = read.layout
  const startOf = (index: number): number =>
    read.address(header.sections) + index * read.half(header.sectionBytes)
  const contentOf = (at: number): Buffer => {
    const offset = read.address(at + section.offset)
    return bytes.subarray(offset, offset + read.address(at + section.bytes))
  }
  const count = read.half(header.sectionCount)
  if (count === 0) return null
  const names = contentOf(startOf(read.half(header.names)))
  for (let index = 0; index < count; index++) {
    const from = read.word(startOf(index))
    if (names.toString('latin1', from, from + name.length + 1) === `${name}\0`)
      return contentOf(startOf(index))
  }
  return null
}
