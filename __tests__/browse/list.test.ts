import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { renderSchema } from '../../src/report/json.ts'
import { listFiles, listJson, listText, type ListOptions } from '../../src/browse/list.ts'
import { filesOf } from '../support/image-files.ts'
import { bytes, dir, file, symlink, whiteout } from '../support/tar.ts'

const files = filesOf(
  [
    dir('usr', { mode: 0o755, mtime: 5 }),
    dir('usr/lib'),
    file('usr/lib/big', bytes(9000)),
    file('old', bytes(500)),
  ],
  [file('usr/new', bytes(2000)), whiteout('old'), symlink('link', 'usr/new')],
)
const USUAL: ListOptions = {
  path: '',
  layer: null,
  only: null,
  depth: 2,
  sort: 'size',
  largest: null,
  baseLayers: 1,
}
const text = (options: Partial<ListOptions>): string[] => {
  const listed = listFiles(files, { ...USUAL, ...options })
  return listed
    ? listText(listed, options.largest !== undefined)
        .trimEnd()
        .split('\n')
    : []
}

test('the final file system', () => {
  expect(text({})).toEqual([
    '  11.0 kB  /',
    '  11.0 kB  usr/',
    '   9.0 kB    lib/',
    '   2.0 kB    new',
    '      0 B  link -> usr/new',
  ])
})

test('by name, deeper, below a path', () => {
  expect(text({ path: '/usr', sort: 'name', depth: 9 })).toEqual([
    '  11.0 kB  /usr',
    '   9.0 kB  lib/',
    '   9.0 kB    big',
    '   2.0 kB  new',
  ])
})

test('what a layer did', () => {
  expect(text({ layer: 1 })).toEqual([
    '   2.0 kB    /',
    '   2.0 kB    usr/',
    '   2.0 kB +    new',
    '   −500 B -  old',
    '      0 B +  link',
  ])
})

test('only what was removed since the base image, or is dead', () => {
  expect(text({ only: 'removed' })).toEqual(['   −500 B    /', '   −500 B -  old'])
  expect(text({ only: 'dead' })).toEqual(['    500 B  /', '    500 B  old  (added by layer 0, dead since 1)'])
})

test('the largest files, with whole paths', () => {
  expect(text({ largest: 1 })).toEqual(['  11.0 kB  /', '   9.0 kB  /usr/lib/big'])
})

test('nothing there', () => {
  expect(text({ path: '/nowhere' })).toEqual([])
  expect(text({ only: 'changed' })).toEqual(['      0 B  /'])
})

test('as data, with mode, owner and time', () => {
  const listed = listFiles(files, { ...USUAL, depth: 1 })
  expect(listed?.entries[0]).toEqual({
    path: '/usr',
    kind: 'folder',
    bytes: 11000,
    mode: '0755',
    uid: 0,
    gid: 0,
    time: 5,
    depth: 0,
  })
  expect(listed?.entries[1]).toMatchObject({ path: '/link', kind: 'symlink', layer: 1, target: 'usr/new' })
})

describe('hostile names', () => {
  test('stay on their line, and command no terminal and no runner', () => {
    const hostile = filesOf([
      file('a\n::error::x'),
      file('b\u001b[2J'),
      file('c\u202ed'),
      symlink('e', 'f\n##[error]g'),
    ])
    const listed = listFiles(hostile, USUAL)
    const out = listed ? listText(listed, false) : ''
    expect(out.trimEnd().split('\n')).toHaveLength(5)
    // eslint-disable-next-line no-control-regex -- none may be left
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|##\[|^\s*::/m)
  })
})

test.each<[string, Partial<ListOptions>]>([
  ['the final file system', {}],
  ['a layer', { layer: 1 }],
  ['dead weight', { only: 'dead', depth: 9 }],
  ['changes, the largest', { only: 'added', largest: 3 }],
])('JSON of %s is what the published schema says', async (_, options) => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await renderSchema('Tree')) as object)
  const listed = listFiles(files, { ...USUAL, ...options })
  const data = JSON.parse(listed ? listJson(listed, 'app:1', options.layer ?? null) : '{}') as object
  validate(data)
  expect(validate.errors ?? []).toEqual([])
  expect(data).not.toHaveProperty('entries.0.depth')
  expect(validate({ ...data, entries: [{ path: '/' }] })).toBe(false)
})
