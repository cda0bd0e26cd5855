/** How an ecosystem reads the files that tell of its packages. */
import { bounded, unread, type Fact, type Facts, type PackageType } from './fact.ts'
import { BufferedRanges, type Memory } from './hold.ts'

/** A regular file of a layer. */
export interface MemberFile {
  /** As it is stored, without a slash in front: latin1 text of its bytes. */
  readonly path: string
  /** Bytes of content. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
}

/** Gets the content of one file as it streams by, in chunks; says at its end what the file tells. Never throws. */
export interface Reading {
  /** The chunk may change afterwards. */
  write(bytes: Buffer): void
  /** Once, also for a file that is cut off: it gives back the memory. */
  end(): Fact[]
}

/** Null for a file that is none of its own. Called for every file of an image. */
export type Cataloger = (file: MemberFile, memory: Memory) => Reading | null

/** What to do with the bytes of a file. What it throws means that they are not what the file's name promises. */
export type Parse = (bytes: Buffer) => Facts

/** The file as a whole, when it is at most `limit` bytes. */
export function whole(
  type: PackageType,
  { size }: MemberFile,
  limit: number,
  memory: Memory,
  parse: Parse,
): Reading {
  return size > limit ? factsOnly([unread(type, 'too-large')]) : startingAt0(type, size, memory, parse)
}

/** The first `limit` bytes of the file. */
export function start(
  type: PackageType,
  { size }: MemberFile,
  limit: number,
  memory: Memory,
  parse: Parse,
): Reading {
  return startingAt0(type, Math.min(size, limit), memory, parse)
}

/** Knows already, whatever is in the file. */
export const factsOnly = (facts: Fact[]): Reading => ({ write() {}, end: () => facts })

function startingAt0(type: PackageType, bytes: number, memory: Memory, parse: Parse): Reading {
  const hold = BufferedRanges.of(bytes, [[0, bytes]], memory)
  return hold
    ? held(hold, unread(type, 'damaged'), () => parse(hold.start()))
    : factsOnly([unread(type, 'no-memory')])
}

/** Holds what `hold` holds until the end, and asks then; `otherwise`: what a file tells that cannot be parsed. */
export function held(hold: BufferedRanges, otherwise: Fact, parse: () => Facts): Reading {
  return {
    write: (bytes) => hold.write(bytes),
    end() {
      const facts = attempt(parse, [otherwise])
      hold.release()
      return facts
    },
  }
}

/** A parser of what others wrote may stumble over anything. */
export function attempt(parse: () => Facts, otherwise: Fact[]): Fact[] {
  try {
    return bounded(parse())
  } catch {
    return otherwise
  }
}

/** Reads on only where the file starts with `magic`. */
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
