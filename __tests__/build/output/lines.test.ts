import { expect, test } from '@jest/globals'
import { splitLines } from '../../../src/build/output/lines.ts'

function split(bytes: Buffer, size: number): string[] {
  const lines: string[] = []
  const splitter = splitLines((line) => lines.push(line))
  for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size))
  splitter.end()
  return lines
}

const TEXT = Buffer.from('first\r\n\nžluť 🚢 \0 end\nlast')

test.each([1, 2, 3, 5, 7, 1000])('cut every %i bytes, the lines are the same', (size) => {
  expect(split(TEXT, size)).toEqual(['first', '', 'žluť 🚢 \0 end', 'last'])
})

test('invalid UTF-8 is survived', () => {
  expect(split(Buffer.from([0xff, 0xfe, 10, 0xc3, 10]), 1)).toEqual(['\uFFFD\uFFFD', '\uFFFD'])
})

test('nothing', () => {
  expect(split(Buffer.alloc(0), 1)).toEqual([])
})

test('a chunk may be used again by its sender', () => {
  const lines: string[] = []
  const splitter = splitLines((line) => lines.push(line))
  const chunk = Buffer.from('abc')
  splitter.push(chunk)
  chunk.fill('x')
  splitter.push(Buffer.from('\n'))
  expect(lines).toEqual(['abc'])
})

test('a line without end is dropped, and what follows is not', () => {
  const lines: string[] = []
  const splitter = splitLines((line) => lines.push(line.slice(0, 9)))
  const megabyte = Buffer.alloc(1024 * 1024, 'a')
  for (let count = 0; count < 40; count++) splitter.push(megabyte)
  splitter.push(Buffer.from('\nnext\n'))
  expect(lines).toEqual(['next'])
})
