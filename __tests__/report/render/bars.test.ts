import { describe, expect, test } from '@jest/globals'
import { bar, cellsOf, sparkline } from '../../../src/report/render/bars.ts'

const UNICODE = { unicode: true }
const ASCII = { unicode: false }

describe('a bar', () => {
  test.each([
    [1, 4, '████', '####'],
    [0.5, 4, '██', '##'],
    [0.55, 4, '██▎', '##'],
    [0.001, 4, '▏', '#'],
    [0, 4, '', ''],
    [2, 4, '████', '####'],
    [-1, 4, '', ''],
    [NaN, 4, '', ''],
    [1, 0, '', ''],
  ])('%d of %d cells', (fraction, width, unicode, ascii) => {
    expect(bar(fraction, width, UNICODE)).toBe(unicode)
    expect(bar(fraction, width, ASCII)).toBe(ascii)
  })
})

describe('a sparkline', () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█', '__..--^^'],
    [[100, 200], '▁█', '_^'],
    [[5, 5, 5], '▄▄▄', '...'],
    [[1, null, 3], '▁ █', '_ ^'],
    [[NaN], ' ', ' '],
    [[], '', ''],
  ])('%j', (values, unicode, ascii) => {
    expect(sparkline(values, UNICODE)).toBe(unicode)
    expect(sparkline(values, ASCII)).toBe(ascii)
  })
})

describe('the cells of a stacked bar', () => {
  test.each([
    [[50, 25, 25], 8, [4, 2, 2]],
    [[1, 1, 1], 10, [4, 3, 3]],
    [[1000, 1, 1], 10, [8, 1, 1]],
    [[0, 5], 3, [0, 3]],
    [[0, 0], 3, [0, 0]],
    [[NaN, 1], 3, [0, 3]],
    [[1, 1, 1, 1], 2, [0, 0, 1, 1]],
  ])('%j in %d', (parts, width, cells) => expect(cellsOf(parts, width)).toEqual(cells))
})
