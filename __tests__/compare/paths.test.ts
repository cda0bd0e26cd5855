/** The largest files and folders of changed layers, on both sides. */
import { expect, test } from '@jest/globals'
import { comparePaths } from '../../src/compare/paths.ts'
import type { Layer, LayerChange } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

type Sizes = Record<string, number>
const [row] = flask.image?.layers ?? []
/** `hidden`: bytes of files that are not among the largest. */
function layer(index: number, sizes: Sizes, hidden = 0): Layer {
  if (!row) throw new Error('a Report with a layer')
  const size = Object.values(sizes).reduce((sum, bytes) => sum + bytes, hidden)
  return { ...row, index, size, largest: Object.entries(sizes).map(([path, bytes]) => ({ path, bytes })) }
}
const change: LayerChange = { index: 0, indexBefore: 0, createdBy: 'RUN x', before: 1, after: 1 }
const paths = (now: Sizes, before: Sizes) =>
  comparePaths([change], { layers: [layer(0, now)] }, { layers: [layer(0, before)] }).map((one) => [
    one.path,
    one.before,
    one.after,
  ])

test.each<[string, Sizes, Sizes, (string | number | null)[][]]>([
  ['the same', { '/a': 1 }, { '/a': 1 }, []],
  [
    'grown, the largest change first',
    { '/a': 2, '/b': 9 },
    { '/a': 1, '/b': 4 },
    [
      ['/b', 4, 9],
      ['/a', 1, 2],
    ],
  ],
  [
    'come and gone',
    { '/a': 2 },
    { '/b': 3 },
    [
      ['/b', 3, null],
      ['/a', null, 2],
    ],
  ],
  ['a folder that the other side lists one level deeper', { '/a': 5 }, { '/a/b': 3, '/a/c': 2 }, []],
  [
    'names that only begin alike',
    { '/ab': 5 },
    { '/a': 3 },
    [
      ['/ab', null, 5],
      ['/a', 3, null],
    ],
  ],
])('%s', (_, now, before, expected) => expect(paths(now, before)).toEqual(expected))

test('what may only have become too small for the list is not gone', () => {
  const now = { layers: [layer(0, { '/video': 20 }, 4)] }
  const before = { layers: [layer(0, { '/large': 5, '/small': 3 })] }
  expect(comparePaths([change], now, before).map(({ path, after }) => [path, after])).toEqual([
    ['/video', 20],
    ['/large', null],
  ])
})

test('a new layer, and one that is gone', () => {
  const changes: LayerChange[] = [
    { index: 1, createdBy: 'RUN a', before: null, after: 5 },
    { indexBefore: 2, createdBy: 'RUN b', before: 7, after: null },
  ]
  const now = { layers: [layer(1, { '/a': 5 })] }
  const before = { layers: [layer(2, { '/b': 7 })] }
  expect(comparePaths(changes, now, before)).toEqual([
    { path: '/b', before: 7, after: null, change: 1 },
    { path: '/a', before: null, after: 5, change: 0 },
  ])
})
