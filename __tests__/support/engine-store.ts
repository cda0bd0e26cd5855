/**
 * The storage folder of a Docker engine of the classic stores, in memory: as much of it as weighing reads. It is made
 * from the members of layers, by separate rules: it knows nothing of the code under test.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { ContainerSpec } from '../../src/engine/index.ts'
import { sha256, stored } from './archives.ts'
import { file, tar, type Member } from './tar.ts'

const BLOCK = 512

/** One line an object: raw bytes of the tar (type 2), or a content by its size and checksum (type 1). */
export function tarSplit(bytes: Buffer): string {
  const lines: object[] = []
  let segment: Buffer[] = []
  const flush = () => {
    if (segment.length > 0)
      lines.push({ type: 2, payload: Buffer.concat(segment).toString('base64'), position: lines.length })
    segment = []
  }
  for (let at = 0; at < bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK)
    segment.push(header)
    at += BLOCK
    if (header.every((byte) => byte === 0)) continue
    const type = header.toString('latin1', 156, 157)
    const size = parseInt(header.toString('latin1', 124, 136), 8) || 0
    const padded = Math.ceil(size / BLOCK) * BLOCK
    if ('xgLK'.includes(type)) {
      segment.push(bytes.subarray(at, at + padded))
      at += padded
      continue
    }
    flush()
    const content = type === '0' || type === '\0' ? bytes.subarray(at, at + size) : Buffer.alloc(0)
    const payload = content.length === 0 ? {} : { payload: checksum(content).toString('base64') }
    lines.push({ type: 1, name: 'x', size: content.length, ...payload, position: lines.length })
    at += content.length
    segment.push(bytes.subarray(at, at + padded - content.length))
    at += content.length === 0 ? 0 : padded - content.length
  }
  flush()
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Eight bytes that are equal for equal contents: CRC-64 in a real engine. */
const checksum = (content: Buffer): Buffer => createHash('sha512').update(content).digest().subarray(0, 8)

export interface StoreOptions {
  /** Changes files of the storage before they are read: path → tar of it, null for missing. */
  change?: (path: string, tarOf: Buffer | null) => Buffer | null
  /** The engine refuses to create the container. */
  refuse?: boolean
}

/** An engine whose storage holds the image of these layers, and that can also save it. */
export function storeEngine(layers: readonly Member[][], { change, refuse = false }: StoreOptions = {}) {
  const tars = layers.map((members) => tar(members))
  const image = stored({ layers: tars })
  const diffIds = tars.map((bytes) => `sha256:${sha256(bytes)}`)
  const paths = new Map<string, Buffer>()
  const id = sha256(image.config)
  paths.set(`image/overlay2/imagedb/content/sha256/${id}`, tar([file(id, image.config)]))
  let chain = ''
  for (const [index, diffId] of diffIds.entries()) {
    chain = chain === '' ? diffId.slice(7) : sha256(Buffer.from(`sha256:${chain} ${diffId}`))
    paths.set(
      `image/overlay2/layerdb/sha256/${chain}`,
      tar([
        { name: `${chain}/`, type: '5' },
        file(`${chain}/cache-id`, `cache-${index}`),
        file(`${chain}/diff`, diffId),
        file(`${chain}/size`, String(sizeOf(layers[index] ?? []))),
        file(`${chain}/tar-split.json.gz`, gzipSync(tarSplit(tars[index] ?? Buffer.alloc(0)))),
      ]),
    )
    paths.set(`image/overlay2/layerdb/sha256/${chain}/cache-id`, tar([file('cache-id', `cache-${index}`)]))
  }
  const calls: string[] = []
  const read = (path: string): Buffer | null => {
    const whole = paths.get(path)
    if (whole) return whole
    const [, number, below = ''] = /^overlay2\/cache-(\d+)\/diff(?:\/(.*))?$/.exec(path) ?? []
    return number === undefined ? null : tarOf(layers[Number(number)] ?? [], below)
  }
  let spec: ContainerSpec | null = null
  return {
    calls,
    spec: () => spec,
    id: `sha256:${id}`,
    diffIds,
    engine: {
      create: (given: ContainerSpec) => {
        calls.push('create')
        spec = given
        return refuse ? Promise.reject(new Error('mounts denied')) : Promise.resolve('store')
      },
      remove: () => (calls.push('remove'), Promise.resolve()),
      readArchive: (_: string, path: string) => {
        const below = path.split('/').slice(2).join('/')
        calls.push(`read ${below}`)
        const bytes = read(below)
        const given = change ? change(below, bytes) : bytes
        return Promise.resolve(given === null ? null : Readable.from([given]))
      },
      save: () => (calls.push('save'), Promise.resolve(Readable.from([tar(savedMembers(layers))]))),
    },
  }
}

const savedMembers = (layers: readonly Member[][]): Member[] => {
  const tars = layers.map((members) => tar(members))
  const { config } = stored({ layers: tars })
  const rows = [
    {
      Config: `${sha256(config)}.json`,
      RepoTags: ['app:latest'],
      Layers: tars.map((_, index) => `${index}/layer.tar`),
    },
  ]
  return [
    file(`${sha256(config)}.json`, config),
    ...tars.map((bytes, index) => file(`${index}/layer.tar`, bytes)),
    file('manifest.json', JSON.stringify(rows)),
  ]
}

const sizeOf = (members: readonly Member[]): number =>
  members.reduce(
    (sum, { type = '0', content = '' }) => sum + (type === '0' ? Buffer.byteLength(content) : 0),
    0,
  )

/** The layer's folder on disk, below one path: the last member of a path wins. Null where nothing is there. */
function tarOf(members: readonly Member[], below: string): Buffer | null {
  const byPath = new Map(members.map((member) => [String(member.name).replace(/^\.?\/|\/$/g, ''), member]))
  const base = below === '' ? 'diff' : (below.split('/').at(-1) ?? '')
  const found = [...byPath].flatMap(([path, member]): Member[] => {
    if (path === below) return [{ ...member, name: base }]
    if (below !== '' && !path.startsWith(`${below}/`)) return []
    return [{ ...member, name: `${base}/${below === '' ? path : path.slice(below.length + 1)}` }]
  })
  return found.length === 0 ? null : tar(found)
}
