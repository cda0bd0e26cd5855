/** How a cataloger reads the files of its ecosystem. */
import { bounded, unread, type Fact, type Facts, type PackageType } from './fact.ts'
import { BufferedRanges, type Memory } from './buffered-ranges.ts'

/** A regular file of a layer. */
export interface MemberFile {
  /** Latin1, one character for each byte, without a leading slash. */
  readonly path: string
  /** Bytes of content. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
}

/** Reads one file as it streams by, in chunks; returns its facts at the end. Never throws. */
export interface Reading {
  /** The chunk may change afterwards. */
  write(bytes: Buffer): void
  /** To be called once, also for a file that is cut off: it frees memory. */
  end(): Fact[]
}

/** Null for files that are not of its ecosystem. Called for every file of an image. */
export type Cataloger = (file: MemberFile, memory: Memory) => Reading | null

/** Parses a file. Throws if the bytes are not in the format that the file's name says. */
export type Parse = (bytes: Buffer) => Facts

/** Parses the whole file if it has at most `limit` bytes. */
export function whole(
  type: PackageType,
  { size }: MemberFile,
  limit: number,
  memory: Memory,
  parse: Parse,
): Reading {
  return size > limit ? factsOnly([unread(type, 'too-large')]) : startingAt0(type, size, memory, parse)
}

/** Parses the first `limit` bytes of the file. */
export function start(
  type: PackageType,
  { size }: MemberFile,
  limit: number,
  memory: Memory,
  parse: Parse,
): Reading {
  return startingAt0(type, Math.min(size, limit), memory, parse)
}

/** Ignores the content. */
export const factsOnly = (facts: Fact[]): Reading => ({ write() {}, end: () => facts })

function startingAt0(type: PackageType, bytes: number, memory: Memory, parse: Parse): Reading {
  const buffer = BufferedRanges.of(bytes, [[0, bytes]], memory)
  return buffer
    ? buffered(buffer, unread(type, 'damaged'), () => parse(buffer.start()))
    : factsOnly([unread(type, 'no-memory')])
}

/** Buffers the file in `buffer`, parses it at the end, and frees `buffer`; `otherwise`: the fact if `parse` throws. */
export function buffered(buffer: BufferedRanges, otherwise: Fact, parse: () => Facts): Reading {
  return {
    write: (bytes) => buffer.write(bytes),
    end() {
      const facts = attempt(parse, [otherwise])
      buffer.release()
      return facts
    },
  }
}

/** `otherwise` if `parse` throws, as it may for any input. */
export function attempt(parse: () => Facts, otherwise: Fact[]): Fact[] {
  try {
    return bounded(parse())
  } catch {
    return otherwise
  }
}

/** Opens the reading only if the file starts with `magic`. */
export function ifStartsWith(magic: Buffer, open: () => Reading): Reading {
  let first = Buffer.alloc(0)
  let reading: Reading | null = null
  return {
    write(bytes) {
      if (first.length < magic.length) {
        const missing = magic.length - first.length
        first = Buffer.concat([first, bytes.subarray(0, missing)])
        if (first.length < magic.length) return
        if (first.equals(magic)) reading = open()
        reading?.write(first)
        reading?.write(bytes.subarray(missing))
      } else reading?.write(bytes)
    },
    end: () => reading?.end() ?? [],
  }
}
