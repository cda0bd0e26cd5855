import { expect, test } from '@jest/globals'
import { limits } from '../../../src/inspect/limits.ts'
import { escaped } from '../../../src/inspect/tree/escaped.ts'
import { Paths, ROOT } from '../../../src/inspect/tree/paths.ts'
import { isFolder, Kind, Tree } from '../../../src/inspect/tree/tree.ts'

const add = (paths: Paths, path: string): number =>
  path.split('/').reduce((folder, name) => {
    const bytes = Buffer.from(name)
    return paths.child(folder, bytes, 0, bytes.length)
  }, ROOT)

test('a path has one number, however many there are', () => {
  const paths = new Paths()
  const all = Array.from({ length: 20_000 }, (_, index) => `d${index % 7}/e${index % 100}/f${index}`)
  const numbers = all.map((path) => add(paths, path))
  expect(new Set(numbers).size).toBe(all.length)
  expect(all.map((path) => add(paths, path))).toEqual(numbers)
  expect(numbers.slice(0, 300).map((number) => paths.text(number))).toEqual(
    all.slice(0, 300).map((path) => `/${path}`),
  )
  expect(paths.text(ROOT)).toBe('/')
})

test('names that share their bytes are distinguished by their folder and length', () => {
  const paths = new Paths()
  const numbers = ['a', 'a/a', 'aa', 'a/aa', 'aa/a', 'b/a'].map((path) => add(paths, path))
  expect(new Set(numbers).size).toBe(6)
})

test('the number of paths is limited', () => {
  const limit = limits.paths
  expect(limit).toBeGreaterThanOrEqual(10_000_000)
})

test.each<[string, string]>([
  ['61c3a962', 'aéb'],
  ['61e962', 'a\\xe9b'],
  ['c3', '\\xc3'],
  ['f09f9880', '😀'],
  ['f09f98', '\\xf0\\x9f\\x98'],
  ['eda080', '\\xed\\xa0\\x80'],
  ['c0af', '\\xc0\\xaf'],
  ['efbbbf61', '\ufeffa'],
  ['0a1b', '\n\u001b'],
  ['', ''],
])('bytes %s are written %j', (hex, text) => expect(escaped(Buffer.from(hex, 'hex'))).toBe(text))

test('a long name that is no text takes no time to speak of', () => {
  const started = performance.now()
  expect(escaped(Buffer.alloc(60_000, 0xff))).toHaveLength(240_000)
  expect(performance.now() - started).toBeLessThan(1000)
})

function treeOf(...files: string[]) {
  const paths = new Paths()
  const tree = new Tree(paths)
  for (const file of files) {
    const parts = file.split('/')
    for (const depth of parts.slice(1).keys()) {
      const folder = add(paths, parts.slice(0, depth + 1).join('/'))
      if (!isFolder(tree.kind(folder))) tree.add(folder, Kind.FOLDER)
    }
    tree.add(add(paths, file), Kind.FILE, add(paths, file))
  }
  const left: string[] = []
  tree.onLeave = (kind, value) => kind === Kind.FILE && left.push(paths.text(value))
  const texts = (): string[] => [...tree.walk()].map((path) => paths.text(path)).sort()
  return { paths, tree, left, texts }
}

test('walks folders before what is in them', () => {
  const { paths, tree } = treeOf('a/b/c', 'a/d', 'e')
  const seen = new Set<number>([ROOT])
  for (const path of tree.walk()) {
    expect(seen.has(paths.parent(path))).toBe(true)
    seen.add(path)
  }
  expect(seen.size).toBe(6)
})

test('removes whole folders, or only what is in them, and reports removed nodes', () => {
  const { paths, tree, left, texts } = treeOf('a/b/c', 'a/b/d', 'a/e', 'f', 'g/h')
  tree.remove(add(paths, 'a/b'))
  expect([texts(), left.sort()]).toEqual([
    ['/a', '/a/e', '/f', '/g', '/g/h'],
    ['/a/b/c', '/a/b/d'],
  ])
  tree.removeChildren(add(paths, 'g'))
  tree.remove(add(paths, 'f'))
  tree.remove(add(paths, 'nowhere'))
  expect([texts(), left.sort()]).toEqual([
    ['/a', '/a/e', '/g'],
    ['/a/b/c', '/a/b/d', '/f', '/g/h'],
  ])
  tree.add(add(paths, 'f'), Kind.FILE, 0)
  expect(texts()).toEqual(['/a', '/a/e', '/f', '/g'])
})

test('folders may lie as deep as they like', () => {
  const deep = Array.from({ length: 50_000 }, () => 'd').join('/')
  const paths = new Paths()
  const tree = new Tree(paths)
  let at = ROOT
  for (const name of deep.split('/')) {
    at = paths.child(at, Buffer.from(name), 0, 1)
    tree.add(at, Kind.FOLDER)
  }
  expect([...tree.walk()]).toHaveLength(50_000)
  tree.removeChildren(ROOT)
  expect([...tree.walk()]).toEqual([])
})
