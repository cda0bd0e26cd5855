import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readContext } from '../../src/github/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'event-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEAD = 'a'.repeat(40)
const MERGE = 'b'.repeat(40)
const BASE = 'c'.repeat(40)
let files = 0

function payloadFile(payload: unknown): string {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
  return path
}

const around = {
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_SHA: MERGE,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_SERVER_URL: 'https://github.com',
}
const read = (event: string, payload: unknown, env: Record<string, string> = {}) =>
  readContext({ ...around, GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: payloadFile(payload), ...env })

const pull = (head: object = {}) => ({
  number: 12,
  pull_request: {
    number: 12,
    head: { sha: HEAD, ref: 'feature', repo: { full_name: 'octo/app' }, ...head },
    base: { ref: 'main', sha: BASE, repo: { full_name: 'octo/app' } },
  },
  repository: { default_branch: 'main' },
})

describe('the commit before', () => {
  test.each([
    ['push', { before: BASE }, BASE],
    ['push', { before: '0'.repeat(40) }, null],
    ['push', { before: 'main; rm -rf /' }, null],
    ['workflow_dispatch', { before: BASE }, null],
  ])('of %s with %j', (event, payload, expected) => expect(read(event, payload).before).toBe(expected))

  test.each([
    ['refs/heads/main', 'main'],
    ['refs/heads/release/1', 'release/1'],
    ['refs/tags/main', null],
    ['refs/pull/12/merge', null],
  ])('the branch of %s', (ref, expected) =>
    expect(read('push', {}, { GITHUB_REF: ref }).branch).toBe(expected),
  )
})

describe('a token that only reads', () => {
  const fork = { repo: { full_name: 'mallory/app' } }
  test.each([
    ['pull_request', fork, 'someone', 'fork'],
    ['pull_request_review', fork, 'someone', 'fork'],
    ['pull_request', {}, 'dependabot[bot]', 'dependabot'],
    ['pull_request', {}, 'someone', null],
    ['pull_request_target', fork, 'someone', null],
    ['push', {}, 'dependabot[bot]', null],
  ])('%s with %j by %s: %s', (event, head, actor, expected) =>
    expect(read(event, pull(head), { GITHUB_ACTOR: actor }).readOnly).toBe(expected),
  )
})

describe('the docs of the action', () => {
  const action = { GITHUB_ACTION_REPOSITORY: 'acme/sea-trial', GITHUB_ACTION_REF: 'v1' }
  test.each<[Record<string, string>, string | null]>([
    [action, 'https://github.com/acme/sea-trial/blob/v1/docs/'],
    [{ ...action, GITHUB_ACTION_REF: 'feature/x' }, 'https://github.com/acme/sea-trial/blob/feature/x/docs/'],
    [{ ...action, GITHUB_ACTION_REPOSITORY: '' }, null],
    [{ ...action, GITHUB_ACTION_REF: '' }, null],
    [{ ...action, GITHUB_ACTION_REPOSITORY: 'a/b/c' }, null],
    [{ ...action, GITHUB_ACTION_REF: 'v1) [x](https://evil.example' }, null],
    [{ ...action, GITHUB_SERVER_URL: 'https://github.acme.example' }, null],
  ])('%j', (env, url) => expect(read('push', {}, env).docs).toBe(url))
})

