/** Layers from the content store of containerd: the figures of a save without one, and a save wherever anything is odd. */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { silent } from '../../../../src/core/progress.ts'
import type { ContainerSpec } from '../../../../src/engine/index.ts'
import { noCache, type CachedLayer, type LayerCache } from '../../../../src/inspect/cache/index.ts'
import { inspect } from '../../../../src/inspect/index.ts'
import {
  attestation,
  descriptor,
  indexOf,
  saved,
  sha256,
  stored,
  type Spec,
} from '../../../support/archives.ts'
import { bytes, file, tar, whiteout } from '../../../support/tar.ts'

const BLOBS = 'io.containerd.content.v1.content/blobs/sha256/'
const ROOT = '/var/lib/docker/containerd/daemon'
const digestOf = (content: Buffer) => `sha256:${sha256(content)}`

const spec: Spec = {
  layers: [
    tar([file('a', bytes(90_000)), file('b', bytes(10))]),
    tar([file('c', bytes(500))]),
    tar([whiteout('a')]),
  ],
  compress: gzipSync,
}
const image = stored(spec)
const amd64 = { ...image.descriptor, platform: { os: 'linux', architecture: 'amd64' } }
const absent = {
  ...descriptor('manifest.v1+json', Buffer.from('{}')),
  platform: { os: 'linux', architecture: 'arm64' },
}
const proof = attestation(image)
const index = indexOf([absent, amd64, proof.descriptor])
const isLayer = (blob: Buffer) => image.blobs.includes(blob) && blob.readUInt16BE() === 0x1f8b

interface Given {
  /** The image's ID is the digest of this. */
  root?: Buffer
  diffIds?: string[]
  cache?: LayerCache
  /** What the store has in place of a blob; null: nothing. */
  change?: (blob: Buffer) => Buffer | null
  refuse?: boolean
}

async function weigh({
  root = image.manifest,
  cache = noCache,
  change = (blob) => blob,
  ...given
}: Given = {}) {
  const { diffIds = spec.layers.map(digestOf), refuse = false } = given
  const all = [...image.blobs, ...proof.blobs, image.manifest, proof.manifest, image.config, index]
  const byPath = new Map(all.map((blob) => [`${BLOBS}${sha256(blob)}`, blob]))
  const calls: string[] = []
  let created: ContainerSpec | null = null
  const engine = {
    create: (container: ContainerSpec) => {
      calls.push('create')
      created = container
      return refuse ? Promise.reject(new Error('mounts denied')) : Promise.resolve('store')
    },
    remove: () => (calls.push('remove'), Promise.resolve()),
    readArchive: (_: string, path: string) => {
      const blob = byPath.get(path.split('/').slice(2).join('/'))
      const sent = blob ? change(blob) : null
      if (blob && isLayer(blob)) calls.push(`layer ${image.blobs.indexOf(blob)}`)
      return Promise.resolve(
        sent === null ? null : Readable.from(pieces(tar([file(sha256(blob ?? sent), sent)]))),
      )
    },
    save: () => (calls.push('save'), Promise.resolve(Readable.from([tar(saved(spec))]))),
  }
  const id = refuse || given.diffIds ? image.descriptor.digest : digestOf(root)
  const store = { engine, id, volumes: [], run: 'a-run', rootDir: ROOT, driver: 'containerd', diffIds }
  const subject = { kind: 'engine' as const, ref: 'app', id, engine, store }
  const options = { platform: null, ref: 'app', cache, progress: silent }
  const {
    image: { reading, ...figures },
    findings,
  } = await inspect(subject, options)
  return { calls, reading, created: () => created, figures: { ...figures, id: '' }, findings }
}

/** As they come from an engine: a header may be in two. */
const pieces = (content: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(content.length / 1000) }, (_, at) =>
    content.subarray(at * 1000, at * 1000 + 1000),
  )

