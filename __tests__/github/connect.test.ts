import { afterEach, describe, expect, test } from '@jest/globals'
import type { Clock } from '../../src/core/clock.ts'
import { connect, GitHubError, type Comment, type GitHub } from '../../src/github/index.ts'
import { startGitHub, type GitHubServer, type Options } from '../support/github-server.ts'

/** Waits are counted, not waited. */
function countingClock() {
  let now = 0
  const waits: number[] = []
  const clock: Clock = {
    now: () => now,
    date: () => new Date(1_772_000_000_000 + now * 1000),
    sleep(seconds) {
      waits.push(seconds)
      now += seconds
      return Promise.resolve()
    },
  }
  return { clock, waits }
}

let server: GitHubServer
async function start(options: Options = {}): Promise<{ github: GitHub; waits: number[] }> {
  server = await startGitHub(options)
  const { clock, waits } = countingClock()
  const github = await connect({
    token: server.token,
    apiUrl: `${server.url}/`,
    repository: server.repository,
    clock,
  })
  return { github, waits }
}

/** Every request and every answer of every test is as GitHub describes it. */
afterEach(async () => {
  await server.close()
  expect(server.failures).toEqual([])
})

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ body: `comment ${index}`, author: 'octocat' }))
async function read(github: GitHub, since?: string): Promise<Comment[]> {
  const comments: Comment[] = []
  for await (const page of github.comments(12, since)) comments.push(...page)
  return comments
}
const says = (body: string) => () => Promise.resolve(body)
const rejection = async (work: Promise<unknown>): Promise<GitHubError> => {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof GitHubError)) throw new Error(`no GitHubError: ${String(error)}`)
  return error
}

test('all pages are read, oldest first', async () => {
  const { github } = await start({ comments: many(230) })
  const comments = await read(github)
  expect(comments.map(({ body }) => body)).toEqual(many(230).map(({ body }) => body))
  expect(server.requests).toHaveLength(3)
})

test.each([
  [0, 1],
  [99, 1],
  [100, 2], // without a Link header a full page may not be the last
  [101, 2],
])('%d comments take at most %d pages', async (count, pages) => {
  const { github } = await start({ comments: many(count) })
  expect(await read(github)).toHaveLength(count)
  expect(server.requests.length).toBeLessThanOrEqual(pages)
})

test('a comment is added, then changed', async () => {
  const { github } = await start()
  const comment = await github.createComment(12, 'hello')
  expect(comment).toMatchObject({ body: 'hello', author: 'github-actions[bot]', isBot: true })
  expect(comment.url).toMatch(/^https:\/\/github\.com\/octo\/app\/pull\/12#issuecomment-\d+$/)
  await github.updateComment(comment.id, says('bye'))
  expect(server.comments.map(({ body }) => body)).toEqual(['bye'])
})

describe('who the token is', () => {
  test.each([
    [{ kind: 'user', login: 'octocat' }, 'octocat', 'octocat'],
    [{ kind: 'workflow', login: 'github-actions[bot]' }, null, 'github-actions[bot]'],
    [{ kind: 'app', login: 'my-app[bot]' }, null, 'my-app[bot]'],
  ] as const)('%j', async (identity, user, viewer) => {
    const { github } = await start({ identity })
    expect([await github.user(), await github.viewer()]).toEqual([user, viewer])
  })
})

describe('faults that pass', () => {
  test.each([502, 503, 500])('%d is tried again', async (status) => {
    const { github, waits } = await start({
      comments: many(1),
      faults: [{ method: 'GET', status, times: 3 }],
    })
    expect(await read(github)).toHaveLength(1)
    expect(waits).toEqual([0.5, 1, 2])
  })

  test('a broken connection is tried again', async () => {
    const { github } = await start({ comments: many(1), faults: [{ method: 'GET', drops: true, times: 2 }] })
    expect(await read(github)).toHaveLength(1)
  })

  test('a fault that stays ends in its status', async () => {
    const { github, waits } = await start({ faults: [{ method: 'GET', status: 502, times: 99 }] })
    expect(await rejection(read(github))).toMatchObject({ status: 502 })
    expect(waits).toEqual([0.5, 1, 2, 4])
  })

  test.each([
    [{ 'retry-after': '7' }, 403, [7]],
    [{ 'retry-after': '3' }, 429, [3]],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772000030' }, 403, [30]],
    [{}, 429, [5]],
  ] as const)('a rate limit %j of %d is waited out', async (headers, status, expected) => {
    const { github, waits } = await start({
      faults: [{ method: 'POST', status, headers, message: 'API rate limit exceeded' }],
    })
    await github.createComment(12, 'hello')
    expect(waits).toEqual(expected)
    expect(server.comments).toHaveLength(1)
  })

  test('a secondary rate limit without headers', async () => {
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    const { github, waits } = await start({ faults: [{ method: 'POST', status: 403, message }] })
    await github.createComment(12, 'hello')
    expect(waits).toEqual([5])
  })

  test('one that lasts an hour is not', async () => {
    const { github, waits } = await start({
      faults: [{ method: 'GET', status: 403, headers: { 'retry-after': '3600' }, times: 9 }],
    })
    expect(await rejection(read(github))).toMatchObject({ status: 403 })
    expect(waits).toEqual([])
  })
})

test('only comments that changed since, and one that is deleted twice', async () => {
  const { github } = await start({ comments: many(3) })
  const changed = await github.updateComment(1002, says('new'))
  expect((await read(github, changed.updatedAt)).map(({ id }) => id)).toEqual([1002])
  await github.deleteComment(1001)
  await github.deleteComment(1001)
  server.remove(1003, 'octocat')
  expect((await read(github)).map(({ id }) => id)).toEqual([1002])
  expect(await github.commentDeletions(12)).toEqual(['github-actions[bot]', 'octocat'])
})

test('a change asks for its body before each try', async () => {
  const { github } = await start({ comments: many(1), faults: [{ method: 'PATCH', status: 502, times: 2 }] })
  const changed = await github.updateComment(1001, (tries) => Promise.resolve(`try ${tries}`))
  expect(changed.body).toBe('try 2')
})

test('all calls about comments share the time for retries', async () => {
  const headers = { 'retry-after': '20' }
  const { github, waits } = await start({
    comments: many(1),
    faults: ['GET', 'PATCH', 'POST'].map((method) => ({ method, status: 503, headers })),
  })
  await read(github)
  await github.updateComment(1001, says('x'))
  expect(await rejection(github.createComment(12, 'x'))).toMatchObject({ status: 503 })
  expect(waits).toEqual([20, 20])
})

describe('faults that do not pass', () => {
  test.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
    [401, 'Bad credentials'],
    [422, 'Validation Failed'],
  ])('%d is said at once', async (status, message) => {
    const { github, waits } = await start({ faults: [{ method: 'POST', status, message, times: 9 }] })
    const error = await rejection(github.createComment(12, 'hello'))
    expect(error).toMatchObject({ status })
    expect(error.message).toContain(message)
    expect(waits).toEqual([])
  })

  test('nobody answers', async () => {
    const { github } = await start()
    await server.close()
    expect(await rejection(read(github))).toMatchObject({ status: 0 })
  })
})

