import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Change, type ImageFiles } from '../../src/core/image-files.ts'
import { ABSENT, fileTree, type Range } from '../../src/browse/file-tree.ts'
import { filesOf } from '../support/image-files.ts'
import { bytes, dir, file, opaque, whiteout, type Member } from '../support/tar.ts'

const MARKS: Readonly<Record<number, string>> = {
  [Change.SAME]: '=',
  [Change.ADDED]: '+',
  [Change.CHANGED]: '~',
  [Change.REMOVED]: '-',
}

function shown(files: ImageFiles, range: Range): string[] {
  const { changes, bytes: sizes, killers } = fileTree(files, range)
  return Array.from({ length: files.count - 1 }, (_, index) => index + 1)
    .filter((path) => changes[path] !== ABSENT)
    .map(
      (path) =>
        `${MARKS[changes[path] ?? 0]} ${files.text(path)} ${sizes[path]}${(killers[path] ?? -1) < 0 ? '' : ` dead since ${killers[path]}`}`,
    )
    .sort()
}

const image = filesOf(
  [
    dir('a'),
    file('a/kept', bytes(1)),
    file('a/gone', bytes(2)),
    file('a/new', bytes(3)),
    dir('d'),
    file('d/x', bytes(9)),
  ],
  [dir('a'), whiteout('a/gone'), file('a/new', bytes(4)), file('b', bytes(5))],
  [whiteout('d'), whiteout('b'), file('c', bytes(6))],
)

test('the final file system: all of it was added', () => {
  expect(shown(image, { from: 0, to: 2 })).toEqual(['+ /a 0', '+ /a/kept 1', '+ /a/new 4', '+ /c 6'])
})

test('what one layer did: what it leaves is there too', () => {
  expect(shown(image, { from: 1, to: 1 })).toEqual([
    '+ /b 5',
    '- /a/gone 2',
    '= /a 0',
    '= /a/kept 1',
    '= /d 0',
    '= /d/x 9',
    '~ /a/new 4',
  ])
})

test('what several layers did: what came and went among them is not there', () => {
  expect(shown(image, { from: 1, to: 2 })).toEqual([
    '+ /c 6',
    '- /a/gone 2',
    '- /d 0',
    '- /d/x 9',
    '= /a 0',
    '= /a/kept 1',
    '~ /a/new 4',
  ])
})

test('dead weight of layers, with the layer that removed it', () => {
  expect(shown(image, { from: 0, to: 0, isDead: true })).toEqual([
    '= /a 0',
    '= /a/gone 2 dead since 1',
    '= /a/new 3 dead since 1',
    '= /d 0',
    '= /d/x 9 dead since 2',
  ])
})

describe('a folder is replaced', () => {
  test('by a file, and by a folder again', () => {
    const files = filesOf(
      [dir('a'), file('a/x', bytes(1))],
      [file('a', bytes(2))],
      [dir('a'), file('a/y', bytes(3))],
    )
    expect(shown(files, { from: 1, to: 1 })).toEqual(['- /a/x 1', '~ /a 2'])
    expect(shown(files, { from: 1, to: 2 })).toEqual(['+ /a/y 3', '- /a/x 1', '= /a 0'])
  })
  test('by an opaque one', () => {
    const files = filesOf(
      [dir('a'), file('a/x', bytes(1)), file('a/y', bytes(1))],
      [dir('a'), opaque('a'), file('a/y', bytes(2))],
    )
    expect(shown(files, { from: 1, to: 1 })).toEqual(['- /a/x 1', '= /a 0', '~ /a/y 2'])
  })
})

test('all layers together give the final file system that was weighed', () => {
  const name = fc.constantFrom('a', 'b', 'a/c', 'a/d', 'b/c', 'a/c/e')
  const member: fc.Arbitrary<Member> = fc.oneof(
    fc
      .record({ name, size: fc.integer({ min: 0, max: 9 }) })
      .map(({ name: at, size }) => file(at, bytes(size))),
    name.map((at) => dir(at)),
    name.map((at) => whiteout(at)),
    name.map((at) => opaque(at)),
  )
  fc.assert(
    fc.property(fc.array(fc.array(member, { maxLength: 5 }), { minLength: 1, maxLength: 5 }), (layers) => {
      const files = attempt(() => filesOf(...layers))
      if (!files) return
      const { kinds, bytes: sizes } = fileTree(files, { from: 0, to: files.layers.length - 1 })
      expect([...kinds].slice(1)).toEqual([...files.final.kinds].slice(1))
      expect([...sizes]).toEqual([...files.final.sizes])
    }),
    { numRuns: 500 },
  )
})

/** Null for layers that no builder writes: a file below a file. */
function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
