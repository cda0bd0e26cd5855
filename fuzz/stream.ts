/** Generates archives while they are read, so that large ones need no memory. */
import { createHash } from 'node:crypto'
import { padding, tar, type Member } from '../__tests__/support/tar.ts'

const BLOCK = 512

export type Chunks = Iterable<Buffer>

/** A blob of the archive: its size and its bytes. */
export interface Blob {
  readonly size: number
  readonly chunks: () => Chunks
}

export const joined = (...blobs: readonly Blob[]): Blob => ({
  size: blobs.reduce((sum, { size }) => sum + size, 0),
  *chunks() {
    for (const blob of blobs) yield* blob.chunks()
  },
})

export const blobOf = (bytes: Buffer, times = 1): Blob => ({
  size: bytes.length * times,
  chunks: () => repeated(bytes, times),
})

/** Placeholder in names for the number of a member, with the same number of digits. */
export const NUMBER = '########'

/** The tar of a layer that repeats these members `count` times, with another number in the names each time. */
export function layerOf(count: number, members: readonly Member[]): Blob {
  const template = tar(members, { end: 0 })
  const places = [...placesOf(template)]
  return {
    size: template.length * count,
    *chunks() {
      for (let index = 0; index < count; index++) yield numbered(template, places, index)
    },
  }
}

interface NumberPlace {
  readonly at: number
  /** Offset of its header block, and the checksum without the number; null in contents. */
  readonly header: { readonly at: number; readonly sum: number } | null
}

function* placesOf(template: Buffer): Generator<NumberPlace> {
  for (let at = template.indexOf(NUMBER); at >= 0; at = template.indexOf(NUMBER, at + 1)) {
    const start = at - (at % BLOCK)
    const stated = parseInt(template.toString('latin1', start + 148, start + 154), 8)
    const isHeader = template.toString('latin1', start + 257, start + 262) === 'ustar'
    yield { at, header: isHeader ? { at: start, sum: stated - NUMBER.length * 0x23 } : null }
  }
}

function numbered(template: Buffer, places: readonly NumberPlace[], index: number): Buffer {
  const copy = Buffer.from(template)
  const digits = Buffer.from(String(index).padStart(NUMBER.length, '0'))
  const sum = digits.reduce((total, byte) => total + byte, 0)
  for (const { at, header } of places) {
    digits.copy(copy, at)
    if (header) copy.write((header.sum + sum).toString(8).padStart(6, '0'), header.at + 148, 'latin1')
  }
  return copy
}

/** The format of engines before 25, the config last; each layer is used `times` times. Digests are correct for uncompressed layers. */
export function* saved(layers: readonly Blob[], uses = 1): Chunks {
  const diffIds: string[] = []
  const used = (names: string[]): string[] => Array.from({ length: uses }, () => names).flat()
  for (const [index, layer] of layers.entries()) {
    const hash = createHash('sha256')
    for (const chunk of member(`${index}/layer.tar`, layer)) {
      yield chunk.bytes
      if (chunk.isContent) hash.update(chunk.bytes)
    }
    diffIds.push(`sha256:${hash.digest('hex')}`)
  }
  const text = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { diff_ids: used(diffIds) },
  })
  const row = { Config: 'config', Layers: used(layers.map((_, index) => `${index}/layer.tar`)) }
  yield tar([
    { name: 'config', content: text },
    { name: 'manifest.json', content: JSON.stringify([row]) },
  ])
}

function* member(name: string, { size, chunks }: Blob): Iterable<{ bytes: Buffer; isContent: boolean }> {
  yield { bytes: tar([{ name, size }], { end: 0 }), isContent: false }
  for (const bytes of chunks()) yield { bytes, isContent: true }
  yield { bytes: padding(size), isContent: false }
}

function* repeated(bytes: Buffer, times: number): Chunks {
  for (let time = 0; time < times; time++) yield bytes
}

/** An OCI layout: blobs by digest, and the index that refers to them. */
export function* layout(blobs: readonly Blob[], index: Blob): Chunks {
  for (const blob of blobs)
    yield* bytesOf(member(`blobs/sha256/${digestOf(blob).slice('sha256:'.length)}`, blob))
  yield* bytesOf(member('index.json', index))
}

function* bytesOf(chunks: Iterable<{ bytes: Buffer }>): Chunks {
  for (const { bytes } of chunks) yield bytes
}

export function digestOf({ chunks }: Blob): string {
  const hash = createHash('sha256')
  for (const chunk of chunks()) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}

/** Joins small chunks: a chunk for every header would cost more than reading it. */
export function* gathered(chunks: Chunks, size = 2 ** 18): Chunks {
  let held: Buffer[] = []
  let length = 0
  for (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    if (length < size) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  yield Buffer.concat(held)
}
