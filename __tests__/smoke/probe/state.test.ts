/** When a check that passed counts as failing at the end of the soak. */
import { expect, test } from '@jest/globals'
import { freshState } from '../../../src/smoke/probe/state.ts'
import { hasLapsed, isUndecided } from '../../../src/smoke/probe/readiness.ts'
import { probe } from '../../support/probes.ts'

const NOW = 100
const soaked = (
  failingSince: number | null,
  openSince: number | null = null,
  required = true,
  inARow = 2,
) => ({
  spec: probe('auto'),
  required,
  state: {
    ...freshState(),
    ok: true,
    soak: { ...freshState().soak, asked: 3, failingSince, openSince, inARow },
  },
})

test.each([
  ['all answers are good', soaked(null), false],
  ['the last question is still open', soaked(null, 99.9), true],
  ['it has only just begun to fail', soaked(99.5), true],
  ['it has failed for long enough', soaked(98), false],
  ['one question had no answer, for however long', soaked(90, null, true, 1), true],
  ['it has failed for long enough, and is asked again', soaked(98, 99.9), false],
])('%s: undecided %#', (_, check, expected) => expect(isUndecided(check, NOW)).toBe(expected))

test('a required check that fails now has lapsed', () => {
  expect(hasLapsed([soaked(null), soaked(98)])).toBe(true)
  expect(hasLapsed([soaked(null), soaked(null, 99)])).toBe(false)
})
test('of several exposed ports one that still answers is enough', () => {
  expect(hasLapsed([soaked(98, null, false), soaked(null, null, false)])).toBe(false)
  expect(hasLapsed([soaked(98, null, false), soaked(97, null, false)])).toBe(true)
})
test('a check that never passed cannot lapse', () => {
  const never = soaked(98)
  expect(hasLapsed([{ ...never, state: { ...never.state, ok: false } }])).toBe(false)
})
