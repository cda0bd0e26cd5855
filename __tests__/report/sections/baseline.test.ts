import { describe, expect, test } from '@jest/globals'
import type { Baseline, BaselineTry, Report } from '../../../src/core/schema.ts'
import { renderTerminal } from '../../../src/report/index.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { compared, flask, renderComment } from '../../support/reports.ts'

const comment = (report: Report) => renderComment(report, NO_LINKS)
const terminal = (report: Report) => renderTerminal(report, { color: false, width: 400, unicode: true })
const withBaseline = (change: Partial<Baseline>): Report => ({
  ...compared,
  baseline: compared.baseline && { ...compared.baseline, ...change },
})
const how = { how: 'the parent of this merge', wanted: 'f'.repeat(40) }

describe('the footer says which commit it is', () => {
  test.each<[string, Partial<Baseline>, string]>([
    [
      'the wanted one',
      { ...how, behind: 0 },
      'cached report of `main` 3f2a1c9 (the parent of this merge), 2 hours old',
    ],
    [
      'an older one',
      { ...how, behind: 2 },
      '3f2a1c9 (2 commits before the parent of this merge), 2 hours old',
    ],
    ['another one', how, '3f2a1c9 (the newest; fffffff, the parent of this merge, has none), 2 hours old'],
    ['of a file', { source: 'file' }, 'baseline: report of `main` 3f2a1c9, 2 hours old'],
    ['of an older version', { source: '/tmp/r.json' }, 'baseline: /tmp/r.json of `main` 3f2a1c9'],
  ])('%s', (_, change, says) => expect(comment(withBaseline(change))).toContain(says))
})

const tried: BaselineTry[] = [
  { source: 'cache', outcome: 'failed', seconds: 10, note: 'The cache service did not answer within 10 s' },
  {
    source: 'artifact',
    outcome: 'nothing',
    seconds: 0.42,
    note: 'The job needs the permission `actions: read`',
  },
]

describe('the details', () => {
  test('have one line for each place that was tried', () => {
    const text = comment({ ...flask, baselineSearch: tried })
    expect(text).toContain('Why there is no baseline')
    expect(text).toContain('Actions cache: failed, 10.0 s. The cache service did not answer within 10 s.')
    expect(text).toContain(
      'Artifacts of earlier runs: nothing found, 0.42 s. The job needs the permission `actions: read`.',
    )
  })

  test('with a baseline', () => {
    const text = comment({ ...compared, baselineSearch: [{ source: 'cache', outcome: 'found', seconds: 1 }] })
    expect(text).toContain('Where the baseline is from')
    expect(text).toContain('Actions cache: found, 1.00 s')
  })

  test('are left out where nothing was searched for', () =>
    expect(comment(flask)).not.toContain('Why there is'))

  test('cannot be used to write Markdown', () => {
    const note = `<img src=x> @team #1 ${'[a](http://b) '.repeat(1000)}\n## heading`
    const text = comment({
      ...flask,
      baselineSearch: [{ source: 'cache', outcome: 'nothing', seconds: 0, note }],
    })
    expect(text).not.toMatch(/<img|\]\(http:\/\/b\)|^## heading|[^`\u200b]@team/m)
    expect(text.length).toBeLessThan(12_000)
  })
})

test('a terminal says how to get one', () => {
  const note = '`--baseline build` builds it'
  const skipped: BaselineTry = { source: 'build', outcome: 'skipped', seconds: 0, note }
  expect(terminal({ ...flask, baselineSearch: [skipped] })).toContain(
    'No baseline: --baseline build builds it.',
  )
  expect(terminal({ ...compared, baselineSearch: [skipped] })).not.toContain('No baseline')
  expect(terminal(flask)).not.toContain('No baseline')
})
