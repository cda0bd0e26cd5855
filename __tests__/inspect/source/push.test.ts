/**
 * Which way to an image's layers is taken, and what is asked of the engine on it. The engine here pushes as real ones
 * do: it asks for each blob, sends those that are wanted, then the config and the manifest.
 */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { TransferStatus } from '../../../src/engine/index.ts'
import { UserError } from '../../../src/core/errors.ts'
import { inspect, layerCache, type ImageAnalysis } from '../../../src/inspect/index.ts'
import { noCache, type LayerCache, type CachedLayer } from '../../../src/inspect/cache/index.ts'
import { silent } from '../../../src/core/progress.ts'
import { saved, sha256, stored, type Spec } from '../../support/archives.ts'
import { bytes, file, tar, whiteout } from '../../support/tar.ts'

const digestOf = (content: Buffer) => `sha256:${sha256(content)}`
const spec: Spec = {
  layers: [
    tar([file('a', bytes(90_000)), file('b', bytes(10))]),
    tar([file('c', bytes(500))]),
    tar([whiteout('a')]),
  ],
  compress: gzipSync,
}
const withNew: Spec = { ...spec, layers: [...spec.layers, tar([file('new', bytes(20))])] }

/** Layers in this process, instead of a folder. */
function memoryOf(): LayerCache & { kept: Map<string, CachedLayer> } {
  const kept = new Map<string, CachedLayer>()
  return {
    ...noCache,
    kept,
    recall: (diffIds) => Promise.resolve(new Map([...kept].filter(([diffId]) => diffIds.includes(diffId)))),
    keep: (diffId, what) => Promise.resolve(void kept.set(diffId, what)),
  }
}

interface Options {
  image?: Spec
  isPacked?: boolean
  /** Of the whole image, by the engine's measure. */
  size?: number
  /** Digests of which an engine with unpacked layers knows nothing: it compresses and sends these. */
  forgets?: Buffer[]
  fails?: 'unreachable' | 'midway' | 'no manifest' | 'lost'
}

function engineOf({ image = spec, isPacked = true, size = 92_000, forgets = [], fails }: Options) {
  const calls: string[] = []
  const parts = stored(image)
  const layers = image.layers.map((layer) => ({ layer, blob: (image.compress ?? ((same) => same))(layer) }))
  const engine = {
    save: () => {
      calls.push('save')
      return Promise.resolve(
        Readable.from([tar(saved(isPacked ? image : { ...image, compress: (plain) => plain }))]),
      )
    },
    tag: (ref: string, repository: string, tag: string) => {
      calls.push(`tag ${ref} ${repository.replace(/^127\.0\.0\.1:\d+/, 'HOST')}:${tag}`)
      return Promise.resolve()
    },
    untag: (tag: string) =>
      Promise.resolve(void calls.push(`untag ${tag.replace(/^127\.0\.0\.1:\d+/, 'HOST')}`)),
    async push(name: string, tag: string, onStatus: (status: TransferStatus) => void, signal: AbortSignal) {
      if (fails === 'lost') throw new UserError('engine-lost', 'The engine went away')
      if (fails === 'unreachable') throw new UserError('engine-failed', 'connection refused')
      const [host = '', ...path] = name.split('/')
      const url = `http://${host}/v2/${path.join('/')}`
      for (const { layer, blob } of layers) {
        const isForgotten = !isPacked && forgets.includes(layer)
        if (!isForgotten && (await fetch(`${url}/blobs/${digestOf(blob)}`, { method: 'HEAD' })).ok) continue
        onStatus({ id: digestOf(layer).slice(7, 19), text: 'Pushing', total: layer.length })
        if (signal.aborted) throw new UserError('engine-failed', 'stopped')
        await send(url, blob)
        calls.push(`sent ${layers.findIndex((one) => one.blob === blob)}`)
        if (fails === 'midway') throw new UserError('engine-failed', 'midway')
      }
      await send(url, parts.config)
      if (fails !== 'no manifest')
        await fetch(`${url}/manifests/${tag}`, { method: 'PUT', body: new Uint8Array(parts.manifest) })
      calls.push('pushed')
      return null
    },
  }
  const id = digestOf(isPacked ? parts.manifest : parts.config)
  return { engine, calls, id, isPacked, size, diffIds: image.layers.map(digestOf) }
}

async function send(url: string, blob: Buffer): Promise<void> {
  const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' })
  const location = new URL(begun.headers.get('location') ?? '', url)
  await fetch(`${location.href}?digest=${digestOf(blob)}`, { method: 'PUT', body: new Uint8Array(blob) })
}

async function weigh(options: Options, memory: LayerCache = memoryOf()) {
  const { engine, calls, id, isPacked, size, diffIds } = engineOf(options)
  const push = { engine, id, run: 'a-run', diffIds, isPacked, size }
  const analysis = await inspect(
    { kind: 'engine', ref: 'app', id, engine, push },
    { platform: null, ref: 'app', cache: memory, progress: silent },
  )
  return { calls, ...numbersOf(analysis) }
}

const numbersOf = ({ image }: ImageAnalysis) => ({
  image,
  reading: image.reading,
  weights: image.layers.map(({ size, deadWeight }) => [size, deadWeight]),
})
const WEIGHTS = [
  [90_010, 90_000],
  [500, 0],
  [0, 0],
]

