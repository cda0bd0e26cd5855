import { expect, test } from '@jest/globals'
import { valueAndLimit } from '../../src/lib/budget-text.ts'

test.each([
  [212_000_000, 200_000_000, 'bytes', '212 MB', '200 MB'],
  [200_000_001, 200_000_000, 'bytes', '200,000,001 B', '200,000,000 B'],
  [200, 200, 'bytes', '200 B', '200 B'],
  [-3_000_000, 0, 'bytes', '−3.0 MB', '0 B'],
  [5.001, 5, 'seconds', '5.001 s', '5 s'],
  [0.84, 0.001, 'seconds', '0.84 s', '0.001 s'],
  [0.841, 0.841, 'seconds', '0.84 s', '0.84 s'],
  [0.001, 0.001, 'seconds', '0.001 s', '0.001 s'],
  [12, 0.01, 'percent', '12 %', '0.01 %'],
  [0.9708, 0.9, 'share', '97.1 %', '90 %'],
  [0.90001, 0.9, 'share', '90.001 %', '90 %'],
  [5.00004, 5, 'percent', '5.00004 %', '5 %'],
  [7, 6, 'count', '7', '6'],
] as const)('%p of %p %s', (value, limit, unit, a, b) =>
  expect(valueAndLimit(value, limit, unit)).toEqual([a, b]),
)
