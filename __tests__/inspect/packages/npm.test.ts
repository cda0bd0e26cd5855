import { describe, expect, test } from '@jest/globals'
import { inventoryOf, shown, tell } from '../../support/packages.ts'

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
  expect(tell(path, json('a', '1.0.0'))).toBeNull()
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
    expect(tell('node_modules/a/package.json', text)).toEqual([])
  })

  test('one larger than the limit, and it is said', () => {
    const text = JSON.stringify({ name: 'a', version: '1', readme: 'x'.repeat(2 ** 20) })
    expect(tell('node_modules/a/package.json', text)).toEqual([
      { kind: 'unread', type: 'npm', why: 'too-large' },
    ])
  })
})
