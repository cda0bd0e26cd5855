import { describe, expect, test } from '@jest/globals'
import { inventoryOf, Purse, shown, factsOf } from '../../../support/packages.ts'

const json = (name: string, version: string): string => JSON.stringify({ name, version, description: 'x' })

test('a package owns its folder, but for the packages in it', () => {
  const [express, debug, deep] = [json('express', '4.19.2'), json('debug', '2.6.9'), json('deep', '1.0.0')]
  const inventory = inventoryOf({
    'app/package.json': json('app', '1.0.0'),
    'app/node_modules/express/package.json': express,
    'app/node_modules/express/index.js': 'x'.repeat(1_000),
    'app/node_modules/express/lib/router.js': 'x'.repeat(2_000),
    'app/node_modules/express/node_modules/.bin/mime': 'x'.repeat(7_000),
    'app/node_modules/express/node_modules/debug/package.json': debug,
    'app/node_modules/express/node_modules/debug/src.js': 'x'.repeat(40_000),
    'app/node_modules/express/dist/node_modules/deep/package.json': deep,
    'app/node_modules/express/dist/node_modules/deep/a.js': 'x'.repeat(500),
    'app/node_modules/express-other/a.js': 'x',
  })
  expect(shown(inventory)).toEqual([
    `npm debug 2.6.9 ${40_000 + debug.length} app/node_modules/express/node_modules/debug/package.json`,
    `npm express 4.19.2 ${3_000 + express.length} app/node_modules/express/package.json`,
    `npm deep 1.0.0 ${500 + deep.length} app/node_modules/express/dist/node_modules/deep/package.json`,
  ])
})

test('scoped, aliased, laid by pnpm, without a name of its own, with a byte order mark', () => {
  const inventory = inventoryOf({
    'node_modules/@types/node/package.json': json('@types/node', '24.0.0'),
    'node_modules/my-lodash/package.json': json('lodash', '4.17.21'),
    'node_modules/.pnpm/ms@2.1.3/node_modules/ms/package.json': json('ms', '2.1.3'),
    'node_modules/nameless/package.json': '{"version":"1.0.0"}',
    'node_modules/@a/nameless/package.json': '{"version":"1.0.1"}',
    'node_modules/marked/package.json': `\ufeff${json('marked', '9.0.0')}`,
  })
  expect(inventory.packages.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
    '@a/nameless 1.0.1',
    '@types/node 24.0.0',
    'lodash 4.17.21',
    'marked 9.0.0',
    'ms 2.1.3',
    'nameless 1.0.0',
  ])
})

test.each([
  'package.json',
  'app/package.json',
  'app/node_modules/package.json',
  'app/node_modules/a/lib/package.json',
  'app/node_modules/@a/package.json',
  'app/node_modules/@a/b/c/package.json',
  'app/node_modules/.cache/package.json',
  'app/my_node_modules/a/package.json',
  'app/node_modules/a/package-lock.json',
])('%s is not asked', (path) => {
  expect(factsOf(path, json('a', '1.0.0'))).toBeNull()
})

