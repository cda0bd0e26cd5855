/**
 * How the data of a page is packed, for the program that packs it and the browser that unpacks it. No imports of Node.
 *
 * The text is base64 of raw deflate of blocks. A block is its length as a varint, then its bytes. The first is JSON: the
 * page, with the owners of each tree in its place, or null. Then follow, for each tree, a block of names and one of each of
 * `COLUMNS`. A row's name is stored as what follows the beginning that it shares with the row before; `/` ends it, which no
 * name contains. Numbers are varints of 7 bits a byte, the lowest first.
 */
import type { PageData, PageImage } from './data.ts'

/** Of numbers that are often the same as in the row before, the difference is stored. */
export type Coding = 'plain' | 'difference'

/** Bytes are those of files; what is in a folder is added up again. */
export const COLUMNS = {
  parents: 'difference',
  counts: 'plain',
  bytes: 'plain',
  layers: 'difference',
  ownedBy: 'difference',
  times: 'difference',
  /** Characters that the name shares with that of the row before. */
  shared: 'plain',
} as const satisfies Readonly<Record<string, Coding>>

export type Column = keyof typeof COLUMNS
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[] // the keys of a constant

/** Without what the other blocks hold. */
export interface PackedImage extends Omit<PageImage, 'tree'> {
  readonly owners: readonly string[] | null
}

/** The first block. */
export interface PackedPage extends Omit<PageData, 'images'> {
  readonly images: readonly PackedImage[]
}

/** Integers from −2^52 to 2^52 as integers from 0: small ones stay small. */
export const unsigned = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
export const signed = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2)

interface Sums {
  readonly parents: ArrayLike<number>
  readonly counts: ArrayLike<number>
  readonly bytes: Float64Array
  readonly times: Float64Array
}

/** Gives each folder the bytes of all in it, and the time of the newest. Folders must come before what is in them. */
export function sumUp({ parents, counts, bytes, times }: Sums): void {
  for (let row = 0; row < bytes.length; row++)
    if (counts[row] === 0) {
      bytes[row] = 0
      times[row] = 0
    }
  for (let row = bytes.length - 1; row > 0; row--) {
    const parent = parents[row] ?? 0
    bytes[parent] = (bytes[parent] ?? 0) + (bytes[row] ?? 0)
    times[parent] = Math.max(times[parent] ?? 0, times[row] ?? 0)
  }
}
