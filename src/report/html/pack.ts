/** Packs the data of a page into a text that an HTML element can contain: letters, digits, `+`, `/` and `=` only. */
import { deflateRawSync } from 'node:zlib'
import type { PageData, PageTree } from './data.ts'
import { COLUMNS, COLUMN_NAMES, unsigned, type Coding, type Column, type PackedPage } from './format.ts'

/** The highest, 9, takes five times as long to save 1 %. */
const LEVEL = 6

export function packPage({ images, together }: PageData): string {
  const first: PackedPage = {
    images: images.map(({ tree, ...image }) => ({ ...image, owners: tree?.owners ?? null })),
    ...(together ? { together } : {}),
  }
  const trees = images.flatMap(({ tree }) => (tree ? blocksOf(tree) : []))
  const blocks = [Buffer.from(JSON.stringify(first)), ...trees]
  const parts = blocks.flatMap((block) => [varints([block.length], 'plain'), block])
  return deflateRawSync(Buffer.concat(parts), { level: LEVEL }).toString('base64')
}

function blocksOf(tree: PageTree): Buffer[] {
  const { shared, rests } = shortened(tree.names)
  const bytes = tree.bytes.map((count, row) => (tree.counts[row] === 0 ? 0 : count))
  const columns: Readonly<Record<Column, Numbers>> = { ...tree, bytes, shared }
  return [
    Buffer.from(rests.map((rest) => `${rest}/`).join('')),
    ...COLUMN_NAMES.map((name) => varints(columns[name], COLUMNS[name])),
  ]
}

/** Splits each name into what it shares with the one before, and the rest. */
function shortened(names: readonly string[]): { shared: number[]; rests: string[] } {
  const shared = names.map((name, row) => sharedStart(names[row - 1] ?? '', name))
  return { shared, rests: names.map((name, row) => name.slice(shared[row])) }
}

/** UTF-16 code units; never between the two of a character. */
function sharedStart(before: string, name: string): number {
  const most = Math.min(before.length, name.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === name.charCodeAt(at)) at++
  return /[\uD800-\uDBFF]/.test(name.charAt(at - 1)) ? at - 1 : at
}

const MOST_VARINT = 8

type Numbers = Iterable<number> & ArrayLike<number>

function varints(values: Numbers, coding: Coding): Buffer {
  const bytes = Buffer.alloc(values.length * MOST_VARINT)
  let end = 0
  let before = 0
  for (const value of values) {
    let left = coding === 'plain' ? value : unsigned(value - before)
    before = value
    for (; left >= 128; left = Math.floor(left / 128)) bytes[end++] = (left % 128) + 128
    bytes[end++] = left
  }
  return bytes.subarray(0, end)
}
