import { expect, test } from '@jest/globals'
import { whyUnsuitable, type Expected } from '../../src/baseline/suitable.ts'
import type { Report } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const saved = { ...flask, ref: 'main', sha: 'a'.repeat(40), repository: 'octo/app' }
const expected: Expected = {
  matrix: [],
  name: 'flask',
  platform: 'linux/amd64',
  refs: ['main', 'release/1'],
  repository: 'octo/app',
  own: 'b'.repeat(40),
}

test('a Report of the same image, platform and branch is suitable', () => {
  expect(whyUnsuitable(saved, expected)).toBeNull()
  expect(whyUnsuitable({ ...saved, ref: 'release/1' }, expected)).toBeNull()
})

test('of a leg of a matrix only the Report of the same leg is', () => {
  const leg = { ...expected, matrix: [['python', '3.12']] } as Expected
  expect(whyUnsuitable({ ...saved, matrix: [['python', '3.12']] }, leg)).toBeNull()
  expect(whyUnsuitable({ ...saved, matrix: [['python', '3.13']] }, leg)).toBe(
    'It is of the leg "3.13" of the matrix, not of the leg "3.12" of the matrix',
  )
})

test('what is not known is not compared', () =>
  expect(
    whyUnsuitable(flask, { ...expected, platform: null, refs: [], repository: null, own: null }),
  ).toBeNull())

test.each([
  ['another repository', { repository: 'mallory/app' }, 'It is of another repository, "mallory/app"'],
  ['another image', { name: 'api' }, 'It is of another image, "api"'],
  ['no image', { image: null }, 'That run had no image'],
  [
    'another platform',
    { image: flask.image && { ...flask.image, platform: { os: 'linux', architecture: 'arm64' } } },
    'It is of another platform, "linux/arm64"',
  ],
  ['another branch', { ref: 'feature' }, 'It is of the branch "feature", not of main or release/1'],
  ['no branch', { ref: null }, 'It is of no branch, not of main or release/1'],
  [
    'another leg of the matrix',
    { matrix: [['python', '3.12']] },
    'It is of the leg "3.12" of the matrix, not of no matrix',
  ],
  ['the commit under test', { sha: expected.own }, 'It is of this same commit'],
])('one of %s is not', (_, change, why) =>
  expect(whyUnsuitable({ ...saved, ...change } as Report, expected)).toBe(why),
)

test('a hostile name is bounded and stays on one line', () => {
  const why = whyUnsuitable({ ...saved, name: `${'x'.repeat(10_000)}\n::error::` }, expected) ?? ''
  expect(why.length).toBeLessThan(200)
  expect(why).not.toContain('\n')
})
