/** An image at a registry: what is asked for, what is weighed, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { silent } from '../../../src/core/progress.ts'
import { inspect, layerCache, type ImageAnalysis, type PullAccess } from '../../../src/inspect/index.ts'
import { weigh as weighSaved } from '../../support/archives.ts'
import { digestOf, storedImage, type StoredImage } from '../../support/registry-server.ts'
import { file, tar } from '../../support/tar.ts'
import { zstd } from '../../support/zstd.ts'

const contents = [[file('base', Buffer.alloc(100_000, 'b'))], [file('app', Buffer.alloc(50_000, 'a'))]]
const [base = Buffer.alloc(0), app = Buffer.alloc(0)] = contents.map((members) => tar(members))
const image = storedImage({ layers: [base, app] })
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

interface Asked {
  readonly access: PullAccess
  readonly asked: string[]
}

/** `root`: what the name means. */
function accessTo({ manifest, blobs }: StoredImage, root = manifest): Asked {
  const asked: string[] = []
  return {
    asked,
    access: {
      name: 'ghcr.io/acme/api:main',
      manifest: (digest) =>
        Promise.resolve(digest === undefined || digest === digestOf(root) ? root : manifest),
      async *blob({ digest }) {
        await Promise.resolve()
        asked.push(digest)
        yield blobs.get(digest) ?? Buffer.alloc(0)
      },
    },
  }
}

const weigh = (
  { access }: Asked,
  { platform = 'linux/amd64', folder = null }: { platform?: string; folder?: string | null } = {},
): Promise<ImageAnalysis> =>
  inspect(
    { kind: 'registry', access },
    { platform, ref: access.name, cache: layerCache(folder), progress: silent },
  )

const digests = (stored: StoredImage) => [digestOf(stored.config), ...stored.layers.map(digestOf)].sort()

test.each([
  ['gzip', gzipSync],
  ['zstd', zstd],
  ['nothing', (bytes: Buffer) => bytes],
])('layers compressed with %s: the figures of an archive, and exact download sizes', async (_, compress) => {
  const stored = storedImage({ layers: [base, app], compress })
  const asked = accessTo(stored)
  const found = (await weigh(asked)).image
  const other = await weighSaved(...contents)
  expect(found.sizes.onDisk).toBe(other.sizes.onDisk)
  expect(found.layers.map(({ diffId, size }) => [diffId, size])).toEqual(
    other.layers.map(({ diffId, size }) => [diffId, size]),
  )
  const bytes = stored.layers.reduce((sum, { length }) => sum + length, 0)
  expect(found.sizes.download).toEqual({ bytes, exact: true })
  expect(found.reading).toEqual({ route: 'registry', layers: 2, remembered: 0 })
  expect(asked.asked.sort()).toEqual(digests(stored))
})

describe('with a cache', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pull-'))
  beforeAll(() => weigh(accessTo(storedImage({ layers: [base], compress: zstd })), { folder }))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('only new layers are asked for, and the sizes are those of this registry', async () => {
    const asked = accessTo(image)
    const { reading, layers } = (await weigh(asked, { folder })).image
    expect(reading).toMatchObject({ remembered: 1 })
    expect(asked.asked).toEqual([digestOf(image.config), digestOf(image.layers[1] ?? base)])
    expect(layers.map(({ download }) => download)).toEqual(image.layers.map(({ length }) => length))
  })

  test('and those are cached', async () => {
    await weigh(accessTo(image), { folder })
    const asked = accessTo(image)
    expect((await weigh(asked, { folder })).image.reading).toMatchObject({ remembered: 2 })
    expect(asked.asked).toEqual([digestOf(image.config)])
  })

  test('a layer that an engine identified by its own checksums is not asked for', async () => {
    const layer = tar([file('other', 'x')])
    const stored = storedImage({ layers: [layer] })
    await weigh(accessTo(stored), { folder })
    const cache = layerCache(folder)
    const [known] = (await cache.recall([digestOf(layer)])).values()
    rmSync(join(folder, `${digestOf(layer).slice('sha256:'.length)}.layer`))
    if (known) await cache.keep(digestOf(layer), { ...known, layer: { ...known.layer, identity: 'crc64' } })
    const asked = accessTo(stored)
    await weigh(asked, { folder })
    expect(asked.asked).toEqual([digestOf(stored.config)])
  })
})

