/** Any image, valid or odd, against the slow model: the same dead bytes, added and removed by the same layers. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UserError } from '../../src/core/errors.ts'
import type { Image, Layer } from '../../src/core/schema.ts'
import { differences } from '../support/agree.ts'
import { analyse, ociLayout, saved, savedLegacy, sha256 } from '../support/archives.ts'
import { weighEntries, type SlowImage } from '../support/slow-archive.ts'
import { Refused, type Entry } from '../support/slow-model.ts'
import { device, dir, file, hardlink, opaque, symlink, tar, whiteout, type Member } from '../support/tar.ts'
import { zstd } from '../support/zstd.ts'

const name = fc.constantFrom('a', 'b')
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const spelling = fc.constantFrom('', './', '/', './/./')
const spelt = fc.tuple(spelling, path).map(([prefix, rest]) => prefix + rest)
const text = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'))
  .map(([n, letter]) => letter.repeat(n * 4))
const target = fc
  .tuple(fc.constantFrom('', '/', '../', '../../', './'), path)
  .map(([prefix, rest]) => prefix + rest)

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('file' as const), path: spelt, text }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('folder' as const), path: spelt }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('whiteout' as const), path: spelt }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('opaque' as const), path: spelt }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('device' as const), path: spelt }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('symlink' as const), path: spelt, target }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hardlink' as const), path: spelt, target: path }) },
)
const image = fc.array(fc.array(entry, { maxLength: 8 }), { minLength: 1, maxLength: 5 })

function memberOf(one: Entry): Member {
  if (one.type === 'file') return file(one.path, one.text)
  if (one.type === 'symlink') return symlink(one.path, one.target)
  if (one.type === 'hardlink') return hardlink(one.path, one.target)
  if (one.type === 'marker') return file(`${one.path}/.wh..wh.aufs`)
  return { folder: dir, device, whiteout, opaque }[one.type](one.path)
}
const tarOf = (entries: Entry[]): Buffer => tar(entries.map(memberOf))

const layouts = [saved, savedLegacy, ociLayout]

async function weighed(layers: Entry[][], layout: number): Promise<Image | 'refused'> {
  const spec = {
    layers: layers.map(tarOf),
    compress: layout === 2 ? zstd : (plain: Buffer) => plain,
  }
  try {
    return (await analyse((layouts[layout] ?? saved)(spec), { chunk: 1000 })).image
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-invalid') return 'refused'
    throw error
  }
}

function modelled(layers: Entry[][]): SlowImage | 'refused' {
  try {
    return weighEntries(
      layers,
      layers.map((entries) => `sha256:${sha256(tarOf(entries))}`),
    )
  } catch (error) {
    if (error instanceof Refused) return 'refused'
    throw error
  }
}

test('dead weight is what the slow model finds', async () => {
  let weighedCount = 0
  await fc.assert(
    fc.asyncProperty(image, fc.nat(2), async (layers, layout) => {
      const model = modelled(layers)
      const result = await weighed(layers, layout)
      if (model === 'refused' || result === 'refused') {
        expect(result).toBe(model)
        return
      }
      weighedCount++
      expect(differences(result, model)).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(weighedCount).toBeGreaterThan(200)
}, 120_000)

/** Few names, and hard links between them: contents that lose one name after another, over several layers. */
const fewNames = fc.constantFrom('a', 'b', 'c', 'd')
const change: fc.Arbitrary<Entry> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('file' as const),
      path: fewNames,
      text: fc.constantFrom('xxxx', 'zz'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('whiteout' as const), path: fewNames }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('folder' as const), path: fewNames }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('hardlink' as const), path: fewNames, target: fewNames }),
  },
)
const linkedImage = fc
  .tuple(
    fc.subarray(['b', 'c', 'd']),
    fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([links, layers]): Entry[][] => [
    [
      { type: 'file', path: 'a', text: 'xxxx' },
      ...links.map((path): Entry => ({ type: 'hardlink', path, target: 'a' })),
    ],
    ...layers,
  ])

test('the cause of a content with several names is read at those that it still had', async () => {
  let several = 0
  await fc.assert(
    fc.asyncProperty(linkedImage, async (layers) => {
      const model = modelled(layers)
      const result = await weighed(layers, 0)
      if (model === 'refused' || result === 'refused') {
        expect(result).toBe(model)
        return
      }
      if ((layers[0]?.length ?? 0) > 1 && result.dead.some(({ addedBy }) => addedBy === 0)) several++
      expect(differences(result, model)).toEqual([])
    }),
    { numRuns: 500 },
  )
  expect(several).toBeGreaterThan(50)
}, 60_000)

/** The layer, for any blob that it came in. */
const withoutBlob = (layer: Layer): Partial<Layer> =>
  Object.fromEntries(Object.entries(layer).filter(([key]) => key !== 'digest' && key !== 'download'))

test('the same layers give the same answer in any layout', async () => {
  await fc.assert(
    fc.asyncProperty(image, async (layers) => {
      const [one, two, three] = await Promise.all([0, 1, 2].map((layout) => weighed(layers, layout)))
      const bare = (result: Image | 'refused' | undefined) =>
        typeof result === 'object'
          ? { ...result, layers: result.layers.map(withoutBlob), sizes: { ...result.sizes, download: null } }
          : result
      expect(bare(two)).toEqual(bare(one))
      expect(bare(three)).toEqual(bare(one))
    }),
    { numRuns: 200 },
  )
}, 60_000)
