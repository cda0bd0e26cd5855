import { expect, test } from '@jest/globals'
import type { Acceptance } from '../../src/core/budget.ts'
import type { Finding } from '../../src/core/schema.ts'
import { accept } from '../../src/judge/acceptances.ts'

const finding: Finding = {
  code: 'runs-as-root',
  level: 'warn',
  confidence: 'proved',
  message: 'it runs as root',
  location: { file: 'api/Dockerfile', line: 4 },
  evidence: [],
}
const acceptance: Acceptance = {
  code: 'runs-as-root',
  place: null,
  pattern: '*',
  reason: 'until the base is replaced',
  until: '2026-03-02',
}
const at = (time: string) => new Date(`2026-03-02T${time}Z`)
const noon = at('12:00:00')

test.each<[Partial<Acceptance>, boolean]>([
  [{}, true],
  [{ code: 'other' }, false],
  [{ place: 'api/Dockerfile' }, true],
  [{ place: 'api/Dockerfile:4' }, true],
  [{ place: '*Dockerfile:4' }, true],
  [{ place: 'api/Dockerfile:5' }, false],
  [{ place: 'max-size' }, false],
  [{ pattern: 'it runs*' }, true],
  [{ pattern: 'it runs' }, false],
  [{ place: '*', pattern: 'no' }, false],
])('%j accepts the finding: %p', (extra, isAccepted) => {
  const { findings, acceptances } = accept([finding], [{ ...acceptance, ...extra }], noon)
  expect(findings[0]?.accepted !== undefined).toBe(isAccepted)
  expect(findings[0]?.level).toBe(isAccepted ? 'note' : 'warn')
  expect(acceptances[0]?.state).toBe(isAccepted ? 'used' : 'unused')
})

test('a finding without a place is matched by no place', () => {
  const { location, ...placeless } = finding
  expect(location).toBeDefined()
  expect(accept([placeless], [{ ...acceptance, place: '*' }], noon).findings[0]?.accepted).toBeUndefined()
})

test('the last day counts in full, in UTC', () => {
  const isAccepted = (when: Date) => accept([finding], [acceptance], when).findings[0]?.level === 'note'
  expect(isAccepted(at('23:59:59.999'))).toBe(true)
  expect(isAccepted(new Date('2026-03-03T00:00:00Z'))).toBe(false)
})

test('an expired acceptance does not hide a valid one, and is reported', () => {
  const old = { ...acceptance, until: '2026-01-01' }
  const { findings, acceptances } = accept([finding], [old, acceptance], noon)
  expect(findings[0]?.accepted?.until).toBe('2026-03-02')
  expect(acceptances.map(({ state, matches }) => [state, matches])).toEqual([
    ['expired', 1],
    ['used', 1],
  ])
})
