/** The median counts, never the best; too few starts have none. */
import { expect, test } from '@jest/globals'
import { timesOfStarts } from '../../src/compare/index.ts'

const start = (readySeconds: number | null, ready = true) => ({ ready, readySeconds, memory: { peak: null } })

test('the median and the spread of those that became ready', () => {
  const starts = [start(0.9), start(0.5), start(null, false), start(0.7), start(1.5)]
  expect(timesOfStarts(starts, 5)).toEqual({
    wanted: 5,
    ready: 4,
    values: [0.9, 0.5, 0.7, 1.5],
    median: 0.8,
    spread: 1,
  })
})

test('two starts have no median', () => {
  const starts = [start(0.9), start(0.5), start(null, false)]
  expect(timesOfStarts(starts, 3)).toMatchObject({ ready: 2, values: [0.9, 0.5], median: null, spread: null })
})
