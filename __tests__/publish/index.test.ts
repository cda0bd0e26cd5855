import { afterEach, describe, expect, test } from '@jest/globals'
import type { Clock } from '../../src/core/clock.ts'
import { connect, type Context } from '../../src/github/index.ts'
import type { Job } from '../../src/inputs/index.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import { UserError } from '../../src/core/errors.ts'
import { redact } from '../../src/lib/redact.ts'
import { errorReport, publish, publishError, type HandedOn, type Runner } from '../../src/publish/index.ts'
import { outputsOf } from '../../src/publish/outputs.ts'
import { legacyMarker, parseBody } from '../../src/report/index.ts'
import type { Report } from '../../src/core/schema.ts'
import {
  READ_ONLY,
  startGitHub,
  WORKFLOW,
  type GitHubServer,
  type Options,
} from '../support/github-server.ts'
import { compared, flask, notTried, unreachable } from '../support/reports.ts'

const notPushed: Report = {
  ...flask,
  push: { digest: null, refs: [], verified: false, failed: [{ ref: 'acme/api:1', error: 'it is full' }] },
}
const clock: Clock = { now: () => 0, date: () => new Date(0), sleep: () => Promise.resolve() }
const random = () => 0.5
const job: Job = { matrix: [], legs: 1, checkRun: null, network: null }

let server: GitHubServer | undefined
afterEach(async () => {
  await server?.close()
  expect(server?.failures ?? []).toEqual([])
  server = undefined
})

/** Records the calls of a runner. */
function recorder(broken: Partial<Runner> = {}) {
  const outputs: Record<string, string> = {}
  const annotations: string[] = []
  const summaries: string[] = []
  const runner: Runner = {
    setOutput: (name, value) => void (outputs[name] = value),
    annotate: (level, message, { title, file, line }) =>
      void annotations.push(`${level} ${file ?? ''}:${line ?? ''} [${title}] ${message}`),
    appendSummary: (markdown) => Promise.resolve(void summaries.push(markdown)),
    ...broken,
  }
  return { outputs, annotations, summaries, runner }
}

const context: Context = {
  event: 'pull_request',
  repository: 'octo/app',
  sha: 'a'.repeat(40),
  ref: 'feature',
  baseRef: 'main',
  baseSha: null,
  queuedPullRequest: null,
  runSha: null,
  before: null,
  branch: null,
  defaultBranch: 'main',
  pullRequest: 12,
  fork: false,
  readOnly: null,
  runUrl: 'https://github.com/octo/app/actions/runs/42',
  run: { id: 42, attempt: 1, workflow: 'CI', job: 'trial' },
  serverUrl: 'https://github.com',
  docs: null,
  apiUrl: '',
  problem: null,
}

interface Setting {
  github?: Options
  comment?: Inputs['comment']
  artifact?: Inputs['artifact']
  handedOn?: HandedOn
  minimumChange?: Inputs['minimumChange']
  context?: Partial<Context>
  token?: string | null
  runner?: Partial<Runner>
  secrets?: string[]
}

async function run(report: Report, { github = {}, comment = 'always', token, ...setting }: Setting = {}) {
  const started = (server = await startGitHub(github))
  const recorded = recorder(setting.runner)
  let connections = 0
  const handed: string[] = []
  const published = await publish([report], {
    inputs: {
      comment,
      artifact: setting.artifact ?? 'auto',
      minimumChange: setting.minimumChange ?? null,
      token: token === undefined ? started.token : token,
      report: '/tmp/report.json',
      sarif: null,
      html: null,
    },
    job,
    clock,
    random,
    writeBody: () => '/tmp/comment.md',
    context: { ...context, apiUrl: started.url, ...setting.context },
    connect: () => {
      connections++
      return connect({ token: started.token, apiUrl: started.url, repository: started.repository, clock })
    },
    runner: recorded.runner,
    handOn: ([one]) => {
      handed.push(one?.name ?? '')
      return Promise.resolve(setting.handedOn ?? { name: 'sea-trial-report' })
    },
    secrets: setting.secrets ?? [],
  })
  return {
    ...recorded,
    published,
    handed,
    connections,
    bodies: started.comments.map(({ body }) => body),
    requests: started.requests,
  }
}

const old = (name: string, author: string, text = 'old') => ({
  body: `${legacyMarker(name)}\n${text}`,
  author,
})
const BOT = WORKFLOW.login
const writes = (requests: string[]) => requests.filter((request) => !request.startsWith('GET'))

