import { expect, test } from '@jest/globals'
import { readyTime } from '../../src/core/ready-time.ts'

const times = (median: number | null) => ({ wanted: 3, ready: 3, values: [], median, spread: null })

test.each([
  ['the start of the trial', { ready: true, readySeconds: 0.8 }, 0.8],
  ['the median where it was asked for', { ready: true, readySeconds: 0.8, startTimes: times(0.9) }, 0.9],
  ['nothing where there is no median', { ready: true, readySeconds: 0.8, startTimes: times(null) }, null],
  ['nothing of a container that was not ready', { ready: false, readySeconds: null }, null],
  ['nothing where nothing was run', null, null],
])('%s', (_, smoke, expected) => expect(readyTime(smoke)).toBe(expected))
