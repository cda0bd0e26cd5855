/** What must hold of the image with fixes, each with an image that breaks it. */
import { expect, test } from '@jest/globals'
import type { Finding, Report } from '../../src/core/schema.ts'
import type { Fix } from '../../src/fix/plan.ts'
import { finalFiles, layersBelow, whyNot, type Tried } from '../../src/fix/proof.ts'
import { filesOf } from '../support/image-files.ts'
import { flask } from '../support/reports.ts'
import { dir, file, whiteout } from '../support/tar.ts'

const waste = (bytes: number): Finding => ({
  code: 'pip-cache',
  level: 'warn',
  confidence: 'proved',
  message: 'waste',
  evidence: [],
  bytes,
  remedy: { ways: [], removes: ['**/.cache/pip'] },
})
const fix: Fix = {
  finding: { ...waste(6_000_000), remedy: { ways: [], removes: ['**/.cache/pip'] } },
  way: { kind: 'append', line: 4, command: 'x' },
}
const image = flask.image
if (!image) throw new Error('the sample has an image')
const report = (onDisk: number, bytes: number, more: Partial<Report> = {}): Report => ({
  ...flask,
  verdict: 'pass',
  findings: bytes > 0 ? [waste(bytes)] : [],
  image: { ...image, sizes: { ...image.sizes, onDisk } },
  ...more,
})
const FILES = {
  '/app': 1,
  '/app/main.py': 2,
  '/app/v1/data2': 2,
  '/app/v1/data3': 2,
  '/root/.cache/pip': 1,
  '/root/.cache/pip/x': 2,
}
const tried = (one: Report, files: Record<string, number | string>, env = ['A=b']): Tried => ({
  report: one,
  files: new Map(Object.entries(files).map(([path, kind]) => [path, String(kind)])),
  env,
})
const before = tried(report(200_000_000, 6_000_000), FILES)
const without = (files: Record<string, number>, part: string): Record<string, number> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes(part)))
const LEFT = without(FILES, '.cache/pip')
const good = report(194_000_000, 0)

test('smaller, the same files but for the waste: proven', () =>
  expect(whyNot(before, tried(good, LEFT), [fix])).toBeNull())

test('names with other numbers are the same, as often as they were there', () => {
  expect(whyNot(before, tried(good, { ...without(LEFT, 'data2'), '/app/v1/data17': 2 }), [fix])).toBeNull()
})

test.each<[string, Tried, RegExp]>([
  [
    'a build that fails',
    tried(report(1, 0, { verdict: 'fail', build: { ok: false, seconds: 1, steps: [], warnings: [] } }), {}),
    /^the build fails/,
  ],
  [
    'a trial that fails',
    tried(report(1, 0, { verdict: 'fail', headline: 'it is broken' }), LEFT),
    /not seaworthy with it: it is broken$/,
  ],
  [
    'a missing file',
    tried(good, { '/app': 1 }),
    /^`\/app\/main\.py`, `\/app\/v1\/data2`, `\/app\/v1\/data3` of the image would be missing/,
  ],
  [
    'another mode',
    tried(good, { ...LEFT, '/app/main.py': '2 600 0:0' }),
    /^`\/app\/main\.py` would have another mode or owner$/,
  ],
  [
    'an empty file',
    tried(good, { ...LEFT, '/app/main.py': 'empty' }),
    /`\/app\/main\.py` of the image would be missing or empty/,
  ],
  ['a folder in place of a file', tried(good, { ...LEFT, '/app/main.py': 1 }), /`\/app\/main\.py`/],
  [
    'one of two numbered files',
    tried(good, Object.fromEntries(Object.entries(LEFT).slice(0, 3))),
    /`\/app\/v1\/data3`/,
  ],
  ['a new file', tried(good, { ...LEFT, '/x': 2 }), /^`\/x` would be added/],
  ['another environment', tried(good, LEFT, ['A=c']), /environment/],
  [
    'another user',
    tried(
      {
        ...good,
        image: { ...image, sizes: good.image?.sizes ?? image.sizes, config: { ...image.config, user: 'x' } },
      },
      LEFT,
    ),
    /`user` of the image changes/,
  ],
  ['a larger image', tried(report(200_000_001, 0), LEFT), /not smaller/],
  ['less than was promised', tried(report(199_000_000, 0), LEFT), /it saves 1\.0 MB only, not 6\.0 MB/],
  ['waste that stays', tried(report(190_000_000, 6_000_000), LEFT), /the waste stays \(pip-cache\)/],
])('%s: not proven', (_, after, why) => expect(whyNot(before, after, [fix])).toMatch(why))

test('what a layer names below a folder, and the final files', () => {
  const files = filesOf(
    [dir('app')],
    [dir('app'), file('apple')],
    [dir('app/a')],
    [dir('app/a'), whiteout('app/a/b')],
  )
  expect(layersBelow(files)('/app')).toEqual([2, 3])
  expect(layersBelow(files)('/none')).toEqual([])
  expect([...finalFiles(files)].sort()).toEqual([
    ['/', '1 0 0:0'],
    ['/app', '1 755 0:0'],
    ['/app/a', '1 755 0:0'],
    ['/apple', 'empty 644 0:0'],
  ])
})
