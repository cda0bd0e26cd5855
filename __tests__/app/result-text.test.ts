import { expect, test } from '@jest/globals'
import { resultText, type Result } from '../../src/app/result-text.ts'
import type { Report } from '../../src/core/schema.ts'
import { readContext } from '../../src/github/index.ts'
import { readJob } from '../../src/inputs/index.ts'
import { flask, notTried, unreachable } from '../support/reports.ts'

const resultOf = (...reports: Report[]): Result => ({
  tried: [],
  reports,
  all: { schemaVersion: 1, generator: 'sea-trial', verdict: 'pass', headline: 'All', reports },
  json: '{}\n',
  run: { context: readContext({}), job: readJob({}) },
})

test('JSON is what the Report file has', () => expect(resultText('json', resultOf(flask))).toBe('{}\n'))

test('Markdown is the page of the comment, of several images with a table', () => {
  expect(resultText('markdown', resultOf(flask))).toMatch(/^## ⚓ `flask` is seaworthy/)
  const several = resultText('markdown', resultOf(flask, { ...unreachable, name: 'api' }))
  expect(several).toMatch(/^## ❌ 1 of 2 images is not seaworthy/)
  expect(several).toMatch(/\| ❌ `api` \|/)
})

test('SARIF and JUnit have a run and a suite for each image', () => {
  const result = resultOf(flask, { ...unreachable, name: 'api' })
  const { runs } = JSON.parse(resultText('sarif', result) ?? '') as { runs: unknown[] }
  expect(runs).toHaveLength(2)
  expect(resultText('junit', result)?.match(/<testsuite /g)).toHaveLength(2)
})

test('SARIF cannot say that an image could not be tried', () => {
  expect(resultText('sarif', resultOf(notTried))).toBeNull()
  expect(resultText('junit', resultOf(notTried))).toContain('<error message="flask could not be tried')
})
