/** One row for each event of the table: what its payload means, and whether a trial may run. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVENT_NAMES } from '../../src/core/event-names.ts'
import { EVENT_RULES } from '../../src/github/events.ts'
import { eventRule, isChange, readContext, whyRefused } from '../../src/github/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'event-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SHA = 'a'.repeat(40)
const pull = (repository: string | null) => ({
  pull_request: {
    number: 7,
    head: { sha: SHA, ref: 'topic', repo: repository && { full_name: repository } },
    base: { ref: 'main', sha: SHA, repo: { full_name: 'octo/app' } },
  },
})
const own = pull('octo/app')
const fork = pull('mallory/app')
const issue = { issue: { number: 7, pull_request: {} } }
const run = (repository: string) => ({ workflow_run: { head_repository: { full_name: repository } } })
const group = { merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main', base_sha: SHA } }

function read(event: string, payload: object) {
  const path = join(folder, 'event.json')
  writeFileSync(path, JSON.stringify(payload))
  return readContext({
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_SHA: SHA,
    GITHUB_REF: 'refs/heads/main',
  })
}

interface Expected {
  refused: boolean
  pullRequest: number | null
  change: boolean
  baseline: boolean
}
const onPull = { refused: false, pullRequest: 7, change: true, baseline: false }
const onBranch = { refused: false, pullRequest: null, change: false, baseline: true }
const elsewhere = { ...onBranch, baseline: false }

const rows: [string, object, Expected][] = [
  ['pull_request', own, onPull],
  ['pull_request', fork, onPull],
  ['pull_request_review', fork, onPull],
  ['pull_request_review_comment', own, onPull],
  ['merge_group', group, { ...elsewhere, change: true }],
  ['push', { before: SHA }, onBranch],
  ['workflow_dispatch', {}, onBranch],
  ['schedule', {}, onBranch],
  ['release', { release: { tag_name: 'v1' } }, elsewhere],
  ['repository_dispatch', { client_payload: own }, elsewhere],
  ['pull_request_target', own, onPull],
  ['pull_request_target', fork, { ...onPull, refused: true }],
  ['pull_request_target', pull(null), { ...onPull, refused: true }],
  ['pull_request_target', {}, { ...onPull, pullRequest: null, refused: true }],
  ['issue_comment', issue, { ...onPull, refused: true }],
  ['issue_comment', { issue: { number: 7 } }, { ...elsewhere, refused: true }],
  ['workflow_run', run('octo/app'), elsewhere],
  ['workflow_run', run('mallory/app'), { ...elsewhere, refused: true, change: true }],
  ['workflow_run', {}, { ...elsewhere, refused: true, change: true }],
  ['an_event_of_tomorrow', fork, elsewhere],
]

test.each(rows)('%s %j', (event, payload, { refused, pullRequest, change, baseline }) => {
  const context = read(event, payload)
  expect(context.pullRequest).toBe(pullRequest)
  expect(isChange(context)).toBe(change)
  expect(eventRule(event).isBaseline).toBe(baseline)
  const why = whyRefused(context)
  if (!refused) expect(why).toBeNull()
  else expect(why).toMatch(new RegExp(`^On \`${event}\` no trial runs: .* secrets of this repository`))
})

describe('the table', () => {
  test.each(Object.keys(EVENT_RULES))('%s has a row here', (event) =>
    expect(rows.map(([name]) => name)).toContain(event),
  )
  test.each(rows.filter(([, payload]) => payload === own || payload === issue))(
    '%s comments if and only if its payload names the pull request',
    (event, payload) => expect(eventRule(event).comments).toBe(read(event, payload).pullRequest !== null),
  )
  test('no event of a change saves a baseline', () =>
    expect(Object.values(EVENT_RULES).filter((rule) => rule.isChange && rule.isBaseline)).toEqual([]))
})

test('on a laptop nothing is refused', () => expect(whyRefused(readContext({}))).toBeNull())

test('the events of the table exist', () =>
  expect(EVENT_NAMES).toEqual(expect.arrayContaining(Object.keys(EVENT_RULES))))
