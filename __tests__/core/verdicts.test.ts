import { expect, test } from '@jest/globals'
import type { Report, Verdict } from '../../src/core/schema.ts'
import { reportsSentence, verdictSentence, worstOf } from '../../src/core/verdicts.ts'

test.each<[readonly Verdict[], Verdict, string]>([
  [['pass'], 'pass', 'The image is seaworthy'],
  [['pass', 'pass'], 'pass', 'All 2 images are seaworthy'],
  [['pass', 'fail'], 'fail', '1 of 2 images is not seaworthy'],
  [['fail', 'error', 'fail'], 'fail', '2 of 3 images are not seaworthy, 1 could not be tried'],
  [['error', 'pass'], 'error', '1 of 2 images could not be tried'],
])('%j', (verdicts, worst, sentence) => {
  expect([worstOf(verdicts), verdictSentence(verdicts)]).toEqual([worst, sentence])
})

test.each<[readonly boolean[], string]>([
  [[true, false], '1 of 2 images is seaworthy, 1 was weighed only'],
  [[false, true, true, false], '2 of 4 images are seaworthy, 2 were weighed only'],
  [[false], '1 image was weighed only'],
  [[false, false], '2 images were weighed only'],
])('of those that pass, %j were run', (run, sentence) => {
  const smoke = {} as NonNullable<Report['smoke']>
  expect(reportsSentence(run.map((ran) => ({ verdict: 'pass', smoke: ran ? smoke : null })))).toBe(sentence)
})
test('a failure counts more than what was not run', () => {
  const [weighed, failed] = [
    { verdict: 'pass', smoke: null } as const,
    { verdict: 'fail', smoke: null } as const,
  ]
  expect(reportsSentence([weighed, failed])).toBe('1 of 2 images is not seaworthy')
})

test('no image is no pass', () => expect(worstOf([])).toBe('error'))
