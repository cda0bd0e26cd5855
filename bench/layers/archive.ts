/** Archives in the format of `docker save`, of any size, generated while they are read: nothing is stored on disk. */
import { createHash, randomBytes, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { BLOCK, header, padded } from './tar.ts'

/** A layer of different files, 100 in a folder; or of other members with the same names. */
export interface LayerPlan {
  /** Number of the first file. */
  readonly from: number
  readonly files: number
  /** Size of each file; 0 for other members. */
  readonly bytes: number
  /** Default: `files`. `packages` have each a package.json in a folder of its own. */
  readonly members?: Members
}

type Members = 'files' | 'folders' | 'whiteouts' | 'packages'

const PER_FOLDER = 100
const END = Buffer.alloc(2 * BLOCK)
/** Contents are cut from here; they only need to differ. */
const POOL = randomBytes(2 ** 20)
const CHUNK_BYTES = 2 ** 20

/** `count` layers of so many different files each. */
export function layersOf(count: number, files: number, bytes: number): LayerPlan[] {
  return Array.from({ length: count }, (_, index) => ({ from: index * files, files, bytes }))
}

export const entriesOf = (layers: readonly LayerPlan[]): number =>
  layers.reduce((sum, { files }) => sum + files + Math.ceil(files / PER_FOLDER), 0)

export function archiveOf(layers: readonly LayerPlan[]): Readable {
  return Readable.from(inChunks(saved(layers)), { objectMode: false, highWaterMark: CHUNK_BYTES })
}

function* saved(layers: readonly LayerPlan[]): Generator<Buffer> {
  const diffIds: string[] = []
  const paths: string[] = []
  for (const [index, plan] of layers.entries()) {
    const hash = createHash('sha256')
    const path = `${index}/layer.tar`
    yield header(path, sizeOf(plan))
    yield* hashed(layerTar(plan, index), hash)
    diffIds.push(`sha256:${hash.digest('hex')}`)
    paths.push(path)
  }
  yield* json('config.json', {
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: diffIds },
  })
  yield* json('manifest.json', [{ Config: 'config.json', RepoTags: ['bench:1'], Layers: paths }])
  yield END
}

function* json(name: string, value: unknown): Generator<Buffer> {
  const text = Buffer.from(JSON.stringify(value))
  yield header(name, text.length)
  yield text
  yield Buffer.alloc(padded(text.length) - text.length)
}

const sizeOf = ({ files, bytes }: LayerPlan): number =>
  Math.ceil(files / PER_FOLDER) * BLOCK + files * (BLOCK + padded(bytes)) + END.length

function* layerTar(plan: LayerPlan, layer: number): Generator<Buffer> {
  const { from, files, bytes, members = 'files' } = plan
  const padding = Buffer.alloc(padded(bytes) - bytes)
  for (let at = 0; at < files; at++) {
    const number = from + at
    const folder = `srv/modules/package-${Math.floor(number / PER_FOLDER)}`
    if (at % PER_FOLDER === 0) yield header(`${folder}/`, 0, '5')
    yield member(members, folder, number, bytes)
    if (members === 'packages') yield packageJson(number, layer, bytes)
    else if (bytes > 0) yield* content(number, layer, bytes)
    yield padding
  }
  yield END
}

function member(members: Members, folder: string, number: number, bytes: number): Buffer {
  switch (members) {
    case 'files':
      return header(`${folder}/file-${number}.js`, bytes)
    case 'folders':
      return header(`${folder}/file-${number}.js/`, 0, '5')
    case 'whiteouts':
      return header(`${folder}/.wh.file-${number}.js`, 0)
    case 'packages':
      return header(`${folder}/node_modules/package-${number}/package.json`, bytes)
  }
}

/** Spaces follow the text. */
const packageJson = (number: number, layer: number, bytes: number): Buffer =>
  Buffer.from(JSON.stringify({ name: `package-${number}`, version: `1.${layer}.0` }).padEnd(bytes))

/** The numbers of file and layer, then a part of the pool. */
function* content(number: number, layer: number, bytes: number): Generator<Buffer> {
  const start = Buffer.alloc(8)
  start.writeUInt32LE(number)
  start.writeUInt32LE(layer, 4)
  yield start.subarray(0, bytes)
  for (let left = bytes - start.length; left > 0; left -= POOL.length)
    yield POOL.subarray(0, Math.min(left, POOL.length))
}

function* hashed(parts: Iterable<Buffer>, hash: Hash): Generator<Buffer> {
  for (const chunk of inChunks(parts)) {
    hash.update(chunk)
    yield chunk
  }
}

/** Joins small chunks, so that the reader is measured and not the pipe. */
function* inChunks(parts: Iterable<Buffer>): Generator<Buffer> {
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let filled = 0
  for (const part of parts) {
    for (let at = 0; at < part.length;) {
      const copied = part.copy(chunk, filled, at)
      at += copied
      filled += copied
      if (filled < CHUNK_BYTES) continue
      yield chunk
      chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
