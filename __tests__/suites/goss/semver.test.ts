import { expect, test } from '@jest/globals'
import { satisfies } from '../../../src/suites/goss/semver.ts'

test.each([
  ['1.2.3', '>=1.2.0', true],
  ['1.2.3', '> 1.2.3', false],
  ['1.2.3', '<1.0.0 || >=1.2.3', true],
  ['1.0.0-rc.1', '<1.0.0', true],
  ['1.0.0-rc.2', '>1.0.0-rc.10', false],
  ['1.2.9', '1.2.x', true],
  ['1.3.0', '1.2.x', false],
  ['2.0.0', '>1.x', true],
  ['1.0.0', '!=1.0.0', false],
])('%s satisfies %s: %s', (version, constraint, ok) => expect(satisfies(version, constraint)).toEqual({ ok }))

test.each([
  ['1.2', '>1.0.0'],
  ['1.2.3', 'newest'],
  ['1.2.3', '~>1.0.0'],
])('%s and %s cannot be compared', (version, constraint) =>
  expect(satisfies(version, constraint)).toHaveProperty('wrong'),
)
