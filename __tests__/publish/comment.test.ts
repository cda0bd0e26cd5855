/** The one comment of a pull request, written by many jobs at once. */
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/core/schema.ts'
import type { Clock } from '../../src/core/clock.ts'
import { connect, type Comment, type Context, type GitHub } from '../../src/github/index.ts'
import type { Job } from '../../src/inputs/index.ts'
import { publishComment, type Sticky } from '../../src/publish/comment.ts'
import { legacyMarker, parseBody, renderBody, sectionOf } from '../../src/report/index.ts'
import { fakeClock, socketTurn } from '../support/fake-clock.ts'
import { startGitHub, WORKFLOW, type GitHubServer, type Options } from '../support/github-server.ts'
import { flask, unreachable } from '../support/reports.ts'

const BOT = WORKFLOW.login
const instant: Clock = { now: () => 0, date: () => new Date(0), sleep: () => Promise.resolve() }

/** Random numbers from 0 to 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Only the comments, in memory: a request takes time on its way there and on its way back. */
function slowGitHub(clock: ReturnType<typeof fakeClock>, random: () => number, slowest: number) {
  const comments: Comment[] = []
  let created = 0
  const now = () =>
    clock
      .date()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
  const request = async <T>(handle: () => T): Promise<T> => {
    await clock.sleep(random() * slowest)
    const answer = structuredClone(handle())
    await clock.sleep(random() * slowest)
    return answer
  }
  const github: Pick<
    GitHub,
    'comments' | 'createComment' | 'updateComment' | 'deleteComment' | 'commentDeletions'
  > = {
    async *comments(_, since = '') {
      yield await request(() => comments.filter(({ updatedAt }) => updatedAt >= since))
    },
    createComment: (_, body) =>
      request(() => {
        const id = ++created
        const author = 'github-actions[bot]'
        const comment = { id, body, author, isBot: true, url: `https://x/${id}`, updatedAt: now() }
        comments.push(comment)
        return comment
      }),
    async updateComment(id, bodyFor) {
      const body = await bodyFor(0)
      return request(() => {
        const found = comments.find((one) => one.id === id)
        if (!found) throw Object.assign(new Error('Not Found'), { status: 404 })
        return Object.assign(found, { body, updatedAt: now() })
      })
    },
    deleteComment: (id) =>
      request(() => {
        const at = comments.findIndex((one) => one.id === id)
        if (at >= 0) comments.splice(at, 1)
      }),
    commentDeletions: () => request(() => []),
  }
  return { github: github as GitHub, comments } // publishing calls no others
}

const context = (run: number, sha: string): Context => ({
  event: 'pull_request',
  repository: 'octo/app',
  sha,
  ref: 'feature',
  baseRef: 'main',
  baseSha: null,
  runSha: null,
  before: null,
  branch: null,
  defaultBranch: 'main',
  pullRequest: 12,
  queuedPullRequest: null,
  fork: false,
  readOnly: null,
  runUrl: null,
  run: { id: run, attempt: 1, workflow: 'CI', job: 'trial' },
  serverUrl: 'https://github.com',
  docs: null,
  apiUrl: '',
  problem: null,
})

const LEGS = 20
const leg = (index: number, legs = LEGS): Job => ({
  matrix: [['version', `v${index}`]],
  legs,
  checkRun: null,
  network: null,
})
const small: Report = { ...flask, image: null, smoke: null, build: null, findings: [] }

const stickyOf = (github: GitHub, change: Partial<Sticky> = {}): Sticky => ({
  inputs: { comment: 'always', minimumChange: null, token: 'ghs_1' },
  context: context(7, 'a'.repeat(40)),
  job: { matrix: [], legs: 1, checkRun: null, network: null },
  clock: instant,
  random: () => 0.5,
  links: { run: null, files: null, docs: null, now: 'This PR' },
  connect: () => Promise.resolve(github),
  ...change,
})

/** A comment with the section of one image. */
function bodyOf(name: string, { run = 5 }: { run?: number }): string {
  const origin = { run, attempt: 1, workflow: 'CI', job: name, matrix: [], legs: 1 }
  const report = { ...small, name, sha: 'a'.repeat(40) }
  return renderBody([{ ...sectionOf(report, { run: origin, log: null }), body: `## ${name}` }])
}

const race = async (seed: number, spread: number, slowest: number) => {
  const random = randomFrom(seed)
  const clock = fakeClock()
  const { github, comments } = slowGitHub(clock, random, slowest)
  const failures: string[] = []
  await Promise.all(
    Array.from({ length: LEGS }, async (_, index) => {
      await clock.sleep(random() * spread)
      await publishComment([small], stickyOf(github, { clock, random, job: leg(index) }), failures)
    }),
  )
  return { failures, sections: comments.map(({ body }) => parseBody(body)?.length) }
}

/** Seconds within which the jobs end; the longest way of a request, in seconds. */
const RACES = [
  [0, 0.3],
  [2, 0.3],
  [0.1, 0.01],
  [5, 0.5],
] as const

