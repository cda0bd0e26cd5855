/** An image that was read on its way from its builder: the engine is asked for nothing, unless something is odd. */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { UserError } from '../../../src/core/errors.ts'
import { BuilderTar, inspect, type ImageAnalysis } from '../../../src/inspect/index.ts'
import { noCache, type LayerCache } from '../../../src/inspect/cache/index.ts'
import { silent } from '../../../src/core/progress.ts'
import { analyse, ociIndex, ociLayout, saved, sha256, stored, type Spec } from '../../support/archives.ts'
import { bytes, file, tar, whiteout, type Member } from '../../support/tar.ts'

const spec: Spec = {
  layers: [
    tar([file('a', bytes(90_000)), file('b', bytes(10))]),
    tar([file('c', bytes(500))]),
    tar([whiteout('a')]),
  ],
  compress: gzipSync,
  tags: ['sea-trial.local/run:1'],
}
const digestOf = (content: Buffer) => `sha256:${sha256(content)}`
const CONFIG = digestOf(stored(spec).config)
const MANIFEST = digestOf(stored(spec).manifest)

interface Given {
  /** As the builder sent it. */
  sent?: Buffer | Member[]
  id?: string
  memory?: LayerCache
  platform?: string
  /** What the engine saves, when it is asked after all. */
  save?: () => Promise<Readable>
  /** Left out: it cannot be pushed from. */
  push?: () => Promise<void>
}

async function weigh({ sent = saved(spec), id = CONFIG, memory = noCache, platform, save, push }: Given) {
  const read = new BuilderTar()
  const whole = Buffer.isBuffer(sent) ? sent : tar(sent)
  await read.read(Readable.from([whole.subarray(0, 700), whole.subarray(700)]))
  const calls: string[] = []
  const engine = {
    save: () => (calls.push('save'), save?.() ?? Promise.resolve(Readable.from([tar(saved(spec))]))),
    tag: () => Promise.resolve(),
    untag: () => Promise.resolve(),
    push: async () => {
      calls.push('push')
      await push?.()
      return null
    },
  }
  const access = {
    engine,
    id,
    run: 'a-run',
    diffIds: spec.layers.map(digestOf),
    isPacked: true,
    size: 92_000,
  }
  const analysis = await inspect(
    { kind: 'engine', ref: 'sea-trial.local/run:1', id, engine, tar: read, push: push && access },
    { platform: platform ?? null, ref: 'sea-trial.local/run:1', cache: memory, progress: silent },
  )
  return { calls, analysis, ...partsOf(analysis) }
}

const partsOf = ({ image }: ImageAnalysis) => ({ image, reading: image.reading })
const READ = { route: 'build', layers: 3, remembered: 0 }

describe('a whole one', () => {
  test.each<[string, Member[], string]>([
    ['for an engine with unpacked layers', saved(spec), CONFIG],
    ['for the containerd store', ociLayout(spec), MANIFEST],
  ])(
    '%s: the engine is asked for nothing, and the numbers are those of any other way',
    async (_, sent, id) => {
      const { calls, reading, analysis } = await weigh({ sent, id })
      expect(calls).toEqual([])
      expect(reading).toEqual(READ)
      const other = await analyse(sent, { id, ref: 'sea-trial.local/run:1' })
      expect(analysis).toEqual({ ...other, image: { ...other.image, reading: READ } })
    },
  )

  test('has the download sizes of a push, of layers that are not packed as well', async () => {
    const packed = await weigh({})
    const sizes = spec.layers.map((layer) => gzipSync(layer).length)
    expect(packed.image.layers.map(({ download }) => download)).toEqual(sizes)
    expect(packed.image.sizes.download).toEqual({ bytes: sizes.reduce((a, b) => a + b), exact: true })
    const plain = { ...spec, compress: (layer: Buffer) => layer }
    const { image } = await weigh({ sent: saved(plain), id: digestOf(stored(plain).config) })
    expect(image.layers.map(({ download }) => download)).toEqual(spec.layers.map(({ length }) => length))
  })

  test('of several platforms: the one that was asked for', async () => {
    const arm = { ...spec, architecture: 'arm64', layers: spec.layers.slice(0, 1) }
    const inner = ociIndex([spec, arm])
    const index = JSON.parse(String(inner.find(({ name }) => name === 'index.json')?.content)) as {
      manifests: { digest: string }[]
    }
    const id = index.manifests[0]?.digest ?? ''
    const { reading, image } = await weigh({ sent: inner, id, platform: 'linux/arm64' })
    expect(reading).toEqual({ ...READ, layers: 1 })
    expect(image.platform.architecture).toBe('arm64')
  })

  test('is remembered for the next run', async () => {
    const kept: string[] = []
    const memory = { ...noCache, keep: (diffId: string) => Promise.resolve(void kept.push(diffId)) }
    await weigh({ memory })
    expect(kept).toEqual(spec.layers.map(digestOf))
  })
})

