/** The download size of an image of the classic stores: exact where it can be, else an estimate or nothing, with the reason. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { silent } from '../../../src/core/progress.ts'
import { layerCache, type LayerCache } from '../../../src/inspect/cache/index.ts'
import { addDownload } from '../../../src/inspect/download/index.ts'
import { inspect, type AskRegistry, type BaseHints } from '../../../src/inspect/index.ts'
import { storeEngine } from '../../support/engine-store.ts'
import { fakeRegistry } from '../../support/fake-registry.ts'
import { bytes, file, type Member } from '../../support/tar.ts'

const LAYERS: Member[][] = [
  [file('etc/os-release', 'ID=debian\n'), file('big', bytes(50_000))],
  [file('base', 'base')],
  [file('app/one', bytes(90_000, 'one'))],
  [file('app/two', bytes(9000, 'two'))],
]
const PACKED = [
  { digest: `sha256:${'a'.repeat(64)}`, size: 1000 },
  { digest: `sha256:${'b'.repeat(64)}`, size: 20 },
]
const REF = 'host:5000/base:1'
const HOW = 'base from the registry, your layers compressed here'

let folder = ''
let cache: LayerCache
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'))
  cache = layerCache(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Given {
  /** How many of the layers are the base's; 0: FROM scratch. */
  base?: number
  ask?: AskRegistry
  signal?: AbortSignal
  /** Changes what the engine sends: path → tar of it. */
  change?: (path: string, tarOf: Buffer | null) => Buffer | null
  /** Whether the storage can be read; if not, the layers were saved. */
  hasStore?: boolean
}

async function find({ base = 2, ask, signal, change, hasStore = true }: Given = {}) {
  const { engine, id, diffIds, calls } = storeEngine(LAYERS, change ? { change } : {})
  const store = { engine, id, volumes: [], run: 'a-run', rootDir: '/r', driver: 'overlay2', diffIds }
  const from = { ref: REF, diffIds: diffIds.slice(0, base), rowsBelow: () => null }
  const hints: BaseHints = { from: base === 0 ? 'nothing' : from, locals: [] }
  const subject = { kind: 'engine' as const, ref: 'app', id, engine, store }
  const weighed = await inspect(subject, { platform: null, ref: 'app', base: hints, cache, progress: silent })
  if (!weighed.download) throw new Error('the download size is known')
  calls.length = 0
  const registry = fakeRegistry('host:5000/base', { diffIds: diffIds.slice(0, 2), packed: PACKED })
  const image = await addDownload(weighed.image, weighed.download, {
    store: hasStore ? store : undefined,
    ask: ask ?? registry.ask,
    cache,
    signal: signal ?? new AbortController().signal,
  })
  const { download, downloadYours, downloadUnknown } = image.sizes
  const found = { download, downloadYours, downloadUnknown }
  return { image, weighed, found, calls, asked: registry.asked }
}

const noAnswer: AskRegistry = () => Promise.resolve(null)
/** Of the contents alone; the headers of a tar add little. */
const packedBytes = (layers: Member[][]): number =>
  layers.flat().reduce((sum, { content = '' }) => sum + gzipSync(content).length, 0)

test('the base is exact, the rest an estimate, and rows have only what is exact', async () => {
  const { image, weighed, found, calls } = await find()
  const least = packedBytes(LAYERS.slice(2))
  expect(found.download).toEqual({ bytes: expect.any(Number), exact: false, how: HOW })
  expect(found.download?.bytes).toBeGreaterThan(1020 + least / 2)
  expect(found.download?.bytes).toBeLessThan(1020 + least + 1000)
  expect(found).toMatchObject({ downloadYours: undefined, downloadUnknown: undefined })
  expect(image.layers.map(({ download }) => download)).toEqual([1000, 20, undefined, undefined])
  expect(image.layers.map(({ digest }) => digest)).toEqual([
    ...PACKED.map(({ digest }) => digest),
    undefined,
    undefined,
  ])
  expect({ ...image, sizes: null, layers: null }).toEqual({ ...weighed.image, sizes: null, layers: null })
  expect(calls[0]).toBe('create')
  expect(calls.at(-1)).toBe('remove')
})

test('it is found out once: the next run asks neither the registry nor the engine', async () => {
  const first = await find()
  const again = await find({ ask: noAnswer })
  expect(again.found).toEqual(first.found)
  expect(again.calls).toEqual([])
})

test('your layers alone, where no registry shows the base', async () => {
  const whole = await find()
  rmSync(folder, { recursive: true })
  const { image, found } = await find({ ask: noAnswer })
  expect(found.download).toBeNull()
  expect(found.downloadYours).toEqual({
    bytes: (whole.found.download?.bytes ?? 0) - 1020,
    exact: false,
    how: 'your layers compressed here',
  })
  expect(found.downloadUnknown).toBe('no registry that can be reached shows the layers of the base')
  expect(image.layers.every(({ download }) => download === undefined)).toBe(true)
})

test('a registry that fails is one that cannot be reached, and its reason is kept', async () => {
  const { found } = await find({ ask: () => Promise.reject(new Error('gone')) })
  expect(found).toMatchObject({ download: null, downloadYours: { exact: false } })
  expect(found.downloadUnknown).toMatch(
    /^no registry that can be reached shows the layers of the base \(.+: gone\)$/,
  )
})

