/** Layers are remembered whole or not at all, if files are damaged, and if other runs use them too. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Budget } from '../../../src/inspect/budget.ts'
import type { Layer } from '../../../src/inspect/layer/index.ts'
import { LayerReader } from '../../../src/inspect/layer/reader.ts'
import { decodeLayer, encodeLayer } from '../../../src/inspect/cache/codec.ts'
import { cacheFolder } from '../../../src/inspect/cache/folder.ts'
import { layerCache, noCache } from '../../../src/inspect/cache/index.ts'
import { bytes, device, dir, file, hardlink, opaque, symlink, tar, whiteout } from '../../support/tar.ts'

const layerOf = (members: Parameters<typeof tar>[0]): Layer => {
  const reader = new LayerReader(new Budget())
  reader.write(tar(members))
  return reader.end()
}
const rich = layerOf([
  dir('d'),
  file('d/a', bytes(5000)),
  file('d/a', 'again'),
  { ...file('bin/run', '#!/bin/sh -e\necho'), mode: 0o755 },
  file('etc/os-release', 'ID=debian\n'),
  hardlink('d/b', 'd/a'),
  hardlink('elsewhere', 'lower/file'),
  symlink('link', 'd/é'),
  device('null'),
  whiteout('gone'),
  opaque('d'),
  file(Buffer.from('n\xff', 'latin1').toString('latin1'), ''),
])
const diffId = (digit: string) => `sha256:${digit.repeat(64)}`
const packed = { digest: diffId('d'), size: 123 }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'memory-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const files = () => readdirSync(folder).filter((name) => name.endsWith('.layer'))

test('a layer is the same after it was bytes', () => {
  expect(decodeLayer(encodeLayer(rich))).toEqual(rich)
  expect(decodeLayer(encodeLayer(layerOf([])))).toEqual(layerOf([]))
  expect(rich.notes.heads.contents.length).toBe(1)
  expect(rich.notes.osReleases.contents.length).toBe(1)
  expect(rich.lost).toHaveLength(1)
})

test('bytes that are cut anywhere are no layer', () => {
  const whole = encodeLayer(rich)
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(() => decodeLayer(whole.subarray(0, length))).toThrow()
    }),
  )
  expect(() => decodeLayer(Buffer.concat([whole, Buffer.alloc(1)]))).toThrow('there are bytes left over')
})

describe('memory', () => {
  test('gives back what was kept, and only that', async () => {
    const cache = layerCache(folder)
    await cache.keep(diffId('a'), { layer: rich, packed })
    await cache.keep(diffId('b'), { layer: layerOf([]), packed: null })
    const found = await layerCache(folder).recall([diffId('a'), diffId('b'), diffId('c'), diffId('a')])
    expect(found).toEqual(
      new Map([
        [diffId('a'), { layer: rich, packed }],
        [diffId('b'), { layer: layerOf([]), packed: null }],
      ]),
    )
  })

  test('of a folder that is not there, or may not be made, is empty and stays so', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const place of [join(folder, 'nowhere'), join(folder, 'file', 'below')]) {
      const cache = layerCache(place)
      expect(await cache.recall([diffId('a')])).toEqual(new Map())
      await cache.trim()
      expect(await cache.secret()).toMatch(/^[0-9a-f]{32}$/)
    }
    await layerCache(join(folder, 'file', 'below')).keep(diffId('a'), { layer: rich, packed })
    expect(await noCache.recall([diffId('a')])).toEqual(new Map())
  })

  test('a damaged file is ignored, and written again', async () => {
    const cache = layerCache(folder)
    await cache.keep(diffId('a'), { layer: rich, packed })
    const path = join(folder, files()[0] ?? '')
    const whole = readFileSync(path)
    const damaged = [
      whole.subarray(0, 20),
      whole.subarray(0, -1),
      Buffer.alloc(0),
      Buffer.from('{}\n'),
      flipped(whole),
    ]
    for (const content of damaged) {
      writeFileSync(path, content)
      expect((await cache.recall([diffId('a')])).size).toBe(0)
    }
    await cache.keep(diffId('a'), { layer: rich, packed })
    expect((await cache.recall([diffId('a')])).size).toBe(1)
  })
  const flipped = (whole: Buffer): Buffer => {
    const copy = Buffer.from(whole)
    copy[copy.length - 5] = (copy[copy.length - 5] ?? 0) ^ 1
    return copy
  }

  test('a diffID that is no digest names no file', async () => {
    const cache = layerCache(folder)
    const strange = [
      '../../escape',
      'sha256:../x',
      `sha256:${'A'.repeat(64)}`,
      '',
      `sha512:${'a'.repeat(128)}`,
    ]
    for (const name of strange) await cache.keep(name, { layer: rich, packed })
    expect(readdirSync(folder)).toEqual([])
    expect(await cache.recall(strange)).toEqual(new Map())
  })

  test('runs at the same time leave whole files and no parts', async () => {
    const runs = Array.from({ length: 8 }, () => layerCache(folder))
    await Promise.all(
      runs.flatMap((cache) => ['a', 'b'].map((digit) => cache.keep(diffId(digit), { layer: rich, packed }))),
    )
    await Promise.all(runs.map((cache) => cache.trim()))
    expect(readdirSync(folder).sort()).toEqual(['a', 'b'].map((digit) => `${digit.repeat(64)}.layer`))
    expect((await layerCache(folder).recall([diffId('a'), diffId('b')])).size).toBe(2)
    expect(new Set(await Promise.all(runs.map((cache) => cache.secret()))).size).toBe(1)
  })

  test('drops what was used least lately beyond its bound, and parts that a dead run left', async () => {
    const cache = layerCache(folder)
    const old = (name: string, hours: number, size: number) => {
      writeFileSync(join(folder, name), Buffer.alloc(size))
      const then = new Date(Date.now() - hours * 3600 * 1000)
      utimesSync(join(folder, name), then, then)
    }
    for (const [index, digit] of ['1', '2', '3', '4'].entries())
      old(`${digit.repeat(64)}.layer`, index + 1, 100 * 2 ** 20)
    old('left.part', 2, 1)
    old('living.part', 0, 1)
    await cache.trim()
    expect(readdirSync(folder).sort()).toEqual(
      ['living.part', ...['1', '2'].map((digit) => `${digit.repeat(64)}.layer`)].sort(),
    )
  })

  test('keeps what was found out later about the compressed size, once the layer is there', async () => {
    const cache = layerCache(folder)
    await cache.addTransfer(diffId('a'), { estimate: 7 })
    await cache.addTransfer('../../escape', { estimate: 7 })
    expect(readdirSync(folder)).toEqual([])
    await cache.keep(diffId('a'), { layer: rich, packed: null })
    await cache.addTransfer(diffId('a'), { estimate: 12 })
    await cache.addTransfer(diffId('a'), { inRegistry: packed })
    const transfer = { estimate: 12, inRegistry: packed }
    expect((await cache.recall([diffId('a')])).get(diffId('a'))).toEqual({
      layer: rich,
      packed: null,
      transfer,
    })
    expect(readdirSync(folder)).toEqual(files())
  })

  test.each([
    { estimate: -1 },
    { estimate: 'many' },
    { estimate: null },
    { inRegistry: { digest: '../x', size: 1 } },
    { inRegistry: { digest: diffId('d'), size: 0.5 } },
  ])('a head that says %j says nothing', async (transfer) => {
    const cache = layerCache(folder)
    await cache.keep(diffId('a'), { layer: rich, packed: null })
    await cache.addTransfer(diffId('a'), transfer as never)
    expect((await cache.recall([diffId('a')])).get(diffId('a'))?.transfer).toBeUndefined()
  })

  test('what is used stays young', async () => {
    const cache = layerCache(folder)
    await cache.keep(diffId('a'), { layer: rich, packed })
    const path = join(folder, files()[0] ?? '')
    utimesSync(path, new Date(0), new Date(0))
    await cache.recall([diffId('a')])
    expect(statSync(path).mtimeMs).toBeGreaterThan(Date.now() - 60_000)
  })

  test('is for this user’s eyes', async () => {
    const cache = layerCache(join(folder, 'own'))
    await cache.keep(diffId('a'), { layer: rich, packed })
    await cache.secret()
    expect(statSync(join(folder, 'own')).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(join(folder, 'own')))
      expect(statSync(join(folder, 'own', name)).mode & 0o777).toBe(0o600)
  })
})

test.each<[Record<string, string>, NodeJS.Platform, string | null]>([
  [{ SEA_TRIAL_CACHE: '/c' }, 'linux', '/c/layers-'],
  [{ SEA_TRIAL_CACHE: '' }, 'linux', null],
  [{ XDG_CACHE_HOME: '/x' }, 'linux', '/x/sea-trial/layers-'],
  [{ XDG_CACHE_HOME: 'relative' }, 'linux', '/.cache/sea-trial/layers-'],
  [{}, 'darwin', '/Library/Caches/sea-trial/layers-'],
  [{ LOCALAPPDATA: 'C:/local' }, 'win32', 'C:/local/sea-trial/layers-'],
])('%j on %s', (env, platform, expected) => {
  const found = cacheFolder(env, platform)
  if (expected === null) expect(found).toBeNull()
  else expect(found).toContain(expected)
})