describe('events', () => {
  test.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    '%s: the head is what readers know',
    (event) => {
      expect(read(event, pull(), { GITHUB_REF: 'refs/pull/12/merge' })).toEqual({
        queuedPullRequest: null,
        event,
        repository: 'octo/app',
        runSha: MERGE,
        before: null,
        sha: HEAD,
        ref: 'feature',
        baseRef: 'main',
        baseSha: BASE,
        branch: null,
        defaultBranch: 'main',
        pullRequest: 12,
        fork: false,
        readOnly: null,
        runUrl: 'https://github.com/octo/app/actions/runs/42',
        run: { id: 42, attempt: 1, workflow: null, job: null },
        serverUrl: 'https://github.com',
        docs: null,
        apiUrl: 'https://api.github.com',
        problem: null,
      })
    },
  )

  test.each([
    ['another repository', { repo: { full_name: 'mallory/app' } }],
    ['a fork that is gone', { repo: null }],
  ])('a pull request from %s is a fork', (_, head) =>
    expect(read('pull_request', pull(head)).fork).toBe(true),
  )

  test.each([
    ['push', { after: HEAD, ref: 'refs/heads/main', number: 5 }],
    ['schedule', { schedule: '0 0 * * *' }],
    ['workflow_dispatch', { inputs: { pull_request: 5 } }],
    ['issue_comment', { issue: { number: 5 }, comment: { body: '/try' } }],
    ['repository_dispatch', { client_payload: { pull_request: { number: 5 } } }],
  ])('%s has no pull request', (event, payload) => {
    expect(read(event, payload)).toMatchObject({
      pullRequest: null,
      sha: MERGE,
      ref: 'main',
      fork: false,
      problem: null,
    })
  })

  test('merge_group has a base and no pull request', () => {
    const payload = {
      merge_group: {
        head_sha: MERGE,
        head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-x',
        base_ref: 'refs/heads/main',
      },
    }
    expect(read('merge_group', payload)).toMatchObject({
      pullRequest: null,
      sha: MERGE,
      ref: 'gh-readonly-queue/main/pr-12-x',
      baseRef: 'main',
      problem: null,
    })
  })

  test.each<[head: unknown, base: unknown, number: number | null]>([
    [`refs/heads/gh-readonly-queue/main/pr-12-${MERGE}`, 'refs/heads/main', 12],
    [`refs/heads/gh-readonly-queue/main/pr-12-${MERGE}${'a'.repeat(24)}`, 'refs/heads/main', 12],
    [`refs/heads/gh-readonly-queue/release/1/pr-7-${MERGE}`, 'refs/heads/release/1', 7],
    [`refs/heads/gh-readonly-queue/a/pr-1-${MERGE}/pr-7-${MERGE}`, `refs/heads/a/pr-1-${MERGE}`, 7],
    [`refs/heads/gh-readonly-queue/main/pr-1-${MERGE}/pr-7-${MERGE}`, 'refs/heads/main', null],
    [`refs/heads/gh-readonly-queue/main/pr-1-${MERGE}-pr-7-${MERGE}`, 'refs/heads/main', null],
    [`refs/heads/gh-readonly-queue/other/pr-12-${MERGE}`, 'refs/heads/main', null],
    [`refs/heads/topic/gh-readonly-queue/main/pr-12-${MERGE}`, 'refs/heads/main', null],
    [`refs/heads/gh-readonly-queue/main/pr-0-${MERGE}`, 'refs/heads/main', null],
    [`refs/heads/gh-readonly-queue/main/pr-${'9'.repeat(30)}-${MERGE}`, 'refs/heads/main', null],
    ['refs/heads/gh-readonly-queue/main/pr-12-x', 'refs/heads/main', null],
    [`refs/heads/gh-readonly-queue/main/pr-12-${MERGE}`, undefined, null],
    [7, 'refs/heads/main', null],
  ])('the pull request of the queue in %s on %s is %s', (head_ref, base_ref, number) => {
    const context = read('merge_group', { merge_group: { head_ref, base_ref } })
    expect(context).toMatchObject({ queuedPullRequest: number, pullRequest: null })
  })

  test('workflow_run never believes its list of pull requests', () => {
    const payload = {
      workflow_run: {
        head_sha: HEAD,
        pull_requests: [{ number: 666 }],
        head_repository: { full_name: 'mallory/app' },
      },
    }
    expect(read('workflow_run', payload)).toMatchObject({ pullRequest: null, sha: MERGE, fork: true })
  })

  test('a comment on a pull request: its number is known, its commit is not', () => {
    const payload = { issue: { number: 12, pull_request: { url: 'x' } } }
    expect(read('issue_comment', payload)).toMatchObject({ pullRequest: 12, sha: null, ref: null })
  })
})