describe('the content store', () => {
  test('gives the figures of a save, and the sizes that a registry has; nothing is saved', async () => {
    const { reading, figures, findings, calls } = await weigh()
    expect(reading).toEqual({ route: 'content', layers: 3, remembered: 0 })
    expect(calls.at(-1)).toBe('remove')
    expect(calls.filter((call) => call.startsWith('layer'))).toHaveLength(3)
    expect(calls).not.toContain('save')
    const bySave = await weigh({ refuse: true })
    expect(bySave.reading).toMatchObject({ route: 'save' })
    expect(figures).toEqual(bySave.figures)
    expect(findings).toEqual(bySave.findings)
    const packed = spec.layers.reduce((sum, layer) => sum + gzipSync(layer).length, 0)
    expect(figures.sizes).toMatchObject({ download: { bytes: packed, exact: true } })
  })

  test('is mounted read-only, below the folder of containerd', async () => {
    const { created } = await weigh()
    const mount = { source: { kind: 'path', path: ROOT }, target: '/sea-trial-a-run', options: ['ro'] }
    expect(created()).toMatchObject({ settings: { volumes: [mount] } })
  })

  test('an index is followed to the manifest of the image, also if it lacks other platforms', async () => {
    const { reading, figures } = await weigh({ root: index })
    expect(reading).toEqual({ route: 'content', layers: 3, remembered: 0 })
    expect(figures).toEqual((await weigh()).figures)
  })

  test('only layers that the cache does not have are read', async () => {
    const kept = new Map<string, CachedLayer>()
    const cache: LayerCache = {
      ...noCache,
      recall: () => Promise.resolve(new Map(kept)),
      keep: (diffId, what) => Promise.resolve(void kept.set(diffId, what)),
    }
    const first = await weigh({ cache })
    const again = await weigh({ cache })
    expect(again.reading).toEqual({ route: 'content', layers: 3, remembered: 3 })
    expect(again.calls).toEqual(['create', 'remove'])
    expect(again.figures).toEqual(first.figures)
    kept.delete(digestOf(spec.layers[1] ?? Buffer.alloc(0)))
    expect((await weigh({ cache })).reading).toMatchObject({ remembered: 2 })
  })

  test('a layer whose compressed size is unknown is read again', async () => {
    const kept = new Map<string, CachedLayer>()
    const keep = (diffId: string, what: CachedLayer) =>
      Promise.resolve(void kept.set(diffId, { ...what, packed: null }))
    const cache: LayerCache = { ...noCache, recall: () => Promise.resolve(new Map(kept)), keep }
    const first = await weigh({ cache })
    const again = await weigh({ cache })
    expect(again.reading).toEqual({ route: 'content', layers: 3, remembered: 0 })
    expect(again.figures).toEqual(first.figures)
  })
})

describe('another way is taken, with the reason', () => {
  const changed = (found: (blob: Buffer) => boolean, to: (blob: Buffer) => Buffer | null) => ({
    change: (blob: Buffer) => (found(blob) ? to(blob) : blob),
  })
  test.each<[string, Given, RegExp]>([
    ['the engine refuses the mount', { refuse: true }, /does not mount its storage folder: mounts denied/],
    ['there is no such folder', { change: () => null }, /storage has no io\.containerd\.content/],
    ['a layer is missing', changed(isLayer, () => null), /storage has no io\.containerd\.content/],
    ['a layer is another', changed(isLayer, (blob) => Buffer.concat([blob, Buffer.alloc(9)])), /is damaged/],
    ['the image has other layers', { diffIds: ['sha256:0'] }, /no manifest with the layers of the image/],
    [
      'the manifest is no JSON',
      changed(
        (blob) => blob === image.manifest,
        () => Buffer.from('nonsense'),
      ),
      /no SHA-256 digest/,
    ],
  ])('%s', async (_, given, reason) => {
    const { reading, figures, calls } = await weigh(given)
    expect(reading?.route).toBe('save')
    expect(reading?.reason).toMatch(reason)
    expect(figures).toEqual((await weigh()).figures)
    expect(calls.at(-1)).toBe('save')
    expect(calls.filter((call) => call === 'remove')).toHaveLength(given.refuse ? 0 : 1)
  })
})
