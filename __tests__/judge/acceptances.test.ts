import { describe, expect, test } from '@jest/globals'
import type { Acceptance } from '../../src/core/budget.ts'
import type { Finding } from '../../src/core/schema.ts'
import { rulesOf } from '../../src/inputs/config/budgets.ts'
import { parseConfig } from '../../src/inputs/config/parse.ts'
import { accept } from '../../src/judge/acceptances.ts'
import { rule } from '../support/gate.ts'

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
const accepted = (one: Finding, acceptances: Acceptance[], when = noon) =>
  accept([one], { acceptances, budgets: [] }, when)

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
  const { findings, acceptances } = accepted(finding, [{ ...acceptance, ...extra }])
  expect(findings[0]?.accepted !== undefined).toBe(isAccepted)
  expect(findings[0]?.level).toBe(isAccepted ? 'note' : 'warn')
  expect(acceptances[0]?.state).toBe(isAccepted ? 'used' : 'unused')
})

test.each<[string, boolean]>([
  ['/etc/*.key', true],
  ['/etc/a.key', false],
  ['*', true],
  ['api/Dockerfile:4', true],
])('%s accepts a finding about two files: %p', (place, isAccepted) => {
  const two = { ...finding, paths: ['/etc/a.key', '/etc/b.key'] }
  const { findings } = accepted(two, [{ ...acceptance, place }])
  expect(findings[0]?.accepted !== undefined).toBe(isAccepted)
})

test('a budget of a policy is accepted by a policy only, and the report says whose acceptance it is', () => {
  const over: Finding = { ...finding, code: 'over-budget', budget: 'max-size' }
  const budgets = [rule({ policy: 'P' })]
  const own = { ...acceptance, code: 'over-budget' }
  const acceptances = [own, { ...own, policy: 'P' }]
  expect(accept([over], { acceptances: [own], budgets }, noon).findings).toEqual([over])
  expect(accept([over], { acceptances: [own], budgets: [rule()] }, noon).findings[0]?.level).toBe('note')
  const both = accept([over], { acceptances, budgets }, noon)
  expect(both.findings[0]?.level).toBe('note')
  expect(both.acceptances).toMatchObject([{ state: 'unused' }, { state: 'used', policy: 'P' }])
})

test('a finding without a place is matched by no place', () => {
  const { location, ...placeless } = finding
  expect(location).toBeDefined()
  expect(accepted(placeless, [{ ...acceptance, place: '*' }]).findings[0]?.accepted).toBeUndefined()
})

test('the last day counts in full, in UTC', () => {
  const isAccepted = (when: Date) => accepted(finding, [acceptance], when).findings[0]?.level === 'note'
  expect(isAccepted(at('23:59:59.999'))).toBe(true)
  expect(isAccepted(new Date('2026-03-03T00:00:00Z'))).toBe(false)
})

test('an expired acceptance does not hide a valid one, and is reported', () => {
  const old = { ...acceptance, until: '2026-01-01' }
  const { findings, acceptances } = accepted(finding, [old, acceptance])
  expect(findings[0]?.accepted?.until).toBe('2026-03-02')
  expect(acceptances.map(({ state, matches }) => [state, matches])).toEqual([
    ['expired', 1],
    ['used', 1],
  ])
})

describe('the place of a budget', () => {
  const parsed = parseConfig(
    '.sea-trial.yml',
    `
budgets:
  on-disk: { max: 1MB, max-growth: 1%, min: 1kB }
  download: 1MB
  redeploy: 1MB
  efficiency: 99%
  packages: [gcc]
  files: [/root/.ssh]
  config: { non-root: true, labels: [vendor] }
`,
  )
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  const budgets = rulesOf(parsed.config.budgets)
  const namesAt = (place: string) =>
    budgets
      .map(({ name }) => name)
      .filter((budget) => {
        const { location, ...rest } = { ...finding, code: 'over-budget', budget }
        const acceptances = [{ ...acceptance, code: 'over-budget', place }]
        expect(location).toBeDefined()
        return accept([rest], { acceptances, budgets }, noon).acceptances[0]?.state === 'used'
      })

  test.each<[string, string[]]>([
    ['on-disk', ['max-size', 'min-size', 'max-growth']],
    ['on-disk.max-growth', ['max-growth']],
    ['max-size', ['max-size']],
    ['download', ['max-download']],
    ['redeploy', ['max-redeploy']],
    ['efficiency', ['min-efficiency']],
    ['*.min', ['min-size', 'min-efficiency']],
    ['packages', ['package gcc']],
    ['gcc', ['package gcc']],
    ['files', ['file /root/.ssh']],
    ['/root/*', ['file /root/.ssh']],
    ['config', ['non-root', 'label vendor']],
    ['non-root', ['non-root']],
    ['labels', ['label vendor']],
    ['vendor', ['label vendor']],
    ['budgets', []],
    ['disk', []],
  ])('%s is %j', (place, names) => expect(namesAt(place)).toEqual(names))
})
