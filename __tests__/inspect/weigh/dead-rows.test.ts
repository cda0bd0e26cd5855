/** Dead bytes as rows for people. The sum over all rows is always the dead weight. */
import { describe, expect, test } from '@jest/globals'
import type { Dead } from '../../../src/core/schema.ts'
import { weigh } from '../../support/archives.ts'
import { bytes, dir, file, hardlink, opaque, whiteout, type Member } from '../../support/tar.ts'

const files = (folder: string, count: number, size: number, seed = 'a'): Member[] =>
  Array.from({ length: count }, (_, index) => file(`${folder}/f${index}`, bytes(size, seed)))
const brief = ({ path, bytes: size, addedBy, killedBy, cause }: Dead): string =>
  `${path} ${size} ${addedBy}→${killedBy} ${cause}`

describe('a folder stands for its files', () => {
  test.each<[string, Member[][], string[]]>([
    ['when it was deleted', [files('build', 2, 10), [whiteout('build')]], ['/build 20 0→1 deleted']],
    [
      'the highest one that is gone',
      [
        [
          ...files('root/.cache/pip/a', 2, 10),
          ...files('root/.cache/pip/b', 2, 10),
          file('root/.bashrc', 'x'),
        ],
        [whiteout('root/.cache')],
      ],
      ['/root/.cache 40 0→1 deleted'],
    ],
    [
      'when it was emptied of many',
      [[...files('var/lib/lists', 9, 10), file('var/lib/status', 'live')], [opaque('var/lib/lists')]],
      ['/var/lib/lists 90 0→1 deleted'],
    ],
    ['when it was emptied of four', [[...files('d', 4, 10)], [opaque('d')]], ['/d 40 0→1 deleted']],
    [
      'when all in it was stored again',
      [files('app', 5, 10), [...files('app', 5, 10), file('x')]],
      ['/app 50 0→1 metadata'],
    ],
    [
      'across folders in it',
      [
        [...files('app/a', 3, 10), ...files('app/b', 3, 10)],
        [...files('app/a', 3, 10, 'b'), ...files('app/b', 3, 10, 'b')],
      ],
      ['/app 60 0→1 overwritten'],
    ],
    [
      'unless a file alone is in it',
      [files('build', 1, 10), [whiteout('build')]],
      ['/build/f0 10 0→1 deleted'],
    ],
    [
      'unless files are few, and it is still there',
      [files('d', 3, 10), [whiteout('d/f0'), whiteout('d/f1'), whiteout('d/f2')]],
      ['/d/f0 10 0→1 deleted', '/d/f1 10 0→1 deleted', '/d/f2 10 0→1 deleted'],
    ],
    [
      'unless one lives',
      [files('d', 6, 10), files('d', 5, 20)],
      [
        '/d/f0 10 0→1 overwritten',
        '/d/f1 10 0→1 overwritten',
        '/d/f2 10 0→1 overwritten',
        '/d/f3 10 0→1 overwritten',
        '/d/f4 10 0→1 overwritten',
      ],
    ],
    [
      'unless they died in different ways',
      [files('d', 2, 10), [whiteout('d/f0')], [whiteout('d')]],
      ['/d/f0 10 0→1 deleted', '/d/f1 10 0→2 deleted'],
    ],
    [
      'for each layer by itself',
      [files('d', 2, 10), [file('d/x', bytes(5)), file('d/y', bytes(5))], [whiteout('d')]],
      ['/d 20 0→2 deleted', '/d 10 1→2 deleted'],
    ],
    [
      'what weighs nothing does not hinder',
      [[...files('d', 2, 10), file('d/empty'), dir('d/e')], [whiteout('d')]],
      ['/d 20 0→1 deleted'],
    ],
    [
      'a hard link that lives elsewhere does',
      [[...files('d', 2, 10), file('e', bytes(7)), hardlink('d/e', 'e')], [whiteout('d')]],
      ['/d 20 0→1 deleted'],
    ],
    [
      'but not for a file that it shares',
      [[...files('d', 3, 10), hardlink('e', 'd/f0')], [whiteout('d')]],
      ['/d/f1 10 0→1 deleted', '/d/f2 10 0→1 deleted'],
    ],
    [
      'never the root',
      [files('.', 6, 10), files('.', 6, 20)],
      Array.from({ length: 6 }, (_, index) => `/f${index} 10 0→1 overwritten`),
    ],
    ['gone from its place, a file now', [files('d', 2, 10), [file('d', bytes(1))]], ['/d 20 0→1 deleted']],
    [
      'deleted, then created again and live',
      [files('d', 2, 10), [whiteout('d')], [file('d/new', bytes(3))]],
      ['/d/f0 10 0→1 deleted', '/d/f1 10 0→1 deleted'],
    ],
    [
      'what a layer lost to itself stands by itself',
      [[...files('d', 5, 10), ...files('d', 5, 20)]],
      Array.from({ length: 5 }, (_, index) => `/d/f${index} 10 0→0 overwritten`),
    ],
  ])('%s', async (_, layers, rows) => {
    const image = await weigh(...layers)
    expect(image.dead.map(brief)).toEqual(rows)
    expect(image.dead.reduce((sum, row) => sum + row.bytes, 0)).toBe(image.sizes.deadWeight)
  })
})

test('the largest rows are kept, and one for the rest', async () => {
  const sizes = Array.from({ length: 1000 }, (_, index) => 1 + ((index * 7919) % 1000))
  const layer = (seed: string): Member[] => sizes.map((size, index) => file(`d${index}/f`, bytes(size, seed)))
  const { dead, sizes: total } = await weigh(layer('a'), layer('b'))
  expect(dead).toHaveLength(101)
  expect(dead.slice(0, 100).map((row) => row.bytes)).toEqual(
    Array.from({ length: 100 }, (_, index) => 1000 - index),
  )
  expect(dead.at(-1)).toEqual({
    path: '',
    bytes: (900 * 901) / 2,
    addedBy: null,
    killedBy: null,
    cause: null,
  })
  expect(total.deadWeight).toBe((1000 * 1001) / 2)
})

describe('a content of several names dies when the last goes, for what became of the names that it still had', () => {
  const named = [file('a', 'one'), hardlink('b', 'a'), hardlink('c', 'a')]
  test.each<[string, Member[][], string[]]>([
    [
      'deleted after its home was replaced',
      [named, [file('a', 'other')], [whiteout('b'), whiteout('c')]],
      ['/a 3 0→2 deleted'],
    ],
    [
      'replaced after its home was deleted',
      [named, [whiteout('a')], [file('b', 'other'), whiteout('c')]],
      ['/a 3 0→2 overwritten'],
    ],
    [
      'deleted, though an equal file stands where it was before',
      [named, [file('a', 'one')], [whiteout('b'), whiteout('c')]],
      ['/a 3 0→2 deleted'],
    ],
    [
      'stored again at one of several at once',
      [named, [whiteout('a'), file('b', 'one'), file('c', 'other')]],
      ['/a 3 0→1 metadata'],
    ],
    [
      'under a name that a later layer gave it',
      [named, [hardlink('d', 'a'), whiteout('a')], [whiteout('b'), file('c', 'x'), dir('d')]],
      ['/a 3 0→2 overwritten'],
    ],
    ['alive while one is left', [named, [whiteout('a'), file('b', 'x')]], []],
  ])('%s', async (_, layers, rows) => expect((await weigh(...layers)).dead.map(brief)).toEqual(rows))
})