describe('a payload that is not as expected', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', 'hello', /^The event payload .* is not JSON; /],
    ['empty', '', /is not JSON/],
    ['null', 'null', /has no valid `pull_request.number`/],
    ['a list', [], /has no valid/],
    ['a text', '"x"', /has no valid/],
    ['no pull request', { action: 'opened' }, /has no valid/],
    ['a pull request that is a list', { pull_request: [] }, /has no valid/],
    ['a number as text', { pull_request: { number: '12' } }, /has no valid/],
    ['number 0', { pull_request: { number: 0 } }, /has no valid/],
    ['a fraction', { pull_request: { number: 1.5 } }, /has no valid/],
    ['a number beyond integers', '{"pull_request":{"number":1e300}}', /has no valid/],
    ['a prototype', '{"__proto__":{"pull_request":{"number":1}}}', /has no valid/],
  ])('%s: no pull request, and one sentence', (_, payload, problem) => {
    const context = read('pull_request', payload)
    expect(context).toMatchObject({ pullRequest: null, sha: null, repository: 'octo/app' })
    expect(context.problem).toMatch(problem)
    expect(context.problem).not.toContain('\n')
  })

  test('a payload that is not there', () => {
    const context = readContext({
      ...around,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(folder, 'missing.json'),
    })
    expect(context).toMatchObject({ pullRequest: null })
    expect(context.problem).toContain('cannot be read')
  })

  test('a pull request without head and base', () => {
    expect(read('pull_request', { pull_request: { number: 12 } })).toMatchObject({
      pullRequest: 12,
      sha: null,
      problem: null,
      fork: true,
    })
  })

  test.each(['HEAD', '../../x', 'a'.repeat(39), `${HEAD}\n`, 7, null])('a head of %j is no commit', (sha) => {
    expect(read('pull_request', pull({ sha })).sha).toBeNull()
  })

  test('for any payload it never throws, and numbers are numbers', () => {
    const events = fc.constantFrom(
      'pull_request',
      'pull_request_target',
      'push',
      'merge_group',
      'workflow_run',
      'issue_comment',
      'x',
      '',
    )
    fc.assert(
      fc.property(events, fc.jsonValue(), (event, payload) => {
        const { pullRequest } = read(event, payload)
        expect(pullRequest === null || Number.isSafeInteger(pullRequest)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

test('the commit of the base is the payload’s, where it is one', () => {
  const base = 'c'.repeat(40)
  const ofPull = (sha: unknown) =>
    read('pull_request', { pull_request: { number: 12, base: { ref: 'main', sha } } }).baseSha
  expect([ofPull(base), ofPull('--help'), ofPull(null)]).toEqual([base, null, null])
  expect(read('merge_group', { merge_group: { base_sha: base } }).baseSha).toBe(base)
})

describe('the environment', () => {
  test('nothing is set: everything is unknown', () => {
    expect(readContext({})).toEqual({
      baseSha: null,
      queuedPullRequest: null,
      runSha: null,
      event: null,
      repository: null,
      sha: null,
      ref: null,
      baseRef: null,
      before: null,
      branch: null,
      defaultBranch: null,
      pullRequest: null,
      fork: false,
      readOnly: null,
      runUrl: null,
      run: { id: null, attempt: 1, workflow: null, job: null },
      serverUrl: 'https://github.com',
      docs: null,
      apiUrl: 'https://api.github.com',
      problem: null,
    })
  })

  test('an Enterprise Server, and a second attempt', () => {
    const env = {
      GITHUB_SERVER_URL: 'https://ghe.example',
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_WORKFLOW: 'CI',
      GITHUB_JOB: 'trial',
    }
    expect(read('push', {}, env)).toMatchObject({
      runUrl: 'https://ghe.example/octo/app/actions/runs/42/attempts/2',
      apiUrl: 'https://ghe.example/api/v3',
      run: { id: 42, attempt: 2, workflow: 'CI', job: 'trial' },
    })
  })

  test.each(['octo', 'octo/app/x', 'octo/app?x', '../..\n/x'])('%j is no repository', (name) => {
    expect(read('push', {}, { GITHUB_REPOSITORY: name })).toMatchObject({ repository: null, runUrl: null })
  })
})
