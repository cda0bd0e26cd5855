/**
 * Sparse files in PAX form, formats 0.0, 0.1 and 1.0: the tar stores segments of data, and a map gives their offsets in
 * the file. Format 1.0 has its map in front of the data, the others in the PAX header.
 */
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { BLOCK } from './header.ts'
import { decimal, type Pax } from './pax.ts'

export interface Sparse {
  /** Bytes of the file as a program reads it. */
  readonly logical: number
  /** In order, without overlap, all within `logical`. */
  readonly segments: readonly Segment[]
}
export interface Segment {
  readonly offset: number
  readonly bytes: number
}

export type SparseFormat = 'in-header' | 'in-content'

/** Null for an ordinary file, and for unknown versions. */
export function sparseFormat({ sparse }: Pax): SparseFormat | null {
  const version = `${sparse.get('major') ?? ''}.${sparse.get('minor') ?? ''}`
  if (version === '1.0') return 'in-content'
  if (version === '0.0' || version === '0.1') return 'in-header'
  return version === '.' && (sparse.get('map') ?? '') !== '' ? 'in-header' : null
}

/** Bytes of the file as a program reads it. Throws Malformed. */
export function logicalSize({ sparse }: Pax, stored: number): number {
  const stated = [sparse.get('size'), sparse.get('realsize')].find((value) => value)
  const size = stated ? decimal(stated) : stored
  if (size === null) throw unreadable()
  return size
}

/** Offset and length in turn. Throws Malformed. */
export function mapInHeader({ sparse }: Pax): number[] {
  const map = sparse.get('map') ?? ''
  const numbers = map === '' ? [] : map.split(',').map(numberOf)
  const count = sparse.get('numblocks')
  if (count !== undefined && decimal(count) !== numbers.length / 2) throw unreadable()
  return numbers
}

/** Checks that the segments are within the file and add up to the stored bytes. Throws Malformed. */
export function sparseOf(numbers: readonly number[], logical: number, stored: number): Sparse {
  const segments: Segment[] = []
  let end = 0
  let data = 0
  for (let at = 0; at < numbers.length; at += 2) {
    const [offset = 0, bytes = -1] = numbers.slice(at, at + 2)
    if (bytes < 0 || offset < end || offset + bytes > logical) throw unreadable()
    end = offset + bytes
    data += bytes
    segments.push({ offset, bytes })
  }
  if (data !== stored) throw new Malformed('a sparse file stores more or less than its map says')
  return { logical, segments }
}

/** Digits of 2^53. */
const MOST_DIGITS = 16

/** Reads a map of format 1.0 from the blocks in front of the content: a count, then offset and length in turn. */
export class MapInContent {
  readonly numbers: number[] = []
  /** Bytes of the map with padding. */
  bytes = 0
  #count: number | null = null
  #rest = ''

  get complete(): boolean {
    return this.#count !== null && this.numbers.length >= this.#count * 2
  }

  add(block: Buffer): void {
    this.bytes += BLOCK
    if (block.length < BLOCK || this.bytes > limits.headerBytes) throw unreadable()
    const lines = (this.#rest + block.toString('latin1')).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      if (this.complete) break
      if (this.#count === null) this.#count = numberOf(line)
      else this.numbers.push(numberOf(line))
    }
    if (!this.complete && this.#rest.length > MOST_DIGITS) throw unreadable()
  }
}

function numberOf(text: string): number {
  const value = decimal(text)
  if (value === null) throw unreadable()
  return value
}

const unreadable = (): Malformed => new Malformed('a sparse file has a map that cannot be read')
