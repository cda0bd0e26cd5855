import { describe, expect, test } from '@jest/globals'
import {
  age,
  date,
  bytes,
  bytesChange,
  count,
  seconds,
  secondsChange,
} from '../../../src/report/render/format.ts'

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1094, '1.09 kB'],
  [9_000_000, '9.0 MB'],
  [84_123_456, '84.1 MB'],
  [99_960, '100 kB'],
  [212_345_678, '212 MB'],
  [999_499, '999 kB'],
  [999_600, '1.0 MB'],
  [999_999_999, '1.0 GB'],
  [1_090_000_000, '1.09 GB'],
  [Number.MAX_SAFE_INTEGER, '9.01 PB'],
])('%d bytes are %s', (value, text) => expect(bytes(value)).toBe(text))

test.each([
  [0, '0 s'],
  [0.0004, '0.000 s'],
  [0.004, '0.004 s'],
  [0.0412, '0.04 s'],
  [0.84, '0.84 s'],
  [9.994, '9.99 s'],
  [9.996, '10.0 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 0 s'],
  [72, '1 min 12 s'],
  [3599.6, '1 h 0 min'],
  [7440, '2 h 4 min'],
])('%d seconds are %s', (value, text) => expect(seconds(value)).toBe(text))

describe('changes', () => {
  test.each([
    [81_000_000, 84_100_000, '+3.1 MB'],
    [203, 203, 'none'],
    [10_000_000, 1_000_000, '−9.0 MB'],
    [0, 7, '+7 B'],
  ])('from %d to %d bytes: %s', (before, after, text) => expect(bytesChange(before, after)).toBe(text))

  test.each([
    [0.8, 0.84, '+0.04 s'],
    [0.8401, 0.8404, 'none'],
    [90, 12.5, '−1 min 18 s'],
  ])('from %d to %d seconds: %s', (before, after, text) => expect(secondsChange(before, after)).toBe(text))
})

test.each([
  ['2026-03-02T08:00:00.000Z', '2 hours'],
  ['2026-03-02T09:59:59.000Z', '1 second'],
  ['2026-02-20T10:00:00.000Z', '10 days'],
  ['2026-03-02T10:05:00.000Z', '0 seconds'],
  ['never', null],
])('%s was %s ago', (then, text) => expect(age(then, '2026-03-02T10:00:00.000Z')).toBe(text))

test.each([
  ['2026-01-02T08:00:00.000Z', '2 January'],
  ['2026-03-02T23:30:00.000-02:00', '3 March'],
  ['2025-12-31T08:00:00.000Z', '31 December 2025'],
])('%s is %s', (at, text) => expect(date(at, '2026-03-02T10:00:00.000Z')).toBe(text))

test('counts', () => {
  expect([0, 1, 1234].map((value) => count(value, 'line'))).toEqual(['0 lines', '1 line', '1,234 lines'])
})
