import { expect, test } from '@jest/globals'
import { filesOf } from '../../../../../src/report/html/client/tree/files.ts'
import { layout, tileAt } from '../../../../../src/report/html/client/tree/layout.ts'
import { treeOf } from '../../../../support/page.ts'

const files = filesOf(treeOf(20_000))
const [width, height] = [780, 480]
const tiles = layout(files, 0, width, height)

test('every tile is inside its window, and the area of files follows their bytes', () => {
  for (const tile of tiles) {
    expect(tile.x + tile.width).toBeLessThanOrEqual(width)
    expect(tile.y + tile.height).toBeLessThanOrEqual(height)
  }
  const [lib, share] = ['/usr/lib', '/usr/share'].map((path) => {
    const row = files.folderAt(path)
    const tile = tiles.find((one) => one.row === row && one.isOpen)
    return ((tile?.width ?? 0) * (tile?.height ?? 0)) / (files.tree.bytes[row ?? 0] ?? 1)
  })
  expect((lib ?? 0) / (share ?? 1)).toBeCloseTo(1, 0)
})

test('the number of tiles depends on the pixels, not on the files', () => {
  expect(tiles.length).toBeLessThan((width * height) / 36)
  expect(layout(files, 0, 200, 100).length).toBeLessThan(tiles.length / 4)
})

test('what is too small is one tile of its folder', () => {
  const rests = tiles.filter(({ rest }) => rest > 0)
  expect(rests.length).toBeGreaterThan(0)
  expect(
    tiles.filter(({ isOpen }) => !isOpen).length + rests.reduce((sum, { rest }) => sum + rest, 0),
  ).toBeGreaterThan(1000)
})

test('the deepest tile at a point is found', () => {
  const file = tiles.find((tile) => !tile.isOpen && tile.rest === 0)
  expect(tileAt(tiles, (file?.x ?? 0) + 1, (file?.y ?? 0) + 1)).toBe(file)
  expect(tileAt(tiles, -1, 5)).toBeUndefined()
})

test('nothing without room or bytes', () => {
  expect(layout(files, 0, 0, 100)).toEqual([])
})
