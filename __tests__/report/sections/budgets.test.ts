/** What a comment, a summary and a terminal show of budgets and acceptances; all texts are hostile. */
import { describe, expect, test } from '@jest/globals'
import type { Budget, Finding, Report } from '../../../src/core/schema.ts'
import { NO_LINKS, renderTerminal } from '../../../src/report/index.ts'
import { dangersOf } from '../../support/html.ts'
import { flask, renderComment } from '../../support/reports.ts'

const budget = (extra: Partial<Budget> = {}): Budget => ({
  name: 'max-size',
  is: 'max',
  unit: 'bytes',
  limit: 200_000_000,
  value: 212_100_000,
  level: 'fail',
  state: 'exceeded',
  ...extra,
})
const comment = (extra: Partial<Report>) => renderComment({ ...flask, ...extra }, NO_LINKS)
const terminal = (extra: Partial<Report>) =>
  renderTerminal({ ...flask, ...extra }, { color: false, width: 100, unicode: true })
const [top, below] = [
  (text: string) => text.replaceAll('\u00a0', ' ').split('<details>', 1)[0] ?? '',
  (text: string) => text.slice(text.indexOf('<details>')),
]

describe('budgets', () => {
  test.each<[Partial<Budget>, string]>([
    [{}, '| ❌ `max-size` | 212 MB | ≤ 200 MB |'],
    [{ level: 'warn' }, '| ⚠️ `max-size` | 212 MB | ≤ 200 MB |'],
    [
      {
        name: 'max-growth',
        is: 'max-growth',
        unit: 'percent',
        limit: 2,
        value: 4.43,
        state: 'allowed',
        by: 'octo',
        at: '2026-03-02T09:30:00Z',
      },
      '| ✅ `max-growth` | 4.4 % | ≤ +2 % |\n\n- `max-growth`: allowed: `octo` added the label on 2026-03-02 09:30 UTC.',
    ],
    [
      { state: 'open', value: null, reason: 'no baseline' },
      '| ❔ `max-size` | not known | ≤ 200 MB |\n\n- `max-size`: no baseline.',
    ],
    [{ is: 'absent', unit: 'count', limit: 0, value: 3, name: 'files' }, '| ❌ `files` | 3 | none |'],
    [
      { is: 'required', unit: 'count', limit: 1, value: 0, name: 'non-root' },
      '| ❌ `non-root` | no | required |',
    ],
    [{ is: 'min', unit: 'share', limit: 0.9, value: 0.85, name: 'min-efficiency' }, '85 % | ≥ 90 % |'],
    [{ state: 'accepted', reason: 'ticket 12', until: '2026-12-31' }, 'accepted until 2026-12-31: ticket 12'],
  ])('%j', (extra, row) => expect(top(comment({ budgets: [budget(extra)] }))).toContain(row))

  test('that are met are collapsed', () => {
    const text = comment({ budgets: [budget({ state: 'met', value: 1 })] })
    expect(top(text)).not.toContain('max-size')
    expect(below(text)).toContain('Budgets met (1 of 1)')
    expect(terminal({ budgets: [budget({ state: 'met' })] })).toContain('Budgets: 1 of 1 met.')
  })
  test('none, nothing is shown', () => {
    for (const text of [comment({}), terminal({})]) expect(text.toLowerCase()).not.toContain('budget')
  })
  test('texts cannot break the table, nor mention anyone', () => {
    const evil = 'x` | <img src=x> | @octocat\n\n# big'
    const text = comment({
      budgets: [
        budget({ name: evil, state: 'open', reason: evil }),
        budget({ state: 'allowed', by: '@octocat', at: evil }),
      ],
      acceptances: [
        { code: evil, place: evil, pattern: evil, reason: evil, until: evil, state: 'expired', matches: 1 },
      ],
    })
    expect(dangersOf(text)).toEqual([])
  })
})

test('policies are listed with what they set; their texts cannot act on the page', () => {
  const [digest, mayLoosen] = [`sha256:${'a'.repeat(64)}`, []]
  const policies = [
    { source: './policies', file: 'a.yml', digest, sets: ['timeout', 'never-accept'], mayLoosen },
    { source: 'github:acme/policies/b.yml@v3', commit: 'c'.repeat(40), digest, sets: [], mayLoosen },
  ]
  const text = below(comment({ policies }))
  expect(text).toContain('Policies (2)')
  expect(text).toContain(`- \`a.yml\` of \`./policies\` (${digest}): timeout, never-accept`)
  expect(text).toContain(`- \`github:acme/policies/b.yml@v3\` (commit ${'c'.repeat(40)})`)
  expect(terminal({ policies })).toContain('Policies: 2, listed in the Report.')
  const evil = 'x` <img src=x> | @octocat\n\n# big'
  const hostile = { source: evil, file: evil, commit: evil, digest: evil, sets: [evil], mayLoosen: [evil] }
  expect(dangersOf(comment({ policies: [hostile] }))).toEqual([])
})

describe('acceptances', () => {
  const accepted: Finding = {
    code: 'runs-as-root',
    level: 'note',
    confidence: 'proved',
    message: 'it runs as root',
    evidence: [],
    accepted: { level: 'warn', reason: 'ticket 12', until: '2026-12-31' },
  }
  const acceptance = {
    code: 'runs-as-root',
    place: '*',
    reason: 'ticket 12',
    until: '2026-12-31',
    matches: 1,
  }

  test('that are used are listed with their reason, and are no remarks', () => {
    const text = comment({ findings: [accepted], acceptances: [{ ...acceptance, state: 'used' }] })
    expect(top(text)).not.toContain('runs as root')
    expect(below(text)).toContain('It runs as root. Accepted until 2026-12-31: ticket 12.')
  })
  test('that have expired are on top, in the terminal too', () => {
    const expired = { acceptances: [{ ...acceptance, until: '2026-01-01', state: 'expired' as const }] }
    expect(top(comment(expired))).toContain(
      '**Expired acceptance:** `runs-as-root` at `*` until 2026-01-01, ticket 12.',
    )
    expect(terminal(expired)).toContain('Expired acceptance: runs-as-root')
  })
  test('that are about nothing are named, in the terminal too', () => {
    const unused = { acceptances: [{ ...acceptance, state: 'unused' as const }] }
    const sentence = 'Unused acceptance, which matches no finding of this run: '
    expect(below(comment(unused))).toContain(`${sentence}\`runs-as-root\` at \`*\`.`)
    expect(below(comment(unused))).toContain('Accepted (0), unused (1)')
    expect(terminal(unused)).toContain(`${sentence}runs-as-root at *.`)
  })
})
