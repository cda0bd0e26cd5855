import { expect, test } from '@jest/globals'
import { Change, EntryKind, NO_LAYER, type ImageFiles } from '../../src/core/image-files.ts'
import { filesOf, pathOf } from '../support/image-files.ts'
import { bytes, dir, file, hardlink, opaque, symlink, whiteout } from '../support/tar.ts'

const nameOf = (names: Record<string, number>, value: number | undefined): string =>
  Object.entries(names).find(([, number]) => number === value)?.[0] ?? '?'

/** The final file system: `/path KIND bytes @layer`. */
function finalOf(files: ImageFiles): string[] {
  const { kinds, sizes, layers } = files.final
  return Array.from({ length: files.count }, (_, path) => path)
    .filter((path) => path > 0 && kinds[path] !== EntryKind.NOTHING)
    .map((path) => `${files.text(path)} ${nameOf(EntryKind, kinds[path])} ${sizes[path]} @${layers[path]}`)
    .sort()
}

/** What a layer did: `/path CHANGE bytes`, and `killed by N`. */
function changesOf(files: ImageFiles, layer: number): string[] {
  const rows = files.layers[layer]
  return [...(rows?.paths ?? [])]
    .map((path, row) => {
      const killer = rows?.killers[row] ?? NO_LAYER
      const dead = killer === NO_LAYER ? '' : ` killed by ${killer}`
      return `${files.text(path)} ${nameOf(Change, rows?.changes[row])} ${rows?.sizes[row]}${dead}`
    })
    .sort()
}

const image = filesOf(
  [
    dir('a'),
    file('a/kept', bytes(1)),
    file('a/gone', bytes(2)),
    file('a/new', bytes(3)),
    symlink('link', 'a/kept'),
  ],
  [dir('a'), whiteout('a/gone'), file('a/new', bytes(4)), hardlink('a/twice', 'a/new'), whiteout('never')],
  [dir('b'), file('b/x', bytes(5))],
  [dir('b'), opaque('b'), file('link', bytes(6))],
)

test('the final file system: each file with the layer that stored it, hard links once', () => {
  expect(finalOf(image)).toEqual([
    '/a FOLDER 0 @1',
    '/a/kept FILE 1 @0',
    '/a/new FILE 4 @1',
    '/a/twice FILE 0 @1',
    '/b FOLDER 0 @3',
    '/link FILE 6 @3',
  ])
})

test('what each layer added, changed and removed, and which layer made it dead weight', () => {
  expect(changesOf(image, 0)).toEqual([
    '/a ADDED 0',
    '/a/gone ADDED 2 killed by 1',
    '/a/kept ADDED 1',
    '/a/new ADDED 3 killed by 1',
    '/link ADDED 0',
  ])
  expect(changesOf(image, 1)).toEqual([
    '/a SAME 0',
    '/a/gone REMOVED 0',
    '/a/new CHANGED 4',
    '/a/twice ADDED 0',
    '/never SAME 0',
  ])
  expect(changesOf(image, 2)).toEqual(['/b ADDED 0', '/b/x ADDED 5 killed by 3'])
  expect(changesOf(image, 3)).toEqual(['/b CHANGED 0', '/link CHANGED 6'])
})

test('a folder has a smaller number than what is in it', () => {
  for (let path = 1; path < image.count; path++) expect(image.parent(path)).toBeLessThan(path)
})

test('the target of a symbolic link, and of nothing else', () => {
  const files = filesOf([symlink('link', 'a\nb'), file('file')])
  const targets = Array.from({ length: files.count }, (_, path) => files.target(path))
  expect(targets.filter((target) => target !== null)).toEqual(['a\nb'])
})

test('mode, owner and time of the layer that names the path last', () => {
  const pax: [string, string][] = [
    ['uid', '70000'],
    ['gid', '4294967294'],
    ['mtime', '1700000000.5'],
  ]
  const files = filesOf(
    [
      dir('a', { mode: 0o1777, mtime: 10 }),
      file('a/old', '', { mode: 0o4755, mtime: 20 }),
      file('a/new', '', { mtime: 30, pax }),
    ],
    [file('a/old', 'x', { mode: 0o600, mtime: 40 }), whiteout('a/new')],
  )
  const { modes, uids, gids, times } = files.final
  const at = (text: string) => {
    const path = pathOf(files, text)
    return [modes[path]?.toString(8), uids[path], gids[path], times[path]]
  }
  expect(at('/a')).toEqual(['1777', 0, 0, 10])
  expect(at('/a/old')).toEqual(['600', 0, 0, 40])
  expect(at('/a/new')).toEqual(['0', 0, 0, 0])
  const first = files.layers[0]
  const row = first?.paths.indexOf(pathOf(files, '/a/new')) ?? -1
  expect([first?.uids[row], (first?.gids[row] ?? 0) >>> 0, first?.times[row]]).toEqual([
    70000, 4294967294, 1700000000.5,
  ])
})

test('numbers in headers that are no numbers, or before 1970, are unknown', () => {
  const pax: [string, string][] = [
    ['uid', '-1'],
    ['mtime', '-5'],
  ]
  const patch = (header: Buffer): void => void header.fill(0xff, 108, 124)
  const { final } = filesOf([file('a', '', { pax, mtime: 7, patch })])
  expect([final.uids[1], final.gids[1], final.times[1]]).toEqual([0, 0, 7])
})