describe('is left for the usual ways, and the report says why', () => {
  const whole = tar(saved(spec))
  const other = { ...spec, config: { created: '2026-01-01T00:00:00Z' } }
  const damaged = Buffer.from(whole)
  const content = whole.indexOf(gzipSync(spec.layers[0] ?? ''))
  damaged.fill(7, content + 30, content + 60)

  test.each<[string, Buffer | Member[], string]>([
    ['cut off', whole.subarray(0, 1500), 'the tar of the builder cannot be read: it ends inside'],
    ['damaged', damaged, 'the tar of the builder'],
    ['no tar', Buffer.from('<html>'.repeat(500)), 'the tar of the builder cannot be read'],
    ['empty', Buffer.alloc(0), 'the tar of the builder holds no image'],
    [
      'of another image',
      saved(other),
      `the builder sent ${digestOf(stored(other).config)}, but the engine has`,
    ],
  ])('%s', async (_, sent, words) => {
    const { calls, reading, image } = await weigh({ sent })
    expect(calls).toEqual(['save'])
    expect(reading).toEqual({ ...READ, route: 'save', reason: expect.stringContaining(words) })
    expect(image.sizes.onDisk).toBe(90_510)
  })

  test('first a push, where the engine can, then a save: with both reasons', async () => {
    const push = () => Promise.reject(new UserError('engine-failed', 'connection refused'))
    const { calls, reading } = await weigh({ sent: whole.subarray(0, 1500), push })
    expect(calls).toEqual(['push', 'save'])
    expect(reading?.route).toBe('save')
    expect(reading?.reason).toMatch(/^the tar of the builder cannot be read: .*; connection refused$/)
  })

  test('an error of the image itself is reported by the save', async () => {
    const broken: Spec = {
      ...spec,
      layers: [Buffer.concat([tar([file('a', 'x')], { end: 0 }), bytes(1024, 'junk')])],
    }
    const weighing = weigh({
      sent: saved(broken),
      id: digestOf(stored(broken).config),
      save: () => Promise.resolve(Readable.from([tar(saved(broken))])),
    })
    await expect(weighing).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringContaining('Layer 0 of `docker save'),
    })
  })

  test('a fault of the reader itself is not hidden', async () => {
    const read = new BuilderTar()
    await read.read(
      (async function* () {
        yield bytes(10)
        await Promise.resolve()
        throw new TypeError('a fault')
      })(),
    )
    await expect(read.archive()).rejects.toThrow('a fault')
  })
})

test('nothing came: the usual ways, without a word', async () => {
  const engine = { save: () => Promise.resolve(Readable.from([tar(saved(spec))])) }
  const { image } = await inspect(
    { kind: 'engine', ref: 'app', id: CONFIG, engine, tar: new BuilderTar() },
    { platform: null, ref: 'app', progress: silent },
  )
  expect(image.reading).toEqual({ ...READ, route: 'save' })
})
