/** Unpacks the data of a page, in the browser. No imports of Node. */
import type { PageData, PageImage, PageTree } from './data.ts'
import {
  COLUMNS,
  COLUMN_NAMES,
  signed,
  sumUp,
  type Coding,
  type Column,
  type PackedImage,
  type PackedPage,
} from './format.ts'

/** `text`: what `packPage` returned; white space around it does not count. Rejects if it is damaged. */
export async function unpackPage(text: string): Promise<PageData> {
  const blocks = new Blocks(await inflated(text.trim()))
  const page = JSON.parse(decode(blocks.next())) as PackedPage // written by `packPage`
  return { ...page, images: page.images.map((image) => imageFrom(image, blocks)) }
}

const imageFrom = ({ owners, ...image }: PackedImage, blocks: Blocks): PageImage => ({
  ...image,
  tree: owners && treeFrom(owners, blocks),
})

function treeFrom(owners: readonly string[], blocks: Blocks): PageTree {
  const rests = decode(blocks.next()).split('/')
  rests.pop()
  const count = rests.length
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, numbers(blocks.next(), count, COLUMNS[name])]),
  ) as Record<Column, Float64Array> // one for each name
  const { parents, counts, bytes, layers, ownedBy, times, shared } = columns
  sumUp({ parents, counts, bytes, times })
  return {
    names: wholeNames(rests, shared),
    parents: Int32Array.from(parents),
    counts: Int32Array.from(counts),
    bytes,
    layers: Int16Array.from(layers),
    ownedBy: Int32Array.from(ownedBy),
    owners,
    times,
  }
}

function wholeNames(rests: readonly string[], shared: Float64Array): string[] {
  let before = ''
  return rests.map((rest, row) => (before = before.slice(0, shared[row]) + rest))
}

async function inflated(text: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Returns the blocks one after the other. */
class Blocks {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  next(): Uint8Array {
    const { values, end } = varints(this.bytes, this.at, 1)
    const length = values[0] ?? 0
    this.at = end + length
    if (this.at > this.bytes.length) throw new RangeError('the data of this page is cut off')
    return this.bytes.subarray(this.at - length, this.at)
  }
}

function varints(bytes: Uint8Array, from: number, count: number): { values: Float64Array; end: number } {
  const values = new Float64Array(count)
  let at = from
  for (let row = 0; row < count; row++) {
    let value = 0
    let unit = 1
    let byte: number
    do {
      if (at >= bytes.length) throw new RangeError('the data of this page is cut off')
      byte = bytes[at++] ?? 0
      value += (byte % 128) * unit
      unit *= 128
    } while (byte >= 128)
    values[row] = value
  }
  return { values, end: at }
}

function numbers(block: Uint8Array, count: number, coding: Coding): Float64Array {
  const { values } = varints(block, 0, count)
  if (coding === 'plain') return values
  let before = 0
  return values.map((value) => (before += signed(value)))
}
