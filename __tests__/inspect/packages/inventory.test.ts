import { describe, expect, test } from '@jest/globals'
import { packagesOf, type Fact } from '../../../src/inspect/packages/index.ts'
import { fileSystem, inventoryOf, shown } from '../../support/packages.ts'

const nothing = fileSystem(new Map())
const packageFact = (name: string, more: Partial<Extract<Fact, { kind: 'package' }>> = {}): Fact => ({
  kind: 'package',
  type: 'deb',
  name,
  version: '1',
  owns: null,
  ...more,
})

test('of no facts there are no packages', () => {
  expect(packagesOf([], nothing)).toEqual({ packages: [], unread: [], development: [], cut: false })
})

test('largest first, those of unknown size last, then by type, name, version and path', () => {
  const owns = { kind: 'bytes', bytes: 7 } as const
  const facts = [
    packageFact('y'),
    packageFact('a', { type: 'npm', owns }),
    packageFact('b', { owns }),
    packageFact('a', { version: '2', owns }),
    packageFact('a', { owns }),
    packageFact('z', { owns: { kind: 'bytes', bytes: 8 } }),
    packageFact('none', { owns: { kind: 'bytes', bytes: 0 } }),
  ]
  const live = [
    { path: 'q', layer: 0, facts: [packageFact('a', { owns })] },
    { path: 'p', layer: 0, facts },
  ]
  expect(shown(packagesOf(live, nothing))).toEqual([
    'deb z 1 8 p',
    'deb a 1 7 p',
    'deb a 1 7 q',
    'deb a 2 7 p',
    'deb b 1 7 p',
    'npm a 1 7 p',
    'deb none 1 0 p',
    'deb y 1 ? p',
  ])
})

test('a package that one file lists twice is one package', () => {
  const facts = [packageFact('a', { owns: { kind: 'bytes', bytes: 3 } }), packageFact('a')]
  const { packages } = packagesOf([{ path: 'p', layer: 4, facts }], nothing)
  expect(packages).toEqual([{ type: 'deb', name: 'a', version: '1', bytes: 3, path: 'p', layer: 4 }])
})

test('a package of two ecosystems is listed for both', () => {
  const site = 'usr/lib/python3/dist-packages'
  const inventory = inventoryOf({
    'var/lib/dpkg/status': 'Package: python3-six\nVersion: 1.16-4\nArchitecture: all\n',
    'var/lib/dpkg/info/python3-six.list': `/${site}/six.py\n`,
    [`${site}/six-1.16.dist-info/METADATA`]: 'Name: six\nVersion: 1.16\n',
    [`${site}/six-1.16.dist-info/RECORD`]: 'six.py,,\n',
    [`${site}/six.py`]: 'x'.repeat(9),
  })
  expect(inventory.packages).toMatchObject([
    { type: 'deb', name: 'python3-six', bytes: 9 },
    { type: 'pypi', name: 'six', bytes: 9 },
  ])
})

test('a link is no file of its own, and the folders on the way may be links', () => {
  const files = new Map([
    ['usr/lib/libz.so.1.3', { size: 100, layer: 2 }],
    ['usr/lib/empty', { size: 0, layer: 1 }],
  ])
  const names = [
    'libz.so',
    'libz.so.1.3',
    './libz.so.1.3',
    '../lib/libz.so.1.3',
    '/usr/lib/libz.so.1.3',
    'empty',
  ]
  const owns = { kind: 'files', files: [{ folder: 'lib', names }] } as const
  const live = [{ path: 'p', layer: 0, facts: [packageFact('zlib', { owns })] }]
  expect(packagesOf(live, fileSystem(files, new Map([['lib', 'usr/lib']]))).packages).toMatchObject([
    // one file of each layer: the lower one
    { bytes: 100, layer: 1 },
  ])
})

describe('limits', () => {
  test('of packages', () => {
    const facts = Array.from({ length: 30_000 }, (_, index) => packageFact(`p${index}`))
    const { packages, cut } = packagesOf([{ path: 'p', layer: 0, facts }], nothing)
    expect([packages.length, cut]).toEqual([20_000, true])
  })

  test('of paths: a package whose files were not all looked for has no bytes', () => {
    const files = new Map([['f0', { size: 5, layer: 0 }]])
    const names = Array.from({ length: 150_000 }, (_, index) => `f${index}`)
    const owns = { kind: 'files', files: [{ folder: '', names }] } as const
    const facts = ['a', 'b', 'c'].map((name) => packageFact(name, { owns }))
    const { packages, cut } = packagesOf([{ path: 'p', layer: 0, facts }], fileSystem(files))
    expect(packages.map(({ bytes }) => bytes)).toEqual([5, 5, null])
    expect(cut).toBe(true)
  })

  test('of a path that a long folder and long names make', () => {
    const owns = {
      kind: 'files',
      files: [{ folder: 'x'.repeat(50_000_000), names: Array(100_000).fill('y') }],
    } as const
    packagesOf([{ path: 'p', layer: 0, facts: [packageFact('a', { owns })] }], nothing)
  })

  test('of files that were not read', () => {
    const live = Array.from({ length: 150 }, (_, index) => ({
      path: `${index}.jar`,
      layer: 0,
      facts: [{ kind: 'unread', type: 'maven', why: 'damaged' }] as Fact[],
    }))
    const { unread, cut } = packagesOf(live, nothing)
    expect([unread.length, cut]).toEqual([100, true])
  })

  test('facts cut off by the limits count', () => {
    expect(packagesOf([{ path: 'p', layer: 0, facts: [{ kind: 'cut' }] }], nothing).cut).toBe(true)
  })
})
