import { describe, expect, test } from '@jest/globals'
import { pageTree, type PageTree } from '../../../src/report/html/index.ts'
import { smallerTree } from '../../../src/report/html/tree.ts'
import { imageFilesOf } from '../../support/page-files.ts'

const files = imageFilesOf([
  { path: 'app/big', bytes: 900, layer: 2, time: 50 },
  { path: 'app/lib/a', bytes: 3, layer: 1, time: 10, owner: 1 },
  { path: 'app/lib/b', bytes: 4, layer: 2, time: 20, owner: 1 },
  { path: 'app/lib/c', bytes: 2, layer: 1, time: 5 },
  { path: 'etc/hosts', bytes: 30, layer: 0, time: 7 },
  { path: 'etc/empty', bytes: 0 },
])
const packages = [
  { name: 'unused', version: '1', type: 'deb' },
  { name: 'lib', version: '2.0', type: 'npm' },
]

/** `/app/lib: 3 files, 9 bytes` of each row. */
function rowsOf(tree: PageTree): string[] {
  const paths: string[] = []
  return tree.names.map((name, row) => {
    const parent = tree.parents[row] ?? 0
    const path = parent < 0 ? '' : `${paths[parent] ?? ''}/${name || '*'}`
    paths.push(path)
    return `${path || '/'} ${tree.counts[row] ?? ''} × ${tree.bytes[row] ?? ''}`
  })
}

describe('pageTree', () => {
  test('has a row for each folder and file, level by level and by name, where there is room', () => {
    expect(rowsOf(pageTree(files, packages))).toEqual([
      '/ 0 × 939',
      '/app 0 × 909',
      '/etc 0 × 30',
      '/app/big 1 × 900',
      '/app/lib 0 × 9',
      '/etc/empty 1 × 0',
      '/etc/hosts 1 × 30',
      '/app/lib/a 1 × 3',
      '/app/lib/b 1 × 4',
      '/app/lib/c 1 × 2',
    ])
  })

  test('adds up what is small in its folder, and keeps the largest', () => {
    expect(rowsOf(pageTree(files, packages, 8))).toEqual([
      '/ 0 × 939',
      '/app 0 × 909',
      '/etc 0 × 30',
      '/app/big 1 × 900',
      '/app/lib 0 × 9',
      '/etc/hosts 1 × 30',
      '/etc/empty 1 × 0',
      '/app/lib/* 3 × 9',
    ])
    expect(rowsOf(pageTree(files, packages, 6))).toEqual([
      '/ 0 × 939',
      '/app 0 × 909',
      '/* 2 × 30',
      '/app/big 1 × 900',
      '/app/* 3 × 9',
    ])
  })

  test('gives such a row the layer and the package of most of its bytes, and the newest time', () => {
    const tree = pageTree(files, packages, 8)
    expect(tree.owners).toEqual(['lib 2.0 (npm)'])
    const row = tree.counts.indexOf(3)
    expect([tree.layers[row], tree.ownedBy[row], tree.times[row]]).toEqual([1, 0, 20])
    expect([tree.times[0], tree.layers[3]]).toEqual([50, 2])
  })

  test('has two rows where no threshold leaves fewer', () => {
    const equal = Array.from({ length: 100 }, (_, index) => ({ path: `f${index}`, bytes: 5 }))
    expect(rowsOf(pageTree(imageFilesOf(equal), [], 50))).toEqual(['/ 0 × 500', '/* 100 × 500'])
  })

  test('leaves out times that are no dates', () => {
    const tree = pageTree(imageFilesOf([{ path: 'a', bytes: 1, time: 1e18 }]), [])
    expect([...tree.times]).toEqual([0, 0])
  })
})

test('smallerTree adds to the rows of several files', () => {
  expect(rowsOf(smallerTree(pageTree(files, packages, 8), 6))).toEqual(rowsOf(pageTree(files, packages, 6)))
})