test('without a base all layers are compressed', async () => {
  const { found, asked } = await find({ base: 0 })
  expect(found.download).toMatchObject({ exact: false, how: 'your layers compressed here' })
  expect(asked).toEqual([])
})

test('an image that is its base is exact', async () => {
  const diffIds = storeEngine(LAYERS).diffIds
  const packed = LAYERS.map((_, index) => ({
    digest: `sha256:${String(index).repeat(64)}`,
    size: 10 + index,
  }))
  const { found, calls } = await find({
    base: 4,
    ask: fakeRegistry('host:5000/base', { diffIds, packed }).ask,
  })
  expect(found).toEqual({
    download: { bytes: 46, exact: true },
    downloadYours: undefined,
    downloadUnknown: undefined,
  })
  expect(calls).toEqual([])
})

describe('no figure, and why', () => {
  const LATE = 'it took longer than 10 s'

  test('when the time is over: what was done is remembered', async () => {
    const late = new AbortController()
    const change = (path: string, tarOf: Buffer | null) => {
      if (path === 'overlay2/cache-2/diff') late.abort(new Error(LATE))
      return tarOf
    }
    const { found } = await find({ change, signal: late.signal })
    expect(found.download).toBeNull()
    expect(found.downloadYours).toBeUndefined()
    expect(found.downloadUnknown).toBe(`1 layer could not be compressed: ${LATE}`)
    const again = await find()
    expect(again.found.download).toMatchObject({ exact: false })
    expect(again.calls.filter((call) => call.startsWith('read overlay2'))).toEqual([
      'read overlay2/cache-2/diff',
    ])
  })

  test('when there is no time: nobody is asked', async () => {
    const { found, calls, asked } = await find({ signal: AbortSignal.abort(new Error(LATE)) })
    expect(found.downloadUnknown).toBe(`2 layers could not be compressed: ${LATE}`)
    expect(calls).toEqual([])
    expect(asked).toEqual([])
  })

  test('an engine that sends without end is left when the time is over', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65536, 'x')
      })(),
    )
    const { engine, id, diffIds } = storeEngine(LAYERS)
    const { weighed } = await find({ hasStore: false, ask: noAnswer })
    const calls: string[] = []
    const readArchive = (name: string, path: string) =>
      path.endsWith('/diff') ? Promise.resolve(endless) : engine.readArchive(name, path)
    const remove = () => (calls.push('remove'), Promise.resolve())
    const store = {
      engine: { ...engine, readArchive, remove },
      ...{ id, diffIds, volumes: [], run: 'a-run', rootDir: '/r', driver: 'overlay2' },
    }
    const signal = AbortSignal.timeout(30)
    const hints = weighed.download ?? { known: new Map(), baseRefs: [] }
    const image = await addDownload(weighed.image, hints, { store, ask: noAnswer, cache, signal })
    expect(image.sizes.downloadUnknown).toMatch(/^2 layers could not be compressed: /)
    expect(endless.destroyed).toBe(true)
    expect(calls).toEqual(['remove'])
  })

  test('when the smoke test has ended and the rest would take too long; little is still done', async () => {
    const { weighed } = await find({ hasStore: false, ask: noAnswer })
    const { engine, id, diffIds, calls } = storeEngine(LAYERS)
    const access = {
      store: { engine, id, volumes: [], run: 'a-run', rootDir: '/r', driver: 'overlay2', diffIds },
      ...{ ask: noAnswer, cache, signal: new AbortController().signal },
      grace: { from: Promise.resolve(), seconds: 2 },
    }
    const hints = { known: new Map(), baseRefs: [] }
    const large = weighed.image.layers.map((layer) => ({ ...layer, size: 30_000_000 }))
    const image = await addDownload({ ...weighed.image, layers: large }, hints, access)
    expect(image.sizes.downloadUnknown).toBe('2 layers could not be compressed: the smoke test ended before')
    expect(calls.filter((call) => call.startsWith('read overlay2'))).toEqual([])
    const small = await addDownload(weighed.image, hints, access)
    expect(small.sizes.downloadYours?.bytes).toBeGreaterThan(0)
  })

  test('when the storage cannot be read', async () => {
    const { found, image } = await find({ hasStore: false })
    expect(found).toMatchObject({ download: null, downloadUnknown: "the engine's storage cannot be read" })
    expect(image.layers[0]?.download).toBe(1000)
  })

  test('when the engine lacks a folder', async () => {
    const { found } = await find({ change: (path, tarOf) => (path.startsWith('overlay2/') ? null : tarOf) })
    expect(found.downloadUnknown).toMatch(
      /^2 layers could not be compressed: the engine's storage has no overlay2/,
    )
  })

  test('when there is too much to compress', async () => {
    const { weighed } = await find({ hasStore: false })
    const layers = weighed.image.layers.map((layer) => ({ ...layer, size: 300_000_000 }))
    const hints = { known: new Map(), baseRefs: [] }
    const { signal } = new AbortController()
    const image = await addDownload({ ...weighed.image, layers }, hints, { ask: noAnswer, cache, signal })
    expect(image.sizes.downloadUnknown).toBe('your layers have 600 MB: too much to compress')
  })
})
