import { describe, expect, test } from '@jest/globals'
import { pageTree } from '../../../../../src/report/html/index.ts'
import { filesOf, largestFolders, search } from '../../../../../src/report/html/client/tree/files.ts'
import { imageFilesOf } from '../../../../support/page-files.ts'

const files = filesOf(
  pageTree(
    imageFilesOf([
      { path: 'usr/lib/a.so', bytes: 500 },
      { path: 'usr/lib/b.so', bytes: 700 },
      { path: 'usr/share/doc/read.me', bytes: 90 },
      { path: 'app/lib.js', bytes: 30 },
    ]),
    [],
  ),
)
const paths = (rows: Iterable<number>) => Array.from(rows, (row) => files.pathOf(row))

describe('filesOf', () => {
  test('lists a folder, largest first', () => {
    expect(paths(files.inFolder(0))).toEqual(['/usr', '/app'])
    expect(paths(files.inFolder(files.folderAt('/usr/lib') ?? -1))).toEqual([
      '/usr/lib/b.so',
      '/usr/lib/a.so',
    ])
  })

  test('finds folders by path, and only folders', () => {
    expect(files.folderAt('/')).toBe(0)
    expect(paths([files.folderAt('/usr/share/') ?? -1])).toEqual(['/usr/share'])
    expect(files.folderAt('/usr/lib/a.so')).toBeNull()
    expect(files.folderAt('/nothing')).toBeNull()
  })

  test('knows the way to a row', () => {
    expect(paths(files.wayTo(files.folderAt('/usr/share/doc') ?? -1))).toEqual([
      ...['/', '/usr', '/usr/share', '/usr/share/doc'],
    ])
  })

  test('is empty for an empty file system', () => {
    const empty = filesOf(pageTree(imageFilesOf([]), []))
    expect(Array.from(empty.inFolder(0))).toEqual([])
    expect(largestFolders(empty, 0, 9)).toEqual([])
    expect(search(empty, 'x').rows).toEqual([])
  })
})

describe('largestFolders', () => {
  test('leaves out a folder whose bytes are mostly in another', () => {
    expect(paths(largestFolders(files, 0, 9))).toEqual(['/usr/lib', '/usr/share/doc', '/app'])
  })

  test('stays below its top, and within its number', () => {
    expect(paths(largestFolders(files, files.folderAt('/usr') ?? -1, 1))).toEqual(['/usr/lib'])
    expect(paths(largestFolders(files, files.folderAt('/app') ?? -1, 9))).toEqual([])
  })
})

describe('search', () => {
  test('by name: what matches, and not again what is in it', () => {
    expect(paths(search(files, 'lib').rows)).toEqual(['/usr/lib', '/app/lib.js'])
  })

  test('by path, where there is a slash', () => {
    expect(paths(search(files, 'usr/lib/').rows)).toEqual(['/usr/lib/b.so', '/usr/lib/a.so'])
  })

  test('marks what is in a match, and the folders above it', () => {
    const { isLit } = search(files, 'doc')
    const lit = Array.from(isLit.keys()).filter((row) => isLit[row] === 1)
    expect(new Set(paths(lit))).toEqual(
      new Set(['/', '/usr', '/usr/share', '/usr/share/doc', '/usr/share/doc/read.me']),
    )
  })
})
