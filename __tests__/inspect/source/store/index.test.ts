/** Layers from an engine's own records: the figures of a save without one, and a save wherever anything is odd. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { silent } from '../../../../src/core/progress.ts'
import { layerCache, noCache, type LayerCache } from '../../../../src/inspect/cache/index.ts'
import { inspect } from '../../../../src/inspect/index.ts'
import { chainIds } from '../../../../src/inspect/source/store/index.ts'
import { storeEngine, tarSplit, type StoreOptions } from '../../../support/engine-store.ts'
import { bytes, dir, file, hardlink, symlink, tar, whiteout, type Member } from '../../../support/tar.ts'
import { gzipSync } from 'node:zlib'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const OS_RELEASE = 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n'
const STATUS = 'Package: libc6\nStatus: install ok installed\nVersion: 2.36\n\n'
const METADATA = 'Metadata-Version: 2.1\nName: flask\nVersion: 3.0.0\n'
const SITE = 'usr/lib/python3/site-packages'

const LAYERS: Member[][] = [
  [
    dir('etc/'),
    file('etc/os-release', OS_RELEASE),
    dir('bin/'),
    file('bin/sh', '#!/bin/busybox\n', { mode: 0o755 }),
    hardlink('bin/ash', 'bin/sh'),
    symlink('bin/bash', 'sh'),
    file('var/lib/dpkg/status', STATUS),
    file('usr/share/big', bytes(300_000)),
  ],
  [
    file(`${SITE}/flask-3.0.0.dist-info/METADATA`, METADATA),
    file(`${SITE}/flask-3.0.0.dist-info/RECORD`, `flask/app.py,,\n`),
    file(`${SITE}/flask/app.py`, bytes(5000, 'f')),
    file('usr/share/copy', bytes(300_000)),
    file('empty'),
    file(`deep/${'n'.repeat(120)}/file`, 'long'),
  ],
  [whiteout('usr/share/big'), file('etc/os-release', OS_RELEASE, { mode: 0o600 })],
]

interface Given extends StoreOptions {
  layers?: Member[][]
  memory?: LayerCache
  volumes?: string[]
}

async function weigh({ layers: given = LAYERS, memory = noCache, volumes = [], ...options }: Given = {}) {
  const store = storeEngine(given, options)
  const { engine, id, diffIds } = store
  const access = {
    engine,
    id,
    volumes,
    run: 'a-run',
    rootDir: '/var/lib/docker',
    driver: 'overlay2',
    diffIds,
  }
  const subject = { kind: 'engine' as const, ref: 'app', id, engine, store: access }
  const { image, findings } = await inspect(subject, {
    platform: null,
    ref: 'app',
    cache: memory,
    progress: silent,
  })
  const { reading, ...rest } = image
  // contents are identified in two ways
  const layers = rest.layers.map((layer) => ({ ...layer, content: layer.content?.names }))
  return { ...store, reading, figures: { image: { ...rest, layers }, findings } }
}

async function bySave(layers: Member[][]) {
  const { figures } = await weigh({ layers, refuse: true })
  return figures
}

const record = (change: (members: Member[]) => Member[]) => (path: string, tarred: Buffer | null) =>
  path.includes('/layerdb/') ? tar(change(membersOf(tarred))) : tarred
const replaced = (name: string, content: string | Buffer) =>
  record((members) =>
    members.map((one) => (String(one.name).endsWith(`/${name}`) ? file(one.name, content) : one)),
  )

describe('the records of an engine', () => {
  test('give the figures that a save gives, and nothing is saved', async () => {
    const { reading, figures, calls } = await weigh()
    expect(reading).toEqual({ route: 'entries', layers: 3, remembered: 0 })
    expect(figures).toEqual(await bySave(LAYERS))
    expect(figures.image.packages?.map(({ name }) => name).sort()).toEqual(['flask', 'libc6'])
    expect(figures.image.distribution?.id).toBe('debian')
    expect(calls).not.toContain('save')
    expect(calls.at(-1)).toBe('remove')
  })

  test('random layers have the same figures', async () => {
    const name = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'd/e/a')
    const member = fc.oneof(
      fc.tuple(name, fc.integer({ min: 0, max: 1100 })).map(([path, size]) => file(path, bytes(size))),
      name.map((path) => file(path, '#!/bin/sh\n', { mode: 0o755 })),
      name.map((path) => whiteout(path)),
      name.map((path) => symlink(`l/${path.replaceAll('/', '')}`, 'a')),
    )
    const layer = fc.uniqueArray(member, { selector: ({ name: path }) => String(path), maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 3 }), async (layers) => {
        const { reading, figures } = await weigh({ layers })
        expect(reading).toMatchObject({ route: 'entries' })
        expect(figures).toEqual(await bySave(layers))
      }),
      { numRuns: 60 },
    )
  })

  test('are remembered apart from layers that were read whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'))
    const memory = layerCache(folder)
    const saved = await weigh({ memory, refuse: true })
    expect(saved.reading).toMatchObject({ route: 'save', remembered: 0 })
    const first = await weigh({ memory })
    expect(first.reading).toEqual({ route: 'entries', layers: 3, remembered: 0 })
    const again = await weigh({ memory })
    expect(again.reading).toEqual({ route: 'entries', layers: 3, remembered: 3 })
    expect(again.figures).toEqual(first.figures)
    expect(again.calls.filter((call) => call.startsWith('read'))).toHaveLength(1) // the config
    rmSync(folder, { recursive: true })
  })

  describe('of an image whose contents are slow to read one by one', () => {
    // a request for each layer takes longer than a save of all
    const programs = Array.from({ length: 14 }, (_, at) => [
      file(`bin/tool-${at + 10}`, '#!/bin/sh\n', { mode: 0o755 }),
      file(
        `${SITE}/p${at + 10}-1.0.dist-info/METADATA`,
        `Metadata-Version: 2.1\nName: p${at + 10}\nVersion: 1.0\n`,
      ),
    ])

    test('are completed by a save, which is not needed the next time', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'store-'))
      const memory = layerCache(folder)
      const first = await weigh({ layers: programs, memory })
      expect(first.reading).toMatchObject({ route: 'save', remembered: 0 })
      expect(first.reading?.reason).toMatch(/a save is faster than reading 28 programs and package files/)
      expect(first.calls.filter((call) => call === 'save')).toHaveLength(1)
      expect(first.calls.at(-1)).toBe('remove')
      expect(first.figures).toEqual(await bySave(programs))
      expect(first.figures.image.packages).toHaveLength(14)
      const again = await weigh({ layers: [...programs, [file('new', 'x')]], memory })
      expect(again.reading).toEqual({ route: 'entries', layers: 15, remembered: 14 })
      expect(again.calls).not.toContain('save')
      rmSync(folder, { recursive: true })
    })

    test('are not used when the save has other entries', async () => {
      const other = gzipSync(tarSplit(tar([...(programs[0] ?? []), file('empty')])))
      const change = replaced('tar-split.json.gz', other)
      const { reading, figures } = await weigh({ layers: programs, change })
      expect(reading).toMatchObject({ route: 'save', reason: expect.stringMatching(/has other entries/) })
      expect(figures).toEqual(await bySave(programs))
    })
  })

  test('are read through a container that nothing of the image runs in, with its volumes replaced', async () => {
    const { spec } = await weigh({ volumes: ['/data'] })
    expect(spec()).toMatchObject({
      name: 'sea-trial-a-run-store',
      network: 'none',
      settings: {
        volumes: [{ source: { kind: 'path', path: '/var/lib/docker' }, options: ['ro'] }],
        tmpfs: [{ path: '/data', options: '' }],
      },
    })
  })
})

describe('another way is taken, with the reason', () => {
  test.each<[string, StoreOptions, RegExp]>([
    ['the engine refuses the mount', { refuse: true }, /does not mount its storage folder: mounts denied/],
    ['there is no such folder', { change: () => null }, /storage has no image\/overlay2\/imagedb/],
    [
      'a layer has no record',
      { change: record((all) => all.filter(({ name }) => !String(name).endsWith('.gz'))) },
      /has no tar-split/,
    ],
    [
      'a record is of another layer',
      { change: replaced('diff', `sha256:${'0'.repeat(64)}`) },
      /recorded sha256:0000/,
    ],
    ['the sizes disagree', { change: replaced('size', '12') }, /have \d+ bytes, the engine recorded 12/],
    ['the folder has a strange name', { change: replaced('cache-id', '../../etc') }, /recorded no folder/],
    ['a record is no gzip', { change: replaced('tar-split.json.gz', 'nonsense') }, /cannot be read/],
    [
      'a record has a strange line',
      { change: replaced('tar-split.json.gz', gzipSync('{"type":9}\n')) },
      /unknown type/,
    ],
    [
      'a record is cut off',
      { change: replaced('tar-split.json.gz', gzipSync('{"type":2,"payload":"YQ=="}\n')) },
      /cannot be read/,
    ],
    [
      'a content of no file is recorded',
      { change: replaced('tar-split.json.gz', gzipSync('{"type":1,"size":5,"payload":"AAAAAAAAAAA="}\n')) },
      /belongs to no file/,
    ],
    [
      'a file is missing',
      { change: (path, tarred) => (path.includes('/diff') ? null : tarred) },
      /storage has no overlay2/,
    ],
    [
      'a file has changed',
      {
        change: (path, tarred) =>
          path.includes('/diff')
            ? tar(membersOf(tarred).map((one) => (one.type === '0' ? { ...one, content: 'changed' } : one)))
            : tarred,
      },
      /storage has another/,
    ],
    [
      'a folder lacks a file',
      { change: (path, tarred) => (path.includes('/diff') ? tar([dir('diff/')]) : tarred) },
      /storage lacks/,
    ],
  ])('%s', async (_, options, reason) => {
    const { reading, figures, calls } = await weigh(options)
    expect(reading?.route).toBe('save')
    expect(reading?.reason).toMatch(reason)
    expect(figures).toEqual(await bySave(LAYERS))
    if (options.refuse !== true) expect(calls).toContain('remove')
  })
})

test('chainIds: the lowest is its diffID, each one above hashes the chain below and its diffID', () => {
  // of debian:bookworm with one layer added, as an engine named its folders
  expect(chainIds([`sha256:${'a'.repeat(64)}`])).toEqual([`sha256:${'a'.repeat(64)}`])
  expect(chainIds(['sha256:a', 'sha256:b'])[1]).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(chainIds([])).toEqual([])
})

/** The members of a tar of ordinary files, read back by their headers. */
function membersOf(tarred: Buffer | null): Member[] {
  const members: Member[] = []
  for (let at = 0; tarred !== null && at + 512 <= tarred.length && tarred[at] !== 0;) {
    const header = tarred.subarray(at, at + 512)
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/, '')
    const size = parseInt(header.toString('latin1', 124, 136), 8) || 0
    const type = header.toString('latin1', 156, 157)
    members.push({ name, type, mode: 0o755, content: tarred.subarray(at + 512, at + 512 + size) })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return members
}