describe('the lock of a node_modules', () => {
  const LOCK = 'app/node_modules/.package-lock.json'
  const lock = (packages: unknown): string => JSON.stringify({ lockfileVersion: 3, packages })

  test('says which packages are for development only', () => {
    const packages = {
      '': { dev: true },
      'node_modules/typescript': { version: '5.4.5', dev: true },
      'node_modules/@types/node': { dev: true, optional: true },
      'node_modules/a/node_modules/b': { dev: true },
      'packages/one/node_modules/c': { dev: true },
      'node_modules/express': { version: '4.19.2' },
      'node_modules/both': { devOptional: true },
      'node_modules/text': { dev: 'true' },
      'packages/one': { dev: true },
    }
    expect(factsOf(LOCK, lock(packages))).toEqual([
      {
        kind: 'development',
        folders: [
          'app/node_modules/typescript',
          'app/node_modules/@types/node',
          'app/node_modules/a/node_modules/b',
          'app/packages/one/node_modules/c',
        ],
      },
    ])
    expect(factsOf('node_modules/.package-lock.json', lock({ 'node_modules/x': { dev: true } }))).toEqual([
      { kind: 'development', folders: ['node_modules/x'] },
    ])
  })

  test('joins those of several projects, each once more where a package is found', () => {
    const one = lock({ 'node_modules/x': { dev: true } })
    const { development, packages, cut } = inventoryOf({
      'a/node_modules/.package-lock.json': one,
      'b/node_modules/.package-lock.json': one,
      'b/node_modules/x/package.json': json('x', '1.0.0'),
    })
    expect(development).toEqual(['a/node_modules/x', 'b/node_modules/x'])
    expect(packages.map(({ name }) => name)).toEqual(['x'])
    expect(cut).toBe(false)
  })

  test.each([
    'app/.package-lock.json',
    'app/package-lock.json',
    'app/my_node_modules/.package-lock.json',
    'usr/lib/node_modules/npm/node_modules/.package-lock.json',
    'usr/local/lib/node_modules/npm/node_modules/.package-lock.json',
    'app/node_modules/a/node_modules/.package-lock.json',
  ])('%s is not asked', (path) => {
    expect(factsOf(path, lock({ 'node_modules/x': { dev: true } }))).toBeNull()
  })

  test.each([
    ['cut off', '{"packages":{"node_modules/x":{"dev":true}'],
    ['a list', '[{"dev":true}]'],
    ['without packages', '{"lockfileVersion":1,"dependencies":{"x":{"dev":true}}}'],
    ['with a list of packages', lock([{ dev: true }])],
    ['with packages that are no objects', lock({ 'node_modules/x': true, 'node_modules/y': null })],
    ['of the prototype', '{"packages":{"node_modules/x":{"__proto__":{"dev":true}}}}'],
    ['too deep', '['.repeat(400_000)],
    ['of too many values', `{"packages":{"node_modules/x":{"dev":true,"y":[${'0,'.repeat(1_000_000)}0]}}}`],
    ['too large', lock({ 'node_modules/x': { dev: true, y: 'x'.repeat(8 * 2 ** 20) } })],
    ['of an endless path', lock({ [`${'node_modules/x/'.repeat(400)}node_modules/x`]: { dev: true } })],
    [
      'that leads out of its folder',
      lock({
        'node_modules/../../../usr/node_modules/x': { dev: true },
        'node_modules/..': { dev: true },
        '/node_modules/x': { dev: true },
        'node_modules/.bin': { dev: true },
      }),
    ],
  ])('says nothing when it is %s', (_, text) => {
    expect(factsOf(LOCK, text)).toEqual([])
  })

  test('is not read where there is no memory for it, and gives back what it takes', () => {
    const text = lock({ 'node_modules/x': { dev: true } })
    expect(factsOf(LOCK, text, { memory: new Purse(10) })).toEqual([])
    const memory = new Purse()
    factsOf(LOCK, text, { memory })
    expect(memory).toMatchObject({ taken: 0, most: text.length })
  })

  test('says no more than packages are counted, and that there are more', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => [`node_modules/x${index}`, { dev: true }])
    const inventory = inventoryOf({ [LOCK]: lock(Object.fromEntries(many)) })
    expect(inventory.development).toHaveLength(20_000)
    expect(inventory.cut).toBe(true)
  })
})

describe('no package is', () => {
  test.each([
    ['no JSON', '{"name":"a","version":'],
    ['one without a version', '{"name":"a","type":"module"}'],
    ['one whose version is no text', '{"name":"a","version":{"toString":"1"}}'],
    ['a list', '["name","version"]'],
    ['one with a version of its prototype', '{"name":"a","__proto__":{"version":"1.0.0"}}'],
    ['one too deep', '['.repeat(400_000)],
  ])('%s', (_, text) => {
    expect(factsOf('node_modules/a/package.json', text)).toEqual([])
  })

  test('one larger than the limit, and it is said', () => {
    const text = JSON.stringify({ name: 'a', version: '1', readme: 'x'.repeat(2 ** 20) })
    expect(factsOf('node_modules/a/package.json', text)).toEqual([
      { kind: 'unread', type: 'npm', why: 'too-large' },
    ])
  })
})

test.each<[unknown, string | undefined]>([
  ['MIT', 'MIT'],
  [{ type: 'BSD-3-Clause', url: 'https://example.com' }, 'BSD-3-Clause'],
  ['SEE LICENSE IN LICENSE.md', undefined],
  [['MIT'], undefined],
  [undefined, undefined],
  ['x'.repeat(201), undefined],
])('the licence of %j', (license, expected) => {
  const json = JSON.stringify({ name: 'a', version: '1', license })
  const { packages } = inventoryOf({ 'app/node_modules/a/package.json': json })
  expect(packages.map((one) => one.license)).toEqual([expected])
})
