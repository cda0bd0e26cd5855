/** Time that threads waited for a processor. */
import { expect, test } from '@jest/globals'
import { parseDelay, runDelay } from '../../../src/smoke/kernel/run-delay.ts'

test.each([
  ['83422461 5000000000 312\n', 5],
  ['0 0 0\n', 0],
  ['', 0],
  ['nonsense', 0],
])('%j is %d s', (text, seconds) => expect(parseDelay(text)).toBe(seconds))

test('of this process it only grows; without a process it is 0', () => {
  const before = runDelay([process.pid])
  expect(runDelay([process.pid])).toBeGreaterThanOrEqual(before)
  expect(runDelay([2 ** 22 + 1])).toBe(0)
})