test('twenty jobs that end together lose no section, in 100 of 100 runs', async () => {
  for (let run = 0; run < 100; run++) {
    const [spread, slowest] = RACES[run % RACES.length] ?? [0, 0]
    expect({ run, ...(await race(run, spread, slowest)) }).toEqual({ run, failures: [], sections: [LEGS] })
  }
}, 120_000)

describe('with requests to GitHub', () => {
  let server: GitHubServer | undefined
  afterEach(async () => {
    await server?.close()
    expect(server?.failures ?? []).toEqual([])
    server = undefined
  })

  const open = async (options: Options = {}): Promise<GitHubServer> => (server = await startGitHub(options))
  const publish = async (report: Report, change: Partial<Sticky> = {}) => {
    if (!server) throw new Error('no server')
    const { token, url, repository } = server
    const failures: string[] = []
    const clock = change.clock ?? instant
    const github = await connect({ token, apiUrl: url, repository, clock })
    const sticky = stickyOf(github, { clock, ...change })
    const comment = await publishComment([{ ...report, sha: sticky.context.sha }], sticky, failures)
    return { comment, failures }
  }
  const sectionsIn = (github: GitHubServer) =>
    github.comments.map(({ body }) => parseBody(body)?.map(({ title }) => title))
  const writes = ({ requests }: GitHubServer) => requests.filter((one) => !one.startsWith('GET'))

  test('four jobs at once, while requests fail before and after they were carried out', async () => {
    const github = await open({
      faults: [
        { method: 'PATCH', status: 502, times: 2, carriedOut: true },
        { method: 'PATCH', status: 403, message: 'You have exceeded a secondary rate limit', after: 3 },
        { method: 'POST', drops: true, carriedOut: true },
        { method: 'GET', path: 'comments', halves: 'reset', after: 2 },
      ],
    })
    const clock = fakeClock(socketTurn)
    const random = randomFrom(1)
    const all = [0, 1, 2, 3].map((index) => publish(small, { clock, random, job: leg(index, 4) }))
    expect((await Promise.all(all)).flatMap(({ failures }) => failures)).toEqual([])
    expect(sectionsIn(github)).toEqual([['flask (v0)', 'flask (v1)', 'flask (v2)', 'flask (v3)']])
  }, 30_000)

  test('two first runs leave one comment: the later one moves its section, and deletes its own', async () => {
    let rival: number | undefined
    const github = await open({
      meanwhile: (request, acts) => {
        if (request.startsWith('POST') && rival === undefined)
          rival = acts.post(BOT, bodyOf('web', { run: 7 })).id
      },
    })
    await publish(small)
    expect(sectionsIn(github)).toEqual([['flask', 'web']])
    expect(github.comments.map(({ id }) => id)).toEqual([rival])
    expect(writes(github).map((one) => one.split(' ')[0])).toEqual(['POST', 'PATCH', 'DELETE'])
  })

  test('what a job overwrites that read before us is written again', async () => {
    let reads = 0
    const github = await open({
      comments: [{ body: bodyOf('web', { run: 6 }), author: BOT }],
      meanwhile: (request, acts) => {
        if (request.startsWith('GET') && ++reads === 2) acts.edit(1001, bodyOf('api', { run: 7 }))
      },
    })
    await publish(small)
    expect(sectionsIn(github)).toEqual([['api', 'flask', 'web']])
    expect(writes(github)).toHaveLength(2)
  })

  test('a run of an older commit that ends late changes nothing', async () => {
    const github = await open()
    const late = { context: context(7, 'b'.repeat(40)) }
    await publish(unreachable, { context: context(8, 'a'.repeat(40)) })
    const body = github.comments[0]?.body
    const { comment, failures } = await publish(small, late)
    expect(github.comments.map((one) => one.body)).toEqual([body])
    expect(comment?.url).toContain('1001')
    expect(failures).toEqual([])
  })

  test('a second attempt replaces the first, and not the other way round', async () => {
    const github = await open()
    const attempt = (number: number): Partial<Sticky> => {
      const one = context(7, 'a'.repeat(40))
      return { context: { ...one, run: { ...one.run, attempt: number } } }
    }
    await publish(small, attempt(2))
    await publish(unreachable, attempt(1))
    expect(github.comments[0]?.body).toContain('is seaworthy')
    await publish(unreachable, attempt(3))
    expect(github.comments[0]?.body).toContain('is not seaworthy')
  })

  test('legs that are gone leave with the next commit, when all others have reported', async () => {
    const github = await open()
    for (const index of [0, 1, 2]) await publish(small, { job: leg(index, 3) })
    const next = { context: context(8, 'b'.repeat(40)) }
    await publish(small, { ...next, job: leg(0, 2) })
    expect(sectionsIn(github)).toEqual([['flask (v0)', 'flask (v1)', 'flask (v2)']])
    expect(github.comments[0]?.body).toContain('(at `aaaaaaa`)')
    await publish(small, { ...next, job: leg(1, 2) })
    expect(sectionsIn(github)).toEqual([['flask (v0)', 'flask (v1)']])
    expect(github.comments[0]?.body).not.toContain('(at `')
  })

  test.each([
    ['by a stranger', 'mallory', bodyOf('flask', {})],
    ['by another bot', 'other[bot]', bodyOf('flask', {})],
    ['below the first line', BOT, `look:\n${bodyOf('flask', {})}`],
    ['by a stranger, as earlier versions wrote it', 'mallory', `${legacyMarker('flask')}\nx`],
  ])('a marker %s is never edited', async (_, author, body) => {
    const github = await open({ comments: [{ author, body }] })
    await publish(small)
    expect(github.comments).toHaveLength(2)
    expect(github.comments[0]?.body).toBe(body)
  })

  test.each([
    ['an app', { kind: 'app', login: 'my-app[bot]' }, 'ghs_0123456789'],
    ['a person', { kind: 'user', login: 'octocat' }, 'ghp_0123456789'],
  ] as const)('the comment of %s is found among others of the workflow', async (_, identity, token) => {
    const github = await open({
      identity,
      token,
      comments: [{ author: identity.login, body: bodyOf('web', { run: 6 }) }],
    })
    await publish(small, { inputs: { comment: 'always', minimumChange: null, token } })
    expect(sectionsIn(github)).toEqual([['flask', 'web']])
  })

  const talk = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ body: `talk ${index}`, author: 'octocat' }))

  test.each([
    [0, 3],
    [150, 4],
    [250, 5],
  ])('after %d comments it takes at most %d requests', async (count, most) => {
    const github = await open({ comments: [...talk(count), { body: bodyOf('flask', {}), author: BOT }] })
    await publish(small)
    expect(sectionsIn(github).filter(Boolean)).toEqual([['flask']])
    expect(github.requests.length).toBeLessThanOrEqual(most)
  })

  describe('deleted', () => {
    test.each([
      ['a pass makes no other', small, 0],
      ['a failure does', unreachable, 1],
    ])('by a person: %s', async (_, report, count) => {
      const github = await open()
      await publish(small)
      github.remove(1001, 'octocat')
      const { failures } = await publish(report)
      expect(github.comments).toHaveLength(count)
      expect(failures).toEqual([])
    })

    test('by a bot: made again', async () => {
      const github = await open()
      await publish(small)
      github.remove(1001, 'cleaner[bot]')
      await publish(small)
      expect(github.comments).toHaveLength(1)
    })

    test.each([
      ['a pass makes no other', small, 0],
      ['a failure does', unreachable, 1],
    ])('while it is written: %s', async (_, report, count) => {
      const github = await open({
        comments: [{ body: bodyOf('flask', {}), author: BOT }],
        meanwhile: (request, acts) => {
          if (request.startsWith('PATCH')) acts.remove(1001, 'octocat')
        },
      })
      const { failures } = await publish(report)
      expect(github.comments).toHaveLength(count)
      expect(failures).toEqual([])
    })
  })

  test('the comments of an earlier version: the first becomes the comment, others of the image go', async () => {
    const legacy = (name: string) => ({ body: `${legacyMarker(name)}\n## old ${name}`, author: BOT })
    const github = await open({ comments: [legacy('flask'), legacy('web'), legacy('flask')] })
    await publish(small)
    expect(github.comments.map(({ id }) => id)).toEqual([1001, 1002])
    expect(sectionsIn(github)).toEqual([['flask'], undefined])
    await publish({ ...small, name: 'web' })
    expect(sectionsIn(github)).toEqual([['flask', 'web']])
  })

  test('a second page of an outdated list is no reason for a second comment', async () => {
    const github = await open({
      meanwhile: (request, acts) => {
        if (!request.includes('since=')) return
        for (const one of acts.comments) one.issue = 13 // not shown yet
      },
    })
    await publish(unreachable)
    expect(github.comments).toHaveLength(1)
  })

  test('what cannot be read again was written nevertheless', async () => {
    await open({ faults: [{ method: 'GET', after: 1, status: 403, message: 'Forbidden', times: 99 }] })
    const { comment, failures } = await publish(unreachable)
    expect(comment?.url).toContain('1001')
    expect(failures).toEqual([])
  })

  test.each([
    ['issues: write', { issues: 'write' }, []],
    ['pull-requests: write', { 'pull-requests': 'write' }, []],
    ['contents: read', { contents: 'read' }, [expect.stringContaining('pull-requests: write')]],
  ] as const)('a token with %s', async (_, scopes, expected) => {
    await open({ scopes })
    expect((await publish(unreachable)).failures).toEqual(expected)
  })

  test('422 and 409 are errors, with what GitHub says', async () => {
    await open({ faults: [{ method: 'POST', status: 422, message: 'Validation Failed' }] })
    expect((await publish(unreachable)).failures).toEqual([expect.stringContaining('Validation Failed')])
  })
})