describe('platforms', () => {
  const row = (architecture: string, variant?: string) => ({ os: 'linux', architecture, variant })
  const entry = (platform: object, digest: string) => ({ digest, size: 1, platform })
  const other = digestOf(Buffer.from('other'))

  test('the manifest of an index for the platform', async () => {
    const index = json({
      manifests: [entry(row('arm64', 'v8'), other), entry(row('amd64'), digestOf(image.manifest))],
    })
    expect((await weigh(accessTo(image, index))).image.platform.architecture).toBe('amd64')
  })

  test.each<[string, Buffer | undefined, string]>([
    [
      'an index without it',
      json({
        manifests: [entry(row('amd64'), other), entry({ os: 'unknown', architecture: 'unknown' }, other)],
      }),
      'ghcr.io/acme/api:main has no image for linux/arm64, only for linux/amd64: push it for that platform too',
    ],
    [
      'an empty index',
      json({ manifests: [] }),
      'ghcr.io/acme/api:main has no image for linux/arm64: push it for that platform too',
    ],
    [
      'an image of another',
      undefined,
      'ghcr.io/acme/api:main has no image for linux/arm64, only for linux/amd64: push it for that platform too',
    ],
  ])('%s', async (_, root, message) =>
    expect(weigh(accessTo(image, root), { platform: 'linux/arm64' })).rejects.toMatchObject({
      code: 'image-not-found',
      message,
    }),
  )
})

describe('what is no image', () => {
  const config = { digest: digestOf(image.config), size: image.config.length }
  const changed = (change: object): Buffer =>
    json({ ...(JSON.parse(image.manifest.toString()) as object), ...change })
  const [first, second] = image.layers.map((bytes) => ({ digest: digestOf(bytes), size: bytes.length }))

  test.each<[string, Buffer, RegExp]>([
    ['text', Buffer.from('hello'), /is not an image with SHA-256 digests and sizes/],
    [
      'an old manifest',
      json({ schemaVersion: 1, fsLayers: [] }),
      /is not an image with SHA-256 digests and sizes/,
    ],
    [
      'a path as a digest',
      changed({ config: { digest: '../../x', size: 1 } }),
      /is not an image with SHA-256/,
    ],
    [
      'a path in an index',
      json({ manifests: [{ digest: '../../x', platform: { os: 'linux', architecture: 'amd64' } }] }),
      /is not an image with SHA-256/,
    ],
    [
      'a layer without a size',
      changed({ layers: [first, { digest: config.digest }] }),
      /is not an image with SHA-256/,
    ],
    [
      'a config of 1 GB',
      changed({ config: { ...config, size: 1e9 } }),
      /would take 1(?:\.0)? GB to download/,
    ],
    [
      'layers of 20 GB',
      changed({ layers: [{ ...first, size: 2e10 }, second] }),
      /would take 20(?:\.0)? GB to download/,
    ],
    ['one layer too few', changed({ layers: [first] }), /the manifest has 1 layers and the config 2/],
    [
      'layers in another order',
      changed({ layers: [second, first] }),
      /is damaged: its content should have digest/,
    ],
    ['a config that is a layer', changed({ config: first }), /the config of an image, cannot be read/],
  ])('%s', async (_, root, message) => {
    const stored = { ...image, manifest: root }
    await expect(weigh(accessTo(stored))).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:archive-invalid|image-not-found)$/),
      message: expect.stringMatching(message),
    })
  })
})
