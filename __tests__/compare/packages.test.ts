/** Packages that were added, removed or changed between two images. */
import { expect, test } from '@jest/globals'
import { compare } from '../../src/compare/index.ts'
import { Delta, type Package, type Report } from '../../src/core/schema.ts'
import { renderTerminal } from '../../src/report/index.ts'
import { flask } from '../support/reports.ts'

const one = (name: string, version: string, bytes: number | null, extra: Partial<Package> = {}): Package => ({
  type: 'pypi',
  name,
  version,
  bytes,
  path: `/lib/${name}`,
  layer: 5,
  ...extra,
})

const withPackages = (...packages: Package[]): Report => ({
  ...flask,
  image: flask.image && { ...flask.image, packages },
})

const changes = (now: Package[], before: Package[]) =>
  compare(withPackages(...now), withPackages(...before)).packages

test('the same packages do not differ, in any order', () => {
  const [a, b] = [one('a', '1', 10), one('b', '2', null)]
  expect(changes([a, b], [b, a])).toEqual([])
})

test('added, removed, larger and newer packages, the largest first', () => {
  const now = [one('same', '1', 5), one('new', '1', 900), one('heavier', '1', 300), one('newer', '2', 7)]
  const before = [one('same', '1', 5), one('gone', '1', 500), one('heavier', '1', 100), one('newer', '1', 7)]
  const found = changes(now, before)
  expect(found?.map(({ name, before: was, after }) => [name, was?.bytes, after?.bytes])).toEqual([
    ['new', undefined, 900],
    ['gone', 500, undefined],
    ['heavier', 100, 300],
    ['newer', 7, 7],
  ])
  expect(found?.map(({ layer }) => layer)).toEqual([5, undefined, 5, 5])
  expect(found?.map(({ layerBefore }) => layerBefore)).toEqual([undefined, 5, 5, 5])
})

test('one name in several places is one package; of two kinds it is two', () => {
  const twice = [one('semver', '7', 10, { path: '/a' }), one('semver', '6', 30, { path: '/b', layer: 6 })]
  expect(changes([...twice, one('semver', '1', 1, { type: 'gem' })], [])).toEqual([
    { type: 'pypi', name: 'semver', before: null, after: { version: '6, 7', bytes: 40 }, layer: 6 },
    { type: 'gem', name: 'semver', before: null, after: { version: '1', bytes: 1 }, layer: 5 },
  ])
})

test('unknown packages are not compared', () => {
  expect(compare(flask, withPackages(one('a', '1', 1)))).not.toHaveProperty('packages')
  expect(compare(withPackages(one('a', '1', 1)), flask)).not.toHaveProperty('packages')
})

test('hundreds of changes are cut to the largest', () => {
  const many = Array.from({ length: 500 }, (_, index) => one(`p${index}`, '1', index))
  const found = changes(many, [])
  expect(found).toHaveLength(200)
  expect(found?.[0]?.name).toBe('p499')
})

test('the sentence names the packages of the layer that grew', () => {
  const grown = withPackages(
    one('pandas', '2', 7_900_000),
    one('numpy', '1', 1_100_000),
    one('tiny', '1', 10),
  )
  const index = grown.image?.layers.findIndex(({ part }) => part === 'yours') ?? 0
  const packages = (grown.image?.packages ?? []).map((each) => ({ ...each, layer: index }))
  const layers = grown.image?.layers.map((layer) =>
    layer.index === index
      ? { ...layer, diffId: `sha256:${'e'.repeat(64)}`, size: layer.size + 9_000_000 }
      : layer,
  )
  const image = grown.image && {
    ...grown.image,
    packages,
    layers: layers ?? [],
    sizes: { ...grown.image.sizes, onDisk: grown.image.sizes.onDisk + 9_000_000 },
  }
  const delta = compare({ ...grown, image }, withPackages())
  expect(Delta.parse(delta)).toEqual(delta)
  const text = renderTerminal({ ...grown, image, delta }, { color: false, width: 200, unicode: true })
  expect(text).toContain(
    '+9.0 MB: WORKDIR /app (Dockerfile:3) now brings pandas 2 (+7.9 MB) and numpy 1 (+1.1 MB).',
  )
  expect(delta.why).not.toContain('tiny')
})
