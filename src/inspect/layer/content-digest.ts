/**
 * Digests of a layer's files that leave out what a rebuild changes by itself: times, the order of the tar, its encoding.
 * Owners and modes are left out too, since a `Layer` does not have them.
 */
import { createHash, type Hash } from 'node:crypto'
import type { LayerContent } from '../../core/schema.ts'
import { ROOT, type Names } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import { HASH_BYTES } from './content-hash.ts'
import type { Layer } from './index.ts'

export const withContent = (layer: Undigested): Layer => ({ ...layer, content: contentDigest(layer) })

type Undigested = Omit<Layer, 'content'>

/**
 * `names`: of paths, kinds, sizes and link targets; comparable between all layers. The other one is also of the contents,
 * and named for how they were identified: digests of two kinds are never comparable.
 */
function contentDigest(layer: Undigested): LayerContent {
  const names = new Digest()
  const contents = new Digest()
  names.number(layer.files)
  names.number(layer.size)
  const pathKeys = new PathKeys(layer.names)
  /** By content: 1 + the number of its first path in the walk; later paths are hard links to that one. */
  const firstAt = new Int32Array(layer.files)
  const children = childrenOf(layer)
  let at = 0
  for (const row of walk(children)) {
    at++
    const kind = layer.nodes.kinds[row] ?? Kind.NOTHING
    const value = layer.nodes.values[row] ?? 0
    names.number(kind)
    names.text(nameOf(layer.names, layer.nodes.paths[row] ?? ROOT))
    if (isFolder(kind)) names.number(children.of(row).length)
    else if (kind === Kind.SYMLINK) names.text(part(layer.targets, value))
    else if (kind === Kind.LINK) names.text(pathKeys.of(value))
    else if (kind === Kind.FILE) {
      const first = firstAt[value] ?? 0
      names.number(first)
      if (first > 0) continue
      firstAt[value] = at
      names.number(layer.contents.sizes[value] ?? 0)
      contents.bytes(layer.contents.hashes.subarray(value * HASH_BYTES, (value + 1) * HASH_BYTES))
    }
  }
  const byName = names.end()
  contents.text(Buffer.from(byName))
  return { names: byName, [layer.identity]: contents.end() }
}

/** The rows of the layer's nodes by folder, each list in the order of its names. */
interface Children {
  readonly top: readonly number[]
  readonly of: (row: number) => readonly number[]
}

function childrenOf({ names, nodes }: Undigested): Children {
  const rowAt = new Int32Array(names.parents.length).fill(-1)
  const top: number[] = []
  const lists: (number[] | undefined)[] = new Array<undefined>(nodes.paths.length)
  for (const [row, path] of nodes.paths.entries()) {
    rowAt[path] = row
    const parent = names.parents[path] ?? ROOT
    const folder = rowAt[parent] ?? -1
    if (parent === ROOT) top.push(row)
    else if (folder >= 0) (lists[folder] ??= []).push(row)
  }
  const inOrder = (a: number, b: number): number =>
    compareNames(names, nodes.paths[a] ?? ROOT, nodes.paths[b] ?? ROOT)
  top.sort(inOrder)
  for (const list of lists) list?.sort(inOrder)
  const isIncidental = (row: number): boolean =>
    nodes.kinds[row] === Kind.FOLDER &&
    lists[row] === undefined &&
    TOUCHED.has(Buffer.from(nameOf(names, nodes.paths[row] ?? ROOT)).toString('latin1'))
  return { top: top.filter((row) => !isIncidental(row)), of: (row) => lists[row] ?? [] }
}

/** A RUN mounts or writes something there and removes it again: overlay2 then stores an empty folder, containerd does not. */
const TOUCHED = new Set(['dev', 'etc', 'proc', 'root', 'run', 'sys', 'tmp'])

/** No recursion: hostile trees are deep. */
function* walk({ top, of }: Children): Generator<number, void, void> {
  const open = [...top].reverse()
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    yield row
    const inside = of(row)
    for (let index = inside.length - 1; index >= 0; index--) open.push(inside[index] ?? 0)
  }
}

const part = ({ starts, bytes }: Omit<Names, 'parents'>, number: number): Uint8Array =>
  bytes.subarray(starts[number], starts[number + 1])
const nameOf = (names: Names, path: number): Uint8Array => part(names, path)

/** By bytes; compared in place, since there may be millions. */
function compareNames({ starts, bytes }: Names, a: number, b: number): number {
  const [startA, startB] = [starts[a] ?? 0, starts[b] ?? 0]
  const [lengthA, lengthB] = [(starts[a + 1] ?? 0) - startA, (starts[b + 1] ?? 0) - startB]
  const shorter = Math.min(lengthA, lengthB)
  for (let at = 0; at < shorter; at++) {
    const difference = (bytes[startA + at] ?? 0) - (bytes[startB + at] ?? 0)
    if (difference !== 0) return difference
  }
  return lengthA - lengthB
}

/** A fixed-size key for a whole path: writing each target of a hard link in full could take gigabytes. */
class PathKeys {
  readonly #names: Names
  readonly #keys = new Map<number, Buffer>([[ROOT, Buffer.alloc(0)]])

  constructor(names: Names) {
    this.#names = names
  }

  of(path: number): Buffer {
    const missing: number[] = []
    let at = path
    for (; !this.#keys.has(at); at = this.#names.parents[at] ?? ROOT) missing.push(at)
    let key = this.#keys.get(at) ?? Buffer.alloc(0)
    for (const next of missing.reverse()) {
      key = createHash('sha256').update(key).update(nameOf(this.#names, next)).digest()
      this.#keys.set(next, key)
    }
    return key
  }
}

const CHUNK_BYTES = 64 * 1024
const NUMBER_BYTES = 8
const DIGITS = 32

/** SHA-256 of a sequence of numbers and texts, of which no two have the same encoding. */
class Digest {
  readonly #hash: Hash = createHash('sha256')
  readonly #chunk = Buffer.alloc(CHUNK_BYTES)
  #length = 0

  number(value: number): void {
    if (this.#length + NUMBER_BYTES > CHUNK_BYTES) this.#flush()
    this.#length = this.#chunk.writeDoubleLE(value, this.#length)
  }

  text(value: Uint8Array): void {
    this.number(value.length)
    this.bytes(value)
  }

  /** Of a fixed length. */
  bytes(value: Uint8Array): void {
    if (this.#length + value.length > CHUNK_BYTES) this.#flush()
    if (value.length > CHUNK_BYTES) this.#hash.update(value)
    else {
      this.#chunk.set(value, this.#length)
      this.#length += value.length
    }
  }

  /** Half of the digest, in hexadecimal digits. */
  end(): string {
    this.#flush()
    return this.#hash.digest('hex').slice(0, DIGITS)
  }

  #flush(): void {
    this.#hash.update(this.#chunk.subarray(0, this.#length))
    this.#length = 0
  }
}
