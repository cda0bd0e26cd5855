import { describe, expect, test } from '@jest/globals'
import type { ConfigRequirement } from '../../src/core/budget.ts'
import { configProblem } from '../../src/judge/config-rules.ts'
import { flaskImage } from '../support/reports.ts'

const { config } = flaskImage
const problem = (rule: ConfigRequirement, value: string | null, extra: Partial<typeof config>) =>
  configProblem(
    { kind: 'config', name: rule, level: 'fail', unknown: 'fail', rule, value },
    { ...config, ...extra },
  )

describe('non-root', () => {
  test.each(['', 'root', '0', '0:0', 'root:root', '00', ' root '])('%p is root', (user) =>
    expect(problem('non-root', null, { user })).toBe('the image runs as root'),
  )
  test.each(['app', '1000', '1000:0', 'rootless'])('%p is not', (user) =>
    expect(problem('non-root', null, { user })).toBeNull(),
  )
})

test.each<[string[] | undefined, boolean]>([
  [undefined, false],
  [[], false],
  [['NONE'], false],
  [['CMD', 'true'], true],
  [['CMD-SHELL', 'true'], true],
])('a HEALTHCHECK of %j: %p', (words, isMet) => {
  const extra = words ? { healthcheck: { test: words } } : {}
  expect(problem('healthcheck', null, extra) === null).toBe(isMet)
})

test.each<[string, Record<string, string>, boolean]>([
  ['a', {}, false],
  ['a', { a: '' }, false],
  ['a', { a: 'x' }, true],
  ['a=x*', { a: 'xyz' }, true],
  ['a=x*', { a: 'yx' }, false],
  ['a=', { a: 'x' }, false],
  ['toString', {}, false],
  ['__proto__', {}, false],
])('label %s in %j: %p', (wanted, labels, isMet) =>
  expect(problem('label', wanted, { labels }) === null).toBe(isMet),
)

test.each<[string | null, string | undefined, boolean]>([
  [null, undefined, false],
  [null, 'SIGTERM', true],
  ['SIGINT', 'SIGTERM', false],
  ['SIGINT', 'INT', true],
  ['int', 'SIGINT', true],
  ['3', '3', true],
])('stop signal %p with %p: %p', (wanted, stopSignal, isMet) =>
  expect(problem('stop-signal', wanted, stopSignal === undefined ? {} : { stopSignal }) === null).toBe(isMet),
)
