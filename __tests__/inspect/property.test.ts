/** Any image, ordinary or mad, against the slow model: the same bytes dead, added and killed by the same layers. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UserError } from '../../src/errors.ts'
import type { Dead, Image, Layer } from '../../src/schema.ts'
import { analyse, ociLayout, saved, savedLegacy } from '../support/archives.ts'
import { Refused, weighSlowly, type DeadContent, type Entry } from '../support/slow-model.ts'
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
  return { folder: dir, device, whiteout, opaque }[one.type](one.path)
}

const layouts = [saved, savedLegacy, ociLayout]

async function weighed(layers: Entry[][], layout: number): Promise<Image | 'refused'> {
  const spec = {
    layers: layers.map((entries) => tar(entries.map(memberOf))),
    compress: layout === 2 ? zstd : (plain: Buffer) => plain,
  }
  try {
    return (await analyse((layouts[layout] ?? saved)(spec), { chunk: 1000 })).image
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-invalid') return 'refused'
    throw error
  }
}

function modelled(layers: Entry[][]): ReturnType<typeof weighSlowly> | 'refused' {
  try {
    return weighSlowly(layers)
  } catch (error) {
    if (error instanceof Refused) return 'refused'
    throw error
  }
}

const fateOf = ({ addedBy, killedBy, cause }: Dead | DeadContent): string =>
  `${String(addedBy)} ${String(killedBy)} ${String(cause)}`

/** Every dead content belongs to the one row that names it, or a folder above it, with the same fate. */
function expectRows(rows: Dead[], dead: DeadContent[]): void {
  const key = (row: Dead): string => `${row.path} ${fateOf(row)}`
  const stated = new Map<string, number>()
  for (const row of rows) stated.set(key(row), (stated.get(key(row)) ?? 0) + row.bytes)
  const found = new Map<string, number>()
  for (const content of dead) {
    const fitting = rows.filter((one) => fateOf(one) === fateOf(content))
    const row =
      fitting.find(({ path }) => path === content.path) ??
      fitting.find(({ path }) => content.path.startsWith(`${path}/`))
    const at = row ? key(row) : `no row for ${content.path}`
    found.set(at, (found.get(at) ?? 0) + content.bytes)
  }
  expect(new Map([...found].sort())).toEqual(new Map([...stated].sort()))
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
      const total = model.dead.reduce((sum, { bytes }) => sum + bytes, 0)
      expect(result.sizes).toMatchObject({
        onDisk: model.size,
        deadWeight: total,
        fileSystem: model.size - total,
      })
      expect(result.layers.map(({ deadWeight }) => deadWeight)).toEqual(
        layers.map((_, index) =>
          model.dead.filter(({ addedBy }) => addedBy === index).reduce((sum, { bytes }) => sum + bytes, 0),
        ),
      )
      expectRows(result.dead, model.dead)
    }),
    { numRuns: 2000 },
  )
  expect(weighedCount).toBeGreaterThan(200)
}, 120_000)

/** What a layer is, whatever the blob it came in. */
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