describe('a comment is added once', () => {
  test.each([
    ['an error after it was added', { status: 502, carriedOut: true }],
    ['a connection that breaks after it was added', { drops: true, carriedOut: true }],
    ['an error before it was added', { status: 502 }],
    ['a connection that breaks before it was added', { drops: true }],
  ])('in spite of %s', async (_, fault) => {
    const { github } = await start({ comments: many(101), faults: [{ method: 'POST', ...fault }] })
    const comment = await github.createComment(12, 'hello')
    expect(comment.body).toBe('hello')
    expect(server.comments.filter(({ body }) => body === 'hello')).toHaveLength(1)
  })

  test('of errors that stay nothing is left but the error', async () => {
    const { github } = await start({ faults: [{ method: 'POST', status: 502, times: 99 }] })
    expect(await rejection(github.createComment(12, 'hello'))).toMatchObject({ status: 502 })
    expect(server.comments).toEqual([])
  })
})

describe.each(['cut', 'reset'] as const)('an answer of which half comes (%s)', (halves) => {
  test.each(['page=1', 'page=2', 'page=3'])('in the middle of a list, %s', async (page) => {
    const { github, waits } = await start({
      comments: many(230),
      faults: [{ method: 'GET', path: 'comments', query: page, halves, times: 2 }],
    })
    expect((await read(github)).map(({ body }) => body)).toEqual(many(230).map(({ body }) => body))
    expect(waits).toEqual([0.5, 1])
  })

  test('to a change', async () => {
    const { github } = await start({ comments: many(1), faults: [{ method: 'PATCH', halves, times: 2 }] })
    expect(await github.updateComment(1001, says('bye'))).toMatchObject({ id: 1001, body: 'bye' })
  })

  test('to a new comment, which is added once', async () => {
    const { github } = await start({ faults: [{ method: 'POST', halves, carriedOut: true }] })
    expect(await github.createComment(12, 'hello')).toMatchObject({ body: 'hello' })
    expect(server.comments).toHaveLength(1)
  })

  test('to whom the token belongs', async () => {
    const { github } = await start({
      identity: { kind: 'user', login: 'octocat' },
      faults: [{ method: 'GET', path: '/user', halves }],
    })
    expect(await github.user()).toBe('octocat')
  })

  test('to whom it writes as', async () => {
    const { github } = await start({ faults: [{ method: 'POST', path: '/graphql', halves }] })
    expect(await github.viewer()).toBe('github-actions[bot]')
  })

  test('to whether a commit is there, and what a user may do', async () => {
    const commit = 'c'.repeat(40)
    const { github } = await start({
      commits: { [commit]: {} },
      permissions: { octocat: 'write' },
      faults: [
        { method: 'GET', path: '/git/commits/', halves },
        { method: 'GET', path: '/permission', halves },
      ],
    })
    expect([await github.hasCommit(commit), await github.permission('octocat')]).toEqual([true, 'write'])
  })

  test('to the artifacts of a name', async () => {
    const artifact = { id: 1, name: 'a', zip: Buffer.from('x'), branch: 'main', sha: 'c'.repeat(40) }
    const { github } = await start({
      artifacts: [artifact],
      faults: [{ method: 'GET', path: '/artifacts', halves }],
    })
    expect(await github.artifacts('a')).toHaveLength(1)
  })

  test('every time, is an error in the end', async () => {
    const { github, waits } = await start({ faults: [{ method: 'GET', halves, times: 99 }] })
    expect(await rejection(read(github))).toMatchObject({ status: 0 })
    expect(waits).toEqual([0.5, 1, 2, 4])
  })
})

