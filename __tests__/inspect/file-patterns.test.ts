import { describe, expect, test } from '@jest/globals'
import { matchFiles } from '../../src/inspect/file-patterns.ts'
import { ROOT, Paths } from '../../src/inspect/tree/paths.ts'
import { Kind } from '../../src/inspect/tree/tree.ts'

/** A tree with these files, and folders as they need; a path that ends in `!` was deleted. */
function treeOf(...files: string[]) {
  const paths = new Paths()
  const kinds = new Map<number, Kind>()
  for (const file of files) {
    const parts = file.replace(/!$/, '').split('/')
    let at: number = ROOT
    for (const [index, part] of parts.entries()) {
      const name = Buffer.from(part)
      at = paths.child(at, name, 0, name.length)
      const isLast = index === parts.length - 1
      if (!isLast) kinds.set(at, Kind.FOLDER)
      else kinds.set(at, file.endsWith('!') ? Kind.NOTHING : Kind.FILE)
    }
  }
  return { paths, tree: { kind: (path: number): Kind => kinds.get(path) ?? Kind.NOTHING } }
}
const matchesOf = (pattern: string, ...files: string[]) => {
  const { paths, tree } = treeOf(...files)
  return matchFiles([pattern], paths, tree)[0]
}

describe('a pattern', () => {
  const files = [
    'a.pem',
    'etc/ssl/b.pem',
    'etc/ssl/c.pem!',
    'etc/ssl/d.pem.txt',
    'root/.ssh/id',
    'root/.ssh/known',
    'tmp/x',
  ]
  test.each([
    ['/**/*.pem', ['/a.pem', '/etc/ssl/b.pem']],
    ['**/*.pem', ['/a.pem', '/etc/ssl/b.pem']],
    ['/**/**/*.pem', ['/a.pem', '/etc/ssl/b.pem']],
    ['/*.pem', ['/a.pem']],
    ['/etc/ssl/b.pem', ['/etc/ssl/b.pem']],
    ['/root/.ssh', ['/root/.ssh']],
    ['/root/.ssh/', ['/root/.ssh']],
    ['/root/.ssh/**', ['/root/.ssh/id', '/root/.ssh/known']],
    ['/**/id', ['/root/.ssh/id']],
    ['/etc/*.pem', []],
    ['/ETC/ssl', []],
  ])('%s finds %j', (pattern, expected) =>
    expect(matchesOf(pattern, ...files)).toEqual({ pattern, paths: expected, total: expected.length }),
  )
})

test('patterns do not hide one another', () => {
  const { paths, tree } = treeOf('etc/ssl/b.pem')
  expect(matchFiles(['/etc', '/**/*.pem'], paths, tree).map(({ total }) => total)).toEqual([1, 1])
})

test('names in UTF-8 match', () => expect(matchesOf('/**/*.schlüssel', 'a/b.schlüssel')?.total).toBe(1))

test('few of many paths are listed', () => {
  const many = Array.from({ length: 500 }, (_, index) => `k/${index}.pem`)
  expect(matchesOf('/**/*.pem', ...many)).toMatchObject({ total: 500, paths: { length: 20 } })
})