describe('an engine with packed layers', () => {
  test('pushes all of them the first time, with exact download sizes, and keeps no name', async () => {
    const { calls, reading, weights, image } = await weigh({})
    expect(reading).toEqual({ route: 'push', layers: 3, remembered: 0 })
    expect(weights).toEqual(WEIGHTS)
    expect(image.sizes.download).toEqual({
      bytes: spec.layers.reduce((sum, layer) => sum + gzipSync(layer).length, 0),
      exact: true,
    })
    expect(calls.slice(1, 5)).toEqual(['sent 0', 'sent 1', 'sent 2', 'pushed'])
    expect(calls[0]).toMatch(/^tag sha256:\w+ HOST\/sea-trial\.weighing\/[0-9a-f]{32}:a-run$/)
    expect(calls[5]).toBe(`untag ${calls[0]?.split(' ')[2] ?? ''}`)
    expect(calls).toHaveLength(6)
  })

  test('sends only what is new when the others are remembered, and the numbers are the same', async () => {
    const memory = memoryOf()
    await weigh({}, memory)
    const { calls, reading, weights, image } = await weigh({ image: withNew }, memory)
    expect(reading).toEqual({ route: 'push', layers: 4, remembered: 3 })
    expect(calls.filter((call) => call.startsWith('sent'))).toEqual(['sent 3'])
    expect(weights).toEqual([...WEIGHTS, [20, 0]])
    const whole = await weigh({ image: withNew })
    expect({ ...image, reading: null }).toEqual({ ...whole.image, reading: null })
  })

  test('remembers in a real folder as well', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs')
    const folder = mkdtempSync('/tmp/push-')
    await weigh({}, layerCache(folder))
    expect((await weigh({}, layerCache(folder))).reading).toMatchObject({ remembered: 3 })
    rmSync(folder, { recursive: true })
  })
})

describe('an engine with unpacked layers', () => {
  const unpacked = { isPacked: false }
  const size = spec.layers.reduce((sum, { length }) => sum + length, 0)

  test('saves while nothing is remembered: it would have to compress all of it', async () => {
    const { calls, reading, weights } = await weigh({ ...unpacked, size: 5_000_000 })
    expect(calls).toEqual(['save'])
    expect(reading).toEqual({
      route: 'save',
      layers: 3,
      remembered: 0,
      reason: 'the engine would have to compress 5 MB for a push',
    })
    expect(weights).toEqual(WEIGHTS)
  })

  test('pushes when little is new, although digests were never seen here', async () => {
    const memory = memoryOf()
    await weigh({ ...unpacked, size }, memory)
    const fresh = withNew.layers.slice(-1)
    const { calls, reading, weights, image } = await weigh(
      { ...unpacked, image: withNew, size: 92_000, forgets: fresh },
      memory,
    )
    expect(reading).toEqual({ route: 'push', layers: 4, remembered: 3 })
    expect(calls.filter((call) => call.startsWith('sent'))).toEqual(['sent 3'])
    expect(weights).toEqual([...WEIGHTS, [20, 0]])
    expect(image.sizes.download).toBeNull()
  })

  test('that asks for layers by their diffID, as podman does, sends what is new', async () => {
    const memory = memoryOf()
    await weigh({ ...unpacked, size }, memory)
    const plain: Spec = { ...withNew, compress: (layer) => layer }
    const { calls, reading, weights } = await weigh({ ...unpacked, image: plain, size: 92_000 }, memory)
    expect(reading).toEqual({ route: 'push', layers: 4, remembered: 3 })
    expect(calls.filter((call) => call.startsWith('sent'))).toEqual(['sent 3'])
    expect(weights).toEqual([...WEIGHTS, [20, 0]])
  })

  test('is stopped when it begins to compress much, and saves', async () => {
    const memory = memoryOf()
    await weigh({ ...unpacked, size }, memory)
    const { calls, reading } = await weigh({ ...unpacked, size: 92_000, forgets: spec.layers }, memory)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['tag', 'untag', 'save'])
    expect(reading).toMatchObject({
      route: 'save',
      reason: expect.stringContaining('would have to compress'),
    })
  })

  test('that says it has a layer which is not remembered: saves', async () => {
    const memory = memoryOf()
    await weigh({ ...unpacked, size }, memory)
    for (const layer of spec.layers.slice(1, 2)) memory.kept.delete(digestOf(layer))
    const { calls, reading, weights } = await weigh({ ...unpacked, size: 92_000 }, memory)
    expect(calls.at(-1)).toBe('save')
    expect(reading).toMatchObject({ route: 'save', reason: expect.stringContaining('layer 1 of the image') })
    expect(weights).toEqual(WEIGHTS)
  })
})

test.each(['unreachable', 'midway', 'no manifest'] as const)(
  'a push that fails (%s) is followed by a save',
  async (fails) => {
    const { calls, reading, weights } = await weigh({ fails })
    expect(calls.filter((call) => /^(un)?tag|save/.test(call)).map((call) => call.split(' ')[0])).toEqual([
      'tag',
      'untag',
      'save',
    ])
    expect(reading).toMatchObject({ route: 'save', reason: expect.any(String) })
    expect(weights).toEqual(WEIGHTS)
  },
)

test('a lost engine is not asked again', async () => {
  await expect(weigh({ fails: 'lost' })).rejects.toMatchObject({ code: 'engine-lost' })
})

test('an error of the image itself is reported by the save', async () => {
  const broken: Spec = {
    ...spec,
    layers: [Buffer.concat([tar([file('a', 'x')], { end: 0 }), bytes(1024, 'junk')])],
  }
  await expect(weigh({ image: broken })).rejects.toMatchObject({
    code: 'archive-invalid',
    message: expect.stringContaining('Layer 0 of `docker save app`'),
  })
})
