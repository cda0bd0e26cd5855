/** Which folder of `src` may import which, read from the source: no circles, one direction, stages closed but for their doors. */
import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const SRC = join(import.meta.dirname, '../src')

/** The layout, from the bottom up: a folder may import those above it in this table that its row names. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  core: ['lib'],
  platform: ['core', 'lib'],
  faults: ['lib', 'platform'],
  engine: ['core', 'lib', 'platform'],
  github: ['core', 'lib'],
  registry: ['core', 'lib'],
  contract: ['core', 'lib', 'platform'],
  inputs: ['core', 'lib', 'platform', 'engine', 'contract'],
  build: ['core', 'lib', 'platform', 'faults', 'engine', 'inputs'],
  inspect: ['core', 'lib', 'platform', 'engine', 'inputs'],
  fix: ['core', 'lib', 'build'],
  smoke: ['core', 'lib', 'platform', 'faults', 'engine', 'contract', 'inputs'],
  suites: ['core', 'lib', 'platform', 'engine', 'inputs'],
  baseline: ['core', 'lib', 'platform', 'github', 'registry'],
  compare: ['core', 'lib', 'platform', 'inspect'],
  judge: ['core', 'lib', 'platform'],
  ship: ['core', 'lib', 'engine', 'registry'],
  report: ['core', 'lib', 'platform', 'inputs', 'inspect', 'compare'],
  browse: ['core', 'lib', 'inspect', 'report'],
  publish: ['core', 'lib', 'github', 'inputs', 'compare', 'report'],
  app: [
    ...['core', 'lib', 'platform', 'engine', 'github', 'registry', 'contract', 'inputs'],
    ...['build', 'inspect', 'fix', 'smoke', 'suites', 'baseline', 'compare', 'judge', 'ship', 'report'],
    ...['browse', 'publish'],
  ],
  'index.ts': ['app'],
  'library.ts': ['core'],
}
/** Folders with an inside: others import their index.ts, or one of these. */
const CLOSED = [
  'engine',
  'github',
  'registry',
  'contract',
  'inputs',
  'build',
  'inspect',
  'fix',
  'smoke',
  'suites',
  'baseline',
  'compare',
  'judge',
  'ship',
  'report',
  'browse',
  'publish',
]
const DOORS = [
  'baseline/cache-client.ts',
  'publish/artifact-client.ts',
  'inputs/types.ts',
  'inputs/table.ts',
  'inputs/secrets.ts',
  'build/dockerfile/index.ts',
  'engine/docker.ts',
  'report/progress.ts',
]
/** Everyone else knows the engine, GitHub and registries as types only. */
const CONNECTS = 'app'

interface Import {
  from: string
  to: string
  isType: boolean
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8')
  const found = [
    ...text.matchAll(
      /^(?:import|export)\s([^'"]*?from\s+)?['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/gm,
    ),
  ]
  return found.map(([, names = '', still, lazy]) => ({
    from,
    to: normalize(join(dirname(from), still ?? lazy ?? '')),
    isType:
      /^type\s/.test(names) ||
      (/^\{[^}]*\}/.test(names) && namesOf(names).every((name) => name.startsWith('type '))),
  }))
})

function namesOf(clause: string): string[] {
  return clause
    .replace(/^\{|\}[^}]*$/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
const folderOf = (file: string): string => file.split('/')[0] ?? ''
const show = ({ from, to, isType }: Import): string => `${from} → ${to}${isType ? ' (type)' : ''}`
const between = imports.filter(({ from, to }) => to.endsWith('.ts') && folderOf(from) !== folderOf(to))

test('the source was read', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(300)
  expect(imports.filter(({ isType }) => isType).length).toBeGreaterThan(50)
})

test('every import leads to a file', () => {
  const known = new Set(files)
  expect(imports.filter(({ to }) => to.endsWith('.ts') && !known.has(to)).map(show)).toEqual([])
})

test('the table lists the folders of src, and no file but the two entries is loose', () => {
  expect(readdirSync(SRC).sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})

test('the table has one direction', () => {
  const order = Object.keys(MAY_IMPORT)
  const upward = order.flatMap((folder) =>
    (MAY_IMPORT[folder] ?? []).filter((other) => order.indexOf(other) >= order.indexOf(folder)),
  )
  expect(upward).toEqual([])
})

test('folders import only what the table allows', () => {
  const forbidden = between.filter(({ from, to }) => !MAY_IMPORT[folderOf(from)]?.includes(folderOf(to)))
  expect(forbidden.map(show)).toEqual([])
})

test('closed folders are entered through their doors', () => {
  const inside = between.filter(
    ({ to }) => CLOSED.includes(folderOf(to)) && to !== `${folderOf(to)}/index.ts` && !DOORS.includes(to),
  )
  expect(inside.map(show)).toEqual([])
})

test('only app connects to an engine, to GitHub or to a registry', () => {
  const values = between.filter(
    ({ from, to, isType }) =>
      ['engine', 'github', 'registry'].includes(folderOf(to)) && !isType && folderOf(from) !== CONNECTS,
  )
  expect(values.map(show)).toEqual([])
})

test('no circle of imports, of types included', () => {
  expect(circlesIn(imports)).toEqual([])
})

describe('circlesIn', () => {
  const link = (from: string, to: string): Import => ({ from, to, isType: true })
  test.each([
    ['a chain', [link('a', 'b'), link('b', 'c')], []],
    ['two', [link('a', 'b'), link('b', 'a'), link('b', 'c')], [['a', 'b']]],
    ['three', [link('a', 'b'), link('b', 'c'), link('c', 'a'), link('c', 'd')], [['a', 'b', 'c']]],
    ['itself', [link('a', 'a')], [['a']]],
  ])('%s', (_, links, circles) => expect(circlesIn(links)).toEqual(circles))
})

/** Removes, again and again, the files that import nothing, or that nothing imports: what remains is in a circle, or between two. */
function circlesIn(links: readonly Import[]): string[][] {
  let left = [...links]
  for (let before = -1; before !== left.length;) {
    before = left.length
    const [froms, tos] = [new Set(left.map(({ from }) => from)), new Set(left.map(({ to }) => to))]
    left = left.filter(({ from, to }) => tos.has(from) && froms.has(to))
  }
  const members = [...new Set(left.map(({ from }) => from))].sort()
  return members.length === 0 ? [] : [members]
}

describe('tests', () => {
  const TESTS = import.meta.dirname
  /** Not tests of one file: of the whole, of real engines, or of what tests use. */
  const APART = [
    'bench/',
    'architecture',
    'start',
    'contract',
    'docs',
    'findings',
    'gallery',
    'e2e/',
    'corpus/',
    'browser/',
    'machines/',
    'fuzz/',
    'support/',
    'github/server',
  ]

  test('mirror src: each is called after a file, or after a file and an aspect of it', () => {
    const names = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => name.slice(0, -'.test.ts'.length))
      .filter((name) => !APART.some((apart) => name.startsWith(apart)))
    expect(names.length).toBeGreaterThan(100)
    const twin = (name: string): string => `${name.replace(/(\/[^./]+)\.[^/]+$/, '$1')}.ts`
    expect(names.filter((name) => !existsSync(join(SRC, twin(name))))).toEqual([])
  })
})
