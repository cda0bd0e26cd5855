/** The median of several starts stands where the time of the trial's start would. */
import { expect, test } from '@jest/globals'
import { figuresOf } from '../../../src/report/sections/figure-list.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import type { StartTimes } from '../../../src/core/schema.ts'
import { flask } from '../../support/reports.ts'

const shown = (values: number[], median: number | null) => {
  const startTimes: StartTimes = { wanted: 3, ready: values.length, values, median, spread: 0 }
  const report = { ...flask, smoke: flask.smoke && { ...flask.smoke, startTimes } }
  return figuresOf(report, NO_LINKS).find(({ key }) => key === 'readySeconds')?.now
}

test.each([
  [[0.91, 0.8, 0.84], 0.84, '0.84 s (median of 3, 0.80 to 0.91 s)'],
  [[50, 70, 61], 61, '1 min 1 s (median of 3, 50.0 s to 1 min 10 s)'],
])('%j', (values, median, text) => expect(shown(values, median)).toBe(text))

test('without a median there is no figure', () => expect(shown([0.8, 0.9], null)).toBeUndefined())