describe('an end within a minute', () => {
  test('a server fault says when to come back', async () => {
    const { github, waits } = await start({
      faults: [{ method: 'GET', status: 503, headers: { 'retry-after': '8' } }],
    })
    await read(github)
    expect(waits).toEqual([8])
  })

  test('or names a date', async () => {
    const date = new Date(1_772_000_020_000).toUTCString()
    const { github, waits } = await start({
      faults: [{ method: 'GET', status: 503, headers: { 'retry-after': date } }],
    })
    await read(github)
    expect(waits).toEqual([20])
  })

  test('of a new comment too', async () => {
    const { github, waits } = await start({
      faults: [{ method: 'POST', status: 503, headers: { 'retry-after': '9' } }],
    })
    await github.createComment(12, 'hello')
    expect(waits).toEqual([9])
    expect(server.comments).toHaveLength(1)
  })

  test.each(['GET', 'POST', 'PATCH'] as const)(
    '%s is not retried for longer, for any Retry-After',
    async (method) => {
      const headers = { 'retry-after': '20' }
      const { github, waits } = await start({
        comments: many(1),
        faults: [{ method, status: 503, headers, times: 99 }],
      })
      const calls = {
        GET: () => read(github),
        POST: () => github.createComment(12, 'x'),
        PATCH: () => github.updateComment(1001, says('x')),
      }
      expect(await rejection(calls[method]())).toMatchObject({
        status: 503,
      })
      expect(waits).toEqual([20, 20])
    },
  )

  test('the pages of a list share it', async () => {
    const headers = { 'retry-after': '20' }
    const { github, waits } = await start({
      comments: many(230),
      faults: ['page=1', 'page=2', 'page=3'].map((query) => ({ method: 'GET', query, status: 503, headers })),
    })
    expect(await rejection(read(github))).toMatchObject({ status: 503 })
    expect(waits).toEqual([20, 20])
  })
})

describe('what the gate reads', () => {
  const commit = 'c'.repeat(40)

  test('a file at a commit; null where there is none', async () => {
    const text = `timeout: 5s # ${'é'.repeat(200)}\n`
    const { github } = await start({ commits: { [commit]: { 'services/api/.sea-trial.yml': text } } })
    expect((await github.file('services/api/.sea-trial.yml', commit))?.toString()).toBe(text)
    expect(await github.file('.sea-trial.yml', commit)).toBeNull()
    expect(await github.hasCommit(commit)).toBe(true)
  })
  test('the commit of a branch, tag or commit; null where there is none', async () => {
    const { github } = await start({ commits: { [commit]: {} }, refs: { 'release/v1': commit } })
    const of = ['release/v1', commit, 'v2', 'd'.repeat(40)].map((ref) => github.commit(ref))
    expect(await Promise.all(of)).toEqual([commit, commit, null, null])
  })
  test('a commit that is not there is no missing file', async () => {
    const { github } = await start({ commits: {} })
    expect((await rejection(github.file('.sea-trial.yml', commit))).status).toBe(404)
    expect(await github.hasCommit(commit)).toBe(false)
  })
  test('labels, and who added and removed them, on all pages', async () => {
    const labelEvents = Array.from({ length: 150 }, (_, index) => ({
      label: 'allow',
      event: index % 2 === 0 ? ('labeled' as const) : ('unlabeled' as const),
      by: `user${index}`,
    }))
    const { github } = await start({
      labelEvents: [...labelEvents, { label: 'x', event: 'labeled', by: 'b' }],
    })
    expect(await github.labels(12)).toEqual(['x'])
    const events = await github.labelEvents(12)
    expect(events).toHaveLength(151)
    expect(events.at(-1)).toEqual({ label: 'x', isAdded: true, by: 'b', at: '2026-03-02T09:00:00Z' })
  })
  test('permissions', async () => {
    const { github } = await start({ permissions: { octocat: 'write' } })
    expect(await github.permission('octocat')).toBe('write')
    expect(await github.permission('stranger')).toBe('read')
  })
  test('a server that hangs costs a few seconds, not a minute', async () => {
    const { github, waits } = await start({
      faults: [{ method: 'GET', path: '/labels', times: 99, status: 502 }],
    })
    expect((await rejection(github.labels(12))).status).toBe(502)
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(10)
  })
})
