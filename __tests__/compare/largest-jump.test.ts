/** A jump is remarked on only if it is large, and larger than several changes of the base branch. */
import { expect, test } from '@jest/globals'
import { largestJump } from '../../src/compare/index.ts'
import type { HistoryPoint } from '../../src/core/schema.ts'

const MB = 1_000_000

/** A branch whose image starts with 100 MB and then changes by these MB, one commit a day from 1 October on. */
function branch(...changes: readonly number[]): HistoryPoint[] {
  let size = 100
  return [0, ...changes].map((change, index) => {
    size += change
    const at = `2026-10-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`
    return { sha: `${index}`.repeat(40), at, onDisk: size * MB, download: null, readySeconds: null }
  })
}
const jump = (history: readonly HistoryPoint[], growth: number) => {
  const before = history.at(-1)?.onDisk ?? 0
  return largestJump(history, before, before + growth * MB)
}
const since = (day: number) => `2026-10-0${day}T12:00:00.000Z`

test('larger than all of the history', () =>
  expect(jump(branch(1, 0, -20, 3, 2), 4)).toEqual({ commits: 5, since: since(1) }))
test('the last larger one is named', () =>
  expect(jump(branch(50, 9, 38, 1, 1, 1, 1, 1), 10)).toEqual({
    commits: 5,
    since: since(4),
    larger: { sha: '3'.repeat(40), bytes: 38 * MB },
  }))
test('an equal one is not smaller', () =>
  expect(jump(branch(4, 0, 0, 0, 0, 0), 4)).toMatchObject({ larger: { bytes: 4 * MB } }))

test.each<[string, readonly number[], number]>([
  ['shrinkage', [0, 0, 0, 0, 0], -4],
  ['no change', [0, 0, 0, 0, 0], 0],
  ['less than a megabyte', [0, 0, 0, 0, 0], 0.9],
  ['less than a hundredth', [200, 0, 0, 0, 0, 0], 2.9],
  ['a short history', [0, 0, 0, 0], 4],
  ['a larger one of late', [0, 0, 0, 0, 0, 5, 0, 0, 0, 0], 4],
])('nothing is said about %s', (_, changes, growth) => expect(jump(branch(...changes), growth)).toBeNull())
test('nothing is said without a history', () => expect(largestJump([], 0, 9 * MB)).toBeNull())