describe('one comment, updated', () => {
  test('the first run adds it', async () => {
    const { published, bodies, outputs } = await run(flask)
    expect(bodies).toHaveLength(1)
    expect(parseBody(bodies[0] ?? '')).toMatchObject([{ title: 'flask', verdict: 'pass', run: 42 }])
    expect(published.comment?.url).toMatch(/#issuecomment-1001$/)
    expect(published.failures).toEqual([])
    expect(outputs['comment-url']).toBe(published.comment?.url)
  })

  test('the next run updates it, at any position among other comments', async () => {
    const others = Array.from({ length: 150 }, (_, index) => ({ body: `talk ${index}`, author: 'octocat' }))
    const { bodies, requests, published } = await run(unreachable, {
      github: { comments: [...others, old('flask', BOT), ...others] },
    })
    expect(bodies).toHaveLength(301)
    expect(bodies[150]).toContain('is not seaworthy')
    expect(writes(requests)).toEqual(['PATCH /repos/octo/app/issues/comments/1151'])
    expect(published.comment?.url).toMatch(/#issuecomment-1151$/)
  })

  test.each([
    ['planted by a stranger', old('flask', 'mallory')],
    ['of another image', old('other', BOT)],
    ['whose name begins alike', old('flask-2', BOT)],
    ['that quotes the marker', { body: `look:\n${legacyMarker('flask')}`, author: BOT }],
    ['of another bot', old('flask', 'other[bot]')],
  ])('a comment %s is not changed', async (_, comment) => {
    const { bodies } = await run(flask, { github: { comments: [comment] } })
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toBe(comment.body)
  })

  test.each([
    ['a person', { kind: 'user', login: 'octocat' }, 'ghp_0123456789'],
    ['an app', { kind: 'app', login: 'my-app[bot]' }, 'ghs_0123456789'],
  ] as const)('the token of %s finds its own comments', async (_, identity, token) => {
    const { bodies } = await run(flask, {
      github: { identity, token, comments: [old('flask', identity.login), old('flask', 'mallory')] },
    })
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toContain('is seaworthy')
  })

  test("a user's token does not change a comment of the workflow", async () => {
    const github = {
      identity: { kind: 'user', login: 'octocat' },
      token: 'ghp_0123456789',
      comments: [old('flask', BOT)],
    } as const
    expect((await run(flask, { github: { ...github, comments: [...github.comments] } })).bodies).toHaveLength(
      2,
    )
  })
})

describe('when a comment is created', () => {
  const unchanged: Report = {
    ...compared,
    delta: compared.delta && {
      ...compared.delta,
      rows: compared.delta.rows.map((row) => ({ ...row, before: row.after })),
      layers: [],
    },
  }
  const otherwise = (change: object): Report => ({
    ...unchanged,
    delta: unchanged.delta && { ...unchanged.delta, ...change },
  })
  const rows: [Inputs['comment'], string, Report, boolean][] = [
    ['always', 'a pass', flask, true],
    ['always', 'an error', notTried, true],
    ['on-failure', 'a pass', flask, false],
    ['on-failure', 'a failure', unreachable, true],
    ['on-failure', 'an error', notTried, true],
    ['on-failure', 'a failed push', notPushed, true],
    ['on-change', 'a pass without a baseline', flask, true],
    ['on-change', 'the same as before', unchanged, false],
    ['on-change', 'a changed figure', compared, true],
    [
      'on-change',
      'a failure like before',
      { ...unreachable, delta: otherwise({ verdictBefore: 'fail' }).delta },
      true,
    ],
    ['on-change', 'a failure that is fixed', otherwise({ verdictBefore: 'fail' }), true],
    ['on-change', 'a new remark', otherwise({ findingsBefore: [] }), true],
    [
      'on-change',
      'a remark fewer',
      otherwise({ findingsBefore: ['killed-on-stop', 'exposed-but-silent'] }),
      true,
    ],
    ['never', 'a failure', unreachable, false],
  ]
  test.each(rows)('%s: %s', async (comment, _, report, isDue) => {
    const { bodies, published } = await run(report, { comment })
    expect(bodies).toHaveLength(isDue ? 1 : 0)
    expect(published.failures).toEqual([])
  })

  test.each([
    ['smaller than the minimum', { limit: 100_000_000, isPercent: false }, false],
    ['of fewer percent', { limit: 90, isPercent: true }, false],
    ['of more bytes', { limit: 1000, isPercent: false }, true],
    ['of more percent', { limit: 0.1, isPercent: true }, true],
  ])('on-change: a change of sizes %s', async (_, minimumChange, isDue) => {
    const rows = compared.delta?.rows.map((row) =>
      ['readySeconds', 'deadWeight'].includes(row.key) ? { ...row, before: row.after } : row,
    )
    const delta = otherwise({ rows }).delta
    const { bodies } = await run({ ...unchanged, delta }, { comment: 'on-change', minimumChange })
    expect(bodies).toHaveLength(isDue ? 1 : 0)
  })

  test.each(['on-failure', 'on-change'] as const)(
    '%s: one that exists does not go stale',
    async (comment) => {
      const { bodies } = await run(unchanged, {
        comment,
        github: { comments: [old('flask', BOT, 'is not seaworthy')] },
      })
      expect(bodies[0]).toContain('is seaworthy')
    },
  )

  test('never: no request to GitHub', async () => {
    const { connections, requests } = await run(unreachable, { comment: 'never' })
    expect([connections, requests]).toEqual([0, []])
  })

  test.each(['push', 'merge_group', 'schedule'])(
    'on %s there is only the summary, and nothing to complain about',
    async (event) => {
      const { connections, published, summaries } = await run(flask, {
        context: { event, pullRequest: null },
      })
      expect(connections).toBe(0)
      expect(published).toEqual({ comment: null, failures: [], notes: [] })
      expect(summaries[0]).toContain('`flask` is seaworthy')
    },
  )
})

describe('the Report as an artifact', () => {
  const ofFork = { fork: true, readOnly: 'fork' } as const
  const ofDependabot = { readOnly: 'dependabot' } as const
  const LATER = /forks get a token that only reads, so the workflow with `mode: publish` writes the comment/

  test('a fork: no comment is tried, the Report is handed on, and one sentence says so', async () => {
    const { requests, handed, published, annotations, summaries } = await run(flask, { context: ofFork })
    expect(requests).toEqual([])
    expect(handed).toEqual(['flask'])
    expect(annotations.join()).not.toContain('[Sea Trial]')
    expect(published.failures).toEqual([])
    expect(published.notes).toEqual([
      expect.stringMatching(LATER),
      'The Report is in the artifact `sea-trial-report` of this run.',
    ])
    expect(summaries[0]).toMatch(LATER)
    expect(summaries[0]).toContain('artifact `sea-trial-report`')
  })

  test('Dependabot, whose token only reads: the refused comment is no warning', async () => {
    const github = { faults: [READ_ONLY] }
    const { handed, published, annotations } = await run(flask, { github, context: ofDependabot })
    expect(handed).toEqual(['flask'])
    expect(annotations.join()).not.toContain('[Sea Trial]')
    expect(published.notes[0]).toContain('add `pull-requests: write`')
  })

  test('Dependabot, whose workflow gave it a token that writes: a comment as everywhere', async () => {
    const { handed, published, bodies } = await run(flask, { context: ofDependabot })
    expect(bodies).toHaveLength(1)
    expect(handed).toEqual([])
    expect(published.notes).toEqual([])
  })

  test('without the permission to comment it is handed on too, and the warning stays', async () => {
    const { handed, annotations } = await run(flask, { github: { faults: [READ_ONLY] } })
    expect(handed).toEqual(['flask'])
    expect(annotations.join()).toContain('warning')
  })

  test.each<[Setting, string[]]>([
    [{}, []],
    [{ artifact: 'always' }, ['flask']],
    [{ artifact: 'always', context: { event: 'push', pullRequest: null } }, ['flask']],
    [{ artifact: 'never', context: ofFork, github: { faults: [READ_ONLY] } }, []],
    [{ comment: 'never', context: ofFork }, []],
    [{ comment: 'never', context: ofFork, artifact: 'always' }, ['flask']],
  ])('%j uploads %j', async (setting, expected) => {
    expect((await run(flask, setting)).handed).toEqual(expected)
  })

  test('`artifact: never`: of a fork, too, the comment is tried: its repository may let it write', async () => {
    const { bodies } = await run(flask, { context: ofFork, artifact: 'never' })
    expect(bodies).toHaveLength(1)
  })

  test('a failed upload is a sentence', async () => {
    const handedOn = { name: null, why: 'this runner offers no artifacts' }
    const { published, summaries } = await run(flask, { context: ofFork, handedOn })
    expect(published.notes[1]).toBe(
      'The Report was not uploaded as an artifact: this runner offers no artifacts.',
    )
    expect(summaries[0]).toContain('this runner offers no artifacts')
  })
})

describe('an error of one part is a sentence, and the other parts are published', () => {
  const rows: [string, Setting, RegExp][] = [
    [
      'a read-only token',
      { github: { faults: [READ_ONLY] } },
      /^The comment on pull request #12 was not written: the token has no write permission \(403, .*\); add `pull-requests: write` to the job's `permissions`\.$/,
    ],
    [
      'a fork',
      { github: { faults: [READ_ONLY] }, context: { fork: true } },
      /pull requests from forks get a read-only token/,
    ],
    [
      'a token that sees nothing',
      { github: { pullRequest: 13 } },
      /cannot see it \(404\); add `pull-requests: write`/,
    ],
    [
      'a token that is no good',
      { github: { faults: [{ method: 'GET', status: 401, message: 'Bad credentials' }] } },
      /does not accept the `token` \(401, Bad credentials/,
    ],
    [
      'GitHub down',
      { github: { faults: [{ method: 'GET', status: 503, times: 99 }] } },
      /GitHub kept failing \(503/,
    ],
    [
      'GitHub out of reach',
      { github: { faults: [{ method: 'GET', drops: true, times: 99 }] } },
      /could not be reached/,
    ],
    [
      'a rate limit',
      {
        github: {
          faults: [
            {
              method: 'GET',
              status: 403,
              message: 'API rate limit exceeded',
              headers: { 'retry-after': '3600' },
            },
          ],
        },
      },
      /rate limit is used up/,
    ],
    [
      'a locked conversation',
      {
        github: {
          faults: [
            { method: 'POST', status: 403, message: 'Unable to create comment because issue is locked.' },
          ],
        },
      },
      /conversation is locked/,
    ],
    ['no token', { token: null }, /^No comment was written: there is no `token`\.$/],
    ['no repository', { context: { repository: null } }, /there is no GITHUB_REPOSITORY/],
    [
      'a payload that is none',
      { context: { problem: 'The event payload x is not JSON', pullRequest: null } },
      /^The event payload x is not JSON\.$/,
    ],
    [
      'no summary file',
      { runner: { appendSummary: () => Promise.reject(new Error('EACCES: permission denied')) } },
      /^The job summary was not written: EACCES/,
    ],
  ]
  test.each(rows)('%s', async (_, setting, says) => {
    const { published, outputs, annotations } = await run(unreachable, setting)
    expect(published.failures).toHaveLength(1)
    expect(published.failures[0]).toMatch(says)
    expect(annotations.filter((line) => line.startsWith('warning :'))).toEqual([
      `warning : [Sea Trial] ${published.failures[0] ?? ''}`,
    ])
    expect(outputs.verdict).toBe('fail')
  })

  test('outputs that cannot be set', async () => {
    const setOutput = () => {
      throw new Error('Missing file at path: /x')
    }
    const { published, summaries } = await run(flask, { runner: { setOutput } })
    expect(published.failures).toEqual(['The outputs were not set: Missing file at path: /x.'])
    expect(published.comment).not.toBeNull()
    expect(summaries).toHaveLength(1)
  })
})

test('outputs', async () => {
  const { outputs } = await run(flask)
  expect(outputs).toMatchObject({
    verdict: 'pass',
    headline: flask.headline,
    'image-id': flask.image?.id,
    image: 'sea-trial.local/run:abc',
    port: '5000',
    'ready-seconds': '0.84',
    'on-disk': '212100000',
    'dead-weight': '6200000',
    report: '/tmp/report.json',
    'comment-file': '/tmp/comment.md',
    'comment-body': expect.stringMatching(/^## ⚓ `flask` is seaworthy/),
  })
  expect(JSON.parse(outputs.findings ?? '')).toEqual(flask.findings)
})

describe('a push', () => {
  const digest = `sha256:${'ab'.repeat(32)}`
  const pushed = { digest, refs: ['ghcr.io/acme/api:1'], verified: true, failed: [] }

  test('has its digest and references as outputs', async () => {
    const { outputs, annotations } = await run({ ...flask, push: pushed })
    expect(outputs.digest).toBe(digest)
    expect(JSON.parse(outputs.pushed ?? '')).toEqual([{ image: 'flask', ref: 'ghcr.io/acme/api:1', digest }])
    expect(annotations.join()).not.toContain('not pushed')
  })

  test('that fails is an error of the step, with its reason', async () => {
    const failed = [
      { ref: 'acme.io/api:1', error: 'acme.io refuses it\n::error::no' },
      { ref: 'acme.io/api:2', error: 'too' },
    ]
    const { outputs, annotations } = await run({ ...flask, push: { ...pushed, failed } })
    expect(annotations).toContain(
      'error : [Sea Trial: not pushed] acme.io/api:1 was not pushed: acme.io refuses it ::error::no (and 1 more, in the job summary)',
    )
    expect(outputs.verdict).toBe('pass')
  })

  test('of several images has no digest of its own; the platforms of one have', () => {
    const of = (name: string): Report => ({ ...flask, name, push: pushed })
    const files = { file: null, sarif: null, comment: null, body: '', bodyFile: null }
    const two = outputsOf([of('web'), of('api')], files)
    expect([two.digest, JSON.parse(two.pushed ?? '')]).toMatchObject([
      '',
      [{ image: 'web' }, { image: 'api' }],
    ])
    const platforms = outputsOf([of('api'), of('api')], files)
    expect([platforms.digest, JSON.parse(platforms.pushed ?? '')]).toEqual([
      digest,
      [{ image: 'api', ref: 'ghcr.io/acme/api:1', digest }],
    ])
  })
})

test('outputs of a trial that could not run are empty, not missing', async () => {
  const { outputs } = await run(notTried)
  expect(outputs).toMatchObject({
    verdict: 'error',
    'image-id': '',
    port: '',
    'ready-seconds': '',
    'on-disk': '',
  })
})

describe('annotations', () => {
  test('each finding with a location is shown there', async () => {
    const { annotations } = await run(unreachable)
    expect(annotations).toEqual([
      'error Dockerfile:6 [Sea Trial: loopback-only] It listens on 127.0.0.1:5000 only. Bind 0.0.0.0: change Dockerfile:6 to `CMD ["flask", "run", "--host", "0.0.0.0"]`.',
      'warning examples/flask/Dockerfile:6 [Sea Trial: killed-on-stop] PID 1 (`flask run`) ignores SIGTERM, so every stop takes 10 s and ends in a kill. Add `STOPSIGNAL SIGINT`, which Flask handles.',
    ])
  })

  test('no more of a level than GitHub shows, the most important ones', async () => {
    const finding = (index: number) =>
      ({
        ...unreachable.findings[0],
        code: `c${index}`,
        message: 'm'.repeat(9000),
      }) as Report['findings'][number]
    const { annotations } = await run({
      ...unreachable,
      findings: Array.from({ length: 30 }, (_, index) => finding(index)),
    })
    expect(annotations).toHaveLength(8)
    expect(annotations[0]).toContain('c0]')
    expect(annotations[7]).toMatch(
      /^error : \[Sea Trial\] 23 more, in the job summary: c7 \(Dockerfile:6\), c8 /,
    )
    expect(Math.max(...annotations.map((line) => line.length))).toBeLessThan(4096)
  })

  test('a warning that the baseline has is not repeated; a failure is', async () => {
    const { findings } = unreachable
    const findingsBefore = findings.map(({ code }) => code)
    const delta = compared.delta && { ...compared.delta, findingsBefore, placesBefore: [] }
    const { annotations } = await run({ ...unreachable, delta })
    expect(annotations.map((line) => line.split(' ')[0])).toEqual(['error'])
  })

  test('hostile text is one line and no command', async () => {
    const finding = {
      ...unreachable.findings[0],
      message: '::error::a\r\n##[set-env name=A]b',
      fix: '\u001b[2Jx',
    } as Report['findings'][number]
    const { annotations } = await run({ ...unreachable, findings: [finding] })
    expect(annotations).toEqual([
      'error Dockerfile:6 [Sea Trial: loopback-only] : :error::a ## [set-env name=A]b. x.',
    ])
  })
})

test('nothing posted contains secrets, once the Report is redacted', async () => {
  const token = 'ghs_VERYSECRET0123456789'
  const secret = 'p4ssw0rd-of-the-db\nsecond line of it'
  const leak = `${token} ${Buffer.from(`x-access-token:${token}`).toString('base64')} ${secret.replace('\n', ' ')} ${encodeURIComponent(secret)}`
  const report: Report = {
    ...unreachable,
    headline: `\`flask\` is not seaworthy: ${leak}`,
    findings: unreachable.findings.map((finding) => ({
      ...finding,
      message: leak,
      fix: leak,
      evidence: [leak],
    })),
    smoke: unreachable.smoke && {
      ...unreachable.smoke,
      log: { tail: [leak, 'second line of it'], lines: 2, bytes: 9 },
    },
  }
  const { bodies, summaries, outputs, annotations } = await run(redact(report, [token, secret]), {
    github: { token },
    secrets: [token, secret],
  })
  const posted = JSON.stringify([bodies, summaries, outputs, annotations])
  for (const part of [
    'VERYSECRET',
    'p4ssw0rd',
    'second line',
    Buffer.from(`x-access-token:${token}`).toString('base64').slice(20, 40), // what is before is no secret
  ]) {
    expect(posted).not.toContain(part)
  }
  expect(posted).toContain('***')
})

describe('an error instead of a report', () => {
  const error = new UserError(
    'settings',
    '2 settings are wrong:\n  - timeout: 1x | <b>\n  - soak: y ghs_secret_of_the_job',
    'docs/settings.md lists every input.',
    { exit: 2 },
  )
  const report = errorReport(error, 'flask', context, new Date(0))

  async function fail({ comments = [], comment = 'always', token, faults = [], ...around }: Failing = {}) {
    const handed: string[] = []
    const started = (server = await startGitHub({ comments, faults }))
    const recorded = recorder()
    const failures = await publishError(report, {
      inputs: { comment, artifact: 'auto', token: token === undefined ? started.token : token },
      context: { ...context, ...around },
      job,
      clock,
      random,
      connect: () =>
        connect({ token: started.token, apiUrl: started.url, repository: started.repository, clock }),
      runner: recorded.runner,
      handOn: ([one]) => {
        handed.push(one?.findings.map(({ code }) => code).join() ?? '')
        return Promise.resolve({ name: 'sea-trial-report' })
      },
      secrets: ['ghs_secret_of_the_job'],
    })
    return { ...recorded, failures, started, handed }
  }
  interface Failing {
    comments?: { body: string; author: string }[]
    comment?: Inputs['comment']
    token?: string | null
    faults?: Options['faults']
    readOnly?: Context['readOnly']
  }

  test('of a fork: handed on, as its token cannot update the comment', async () => {
    const { started, handed, failures, summaries } = await fail({ readOnly: 'fork' })
    expect(started.requests).toEqual([])
    expect(handed).toEqual(['settings'])
    expect(failures).toEqual([])
    expect(summaries[0]).toContain('`sea-trial-report`')
  })

  test('the summary has every wrong setting, without secrets', async () => {
    const { summaries, failures } = await fail()
    expect(failures).toEqual([])
    expect(summaries).toHaveLength(1)
    expect(summaries[0]).toContain('could not be tried: 2 settings are wrong')
    expect(summaries[0]).toContain('- timeout: 1x | <b>')
    expect(summaries[0]).toContain('- soak: y ***')
    expect(summaries[0]).toContain('docs/settings.md lists every input.')
  })

  test('replaces an earlier comment, which would still show a pass', async () => {
    const { started } = await fail({ comments: [old('flask', BOT, 'is seaworthy')] })
    expect(started.comments).toHaveLength(1)
    expect(started.comments[0]?.body).toContain('could not be tried')
    expect(started.comments[0]?.body).not.toContain('is seaworthy')
  })

  test.each<[string, Failing]>([
    ['where there is none', {}],
    ["somebody else's", { comments: [old('flask', 'octocat')] }],
    ["another image's", { comments: [old('api', BOT)] }],
    ['where none is wanted', { comments: [old('flask', BOT)], comment: 'never' }],
    ['without a token', { comments: [old('flask', BOT)], token: null }],
  ])('creates no comment: %s', async (_, failing) => {
    const { started, summaries } = await fail(failing)
    expect(writes(started.requests)).toEqual([])
    expect(summaries).toHaveLength(1)
  })

  test('reports an error of GitHub, and writes the summary', async () => {
    const { failures, summaries, annotations } = await fail({
      comments: [old('flask', BOT)],
      faults: [{ method: 'PATCH', status: 403, message: 'Resource not accessible by integration' }],
    })
    expect(failures).toHaveLength(1)
    expect(annotations[0]).toContain('was not written')
    expect(summaries).toHaveLength(1)
  })
})
