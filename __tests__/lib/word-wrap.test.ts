import { expect, test } from '@jest/globals'
import { wrapItems, wrapWords } from '../../src/lib/word-wrap.ts'

test('a long word stays whole', () => {
  expect(wrapWords('aaa bbb https://long.example/path ccc', 10)).toBe(
    'aaa bbb\nhttps://long.example/path\nccc',
  )
  expect(wrapWords('aaa bbb', Infinity)).toBe('aaa bbb')
})

test('width counts terminal cells', () => {
  expect(wrapWords('ああ い', 6)).toBe('ああ\nい')
  expect(wrapWords('ああ い', 7)).toBe('ああ い')
})

test('items are never split', () =>
  expect(wrapItems(['--a X', '--b Y', '--c Z'], ', ', 12)).toEqual(['--a X, --b Y', '--c Z']))
