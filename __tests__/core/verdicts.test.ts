import { expect, test } from '@jest/globals'
import type { Verdict } from '../../src/core/schema.ts'
import { verdictSentence, worstOf } from '../../src/core/verdicts.ts'

test.each<[readonly Verdict[], Verdict, string]>([
  [['pass'], 'pass', 'The image is seaworthy'],
  [['pass', 'pass'], 'pass', 'All 2 images are seaworthy'],
  [['pass', 'fail'], 'fail', '1 of 2 images is not seaworthy'],
  [['fail', 'error', 'fail'], 'fail', '2 of 3 images are not seaworthy, 1 could not be tried'],
  [['error', 'pass'], 'error', '1 of 2 images could not be tried'],
])('%j', (verdicts, worst, sentence) => {
  expect([worstOf(verdicts), verdictSentence(verdicts)]).toEqual([worst, sentence])
})

test('no image is no pass', () => expect(worstOf([])).toBe('error'))
