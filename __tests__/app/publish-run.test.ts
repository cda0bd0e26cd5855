/** `mode: publish`, on the payload of a finished run, with a GitHub on 127.0.0.1 that checks each request. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../../src/app/host.ts'
import { main } from '../../src/app/main.ts'
import type { Report } from '../../src/core/schema.ts'
import {
  READ_ONLY,
  startGitHub,
  type GitHubServer,
  type Options,
  type StoredArtifact,
} from '../support/github-server.ts'
import { compared, flask, unreachable } from '../support/reports.ts'
import { ATTACKS, poisoned } from '../support/hostile.ts'
import { dangersOf } from '../support/html.ts'
import { zip } from '../support/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'publish-'))
afterAll(() => rmSync(folder, { recursive: true }))

let server: GitHubServer | undefined
afterEach(async () => {
  await server?.close()
  expect(server?.failures ?? []).toEqual([])
  server = undefined
})

/** The first requests compile GitHub's description, which can take longer than a call may. */
beforeAll(async () => {
  await publish({ run: { conclusion: 'failure' } })
  await publish({ run: { conclusion: 'failure' } })
}, 60_000)

const HEAD = 'c'.repeat(40)
const OTHER = 'd'.repeat(40)
const finished = {
  id: 7,
  run_attempt: 2,
  event: 'pull_request',
  status: 'completed',
  conclusion: 'success',
  head_branch: 'topic',
  head_sha: HEAD,
  head_repository: { full_name: 'mallory/app' },
  pull_requests: [{ number: 99 }],
}
const open = { number: 12, repository: 'mallory/app', branch: 'topic', sha: HEAD }
/** All that a stranger may write in the artifact about where it belongs. */
const forged = { sha: OTHER, ref: 'main', repository: 'victim/app' }
const stored = (report: object | Buffer, change: Partial<StoredArtifact> = {}): StoredArtifact => ({
  id: 1,
  name: 'sea-trial-report',
  zip: Buffer.isBuffer(report) ? report : zip({ 'sea-trial-report.json': JSON.stringify(report) }),
  branch: 'topic',
  sha: HEAD,
  ...change,
})

interface Case extends Options {
  run?: object
  event?: string
  inputs?: Record<string, string>
}

async function publish({ run = {}, event = 'workflow_run', inputs = {}, ...github }: Case) {
  await server?.close()
  const started = (server = await startGitHub({
    pulls: [open],
    artifacts: [stored({ ...flask, ...forged })],
    ...github,
  }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  let log = ''
  const write = (chunk: string) => Boolean((log += chunk))
  const stream = { write } as unknown as Host['stdout'] // nothing else of it is used
  const given = { mode: 'publish', token: started.token, ...inputs }
  const summary = file('summary', '')
  const env = {
    ...Object.fromEntries(Object.entries(given).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: started.repository,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ workflow_run: { ...finished, ...run } })),
    GITHUB_SHA: OTHER,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_API_URL: started.url,
    GITHUB_STEP_SUMMARY: summary,
  }
  const toolkit = jest.spyOn(process.stdout, 'write').mockImplementation((text) => write(String(text)))
  const code = await main({ script: '', args: [], env, cwd: folder, stdout: stream, stderr: stream })
  toolkit.mockRestore()
  const bodies = started.comments.map(({ body }) => body)
  const plain = bodies.map((body) => body.replaceAll('\u200b', ''))
  const writes = started.requests.filter((request) => !request.startsWith('GET'))
  return {
    code,
    log,
    bodies,
    plain,
    writes,
    requests: started.requests,
    summary: readFileSync(summary, 'utf8'),
  }
}

describe('it comments', () => {
  test('green, on the pull request that GitHub names, and says whose figures these are', async () => {
    const { code, bodies, log, summary, requests } = await publish({})
    expect(code).toBe(0)
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain('is seaworthy')
    expect(bodies[0]).toContain(
      'from the pull request’s own run, whose code and workflow its author can change',
    )
    expect(bodies[0]).toContain('the run ended in `success`')
    expect(log).toContain('Comment: https://github.com/octo/app/pull/12#issuecomment-')
    expect(summary).toContain('Comment: ')
    expect(requests[0]).toBe('GET /repos/octo/app/pulls?state=open&head=mallory%3Atopic&per_page=100&page=1')
  })

  test('red', async () => {
    const { code, bodies } = await publish({
      run: { conclusion: 'failure' },
      artifacts: [stored(unreachable)],
      jobs: { trial: 'failure' },
    })
    expect(code).toBe(0)
    expect(bodies[0]).toContain('is not seaworthy')
    expect(bodies[0]).not.toContain('not proven')
  })

  test('with the commit, repository and run that GitHub says, not those of the Report', async () => {
    const location = { file: 'Dockerfile', line: 3 }
    const finding = { code: 'x', level: 'warn', confidence: 'hint', message: 'm', location, evidence: [] }
    const report = { ...unreachable, ...forged, findings: [...unreachable.findings, finding] }
    const { bodies, plain } = await publish({ artifacts: [stored(report)] })
    expect(plain[0]).toContain(`commit ${HEAD.slice(0, 7)}`)
    expect(bodies[0]).toContain('https://github.com/octo/app/actions/runs/7/attempts/2')
    expect(bodies[0]).toContain(`https://github.com/mallory/app/blob/${HEAD}/Dockerfile#L3`)
    for (const word of [OTHER.slice(0, 6), 'victim']) expect(bodies[0]).not.toContain(word)
  })

  test('and the next run updates that comment', async () => {
    const first = await publish({})
    const again = await publish({
      comments: [{ body: first.bodies[0] ?? '', author: 'github-actions[bot]' }],
      artifacts: [stored(unreachable)],
    })
    expect(again.bodies).toHaveLength(1)
    expect(again.writes).toEqual([expect.stringMatching(/^PATCH /)])
  })

  test('on each image once: the newest Report of a name', async () => {
    const { bodies } = await publish({
      artifacts: [
        stored({ ...unreachable, name: 'api' }, { id: 1 }),
        stored({ ...flask, name: 'web' }, { id: 2, name: 'sea-trial-report-web' }),
        stored({ ...flask, name: 'api' }, { id: 3, name: 'sea-trial-report-api' }),
        stored(flask, { id: 4, name: 'logs' }),
        stored(flask, { id: 5, run: 8 }),
        stored(flask, { id: 6, name: 'sea-trial-report-old', isExpired: true }),
      ],
    })
    expect(bodies).toHaveLength(1)
    const [body = ''] = bodies
    expect(body).toContain('All 2 images are seaworthy')
    expect(body.match(/^\| ⚓ \[(?:api|web)\]/gm)).toHaveLength(2)
  })

  test('with a link to the page of the run, where there is one', async () => {
    const page = (id: number, change: Partial<StoredArtifact> = {}) =>
      stored(flask, { id, name: `sea-trial-page${id === 8 ? '' : '-api'}.html`, ...change })
    const link = 'https://github.com/octo/app/actions/runs/7/artifacts/'
    const one = await publish({ artifacts: [stored(flask), page(8), page(9, { isExpired: true })] })
    expect(one.bodies[0]).toContain(`[page](${link}8)`)
    const several = await publish({ artifacts: [stored(flask), page(8), page(9)] })
    expect(several.bodies[0]).not.toContain(link)
  })

  test('as `comment` says', async () => {
    const { code, bodies, log } = await publish({ inputs: { comment: 'on-failure' } })
    expect([code, bodies]).toEqual([0, []])
    expect(log).toContain('No comment was due.')
  })
})

describe('a pass of a run that did not succeed is not believed', () => {
  const notProven = 'is not proven to be seaworthy: its Report says pass, but its run ended in'
  test.each<[string, Options & { run: object }]>([
    ['a red run whose only Report passes', { run: { conclusion: 'failure' }, jobs: { trial: 'failure' } }],
    ['a cancelled run', { run: { conclusion: 'cancelled' }, jobs: { trial: 'cancelled' } }],
    [
      'a red run with another Report that fails, and more failed jobs than that',
      {
        run: { conclusion: 'failure' },
        jobs: { trial: 'failure', lint: 'failure' },
        artifacts: [stored(flask), stored({ ...unreachable, name: 'web' }, { id: 2 })],
      },
    ],
    [
      'a red run whose jobs cannot be read',
      {
        run: { conclusion: 'failure' },
        faults: [{ method: 'GET', path: '/jobs', status: 403, message: 'Resource not accessible' }],
      },
    ],
  ])('%s', async (_, github) => {
    const { code, bodies } = await publish(github)
    expect(code).toBe(0)
    expect(bodies.filter((body) => body.includes(notProven))).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('⚓'))).toEqual([])
  })

  test('why the jobs could not be read is in the log and the summary', async () => {
    const { log, summary } = await publish({
      run: { conclusion: 'failure' },
      faults: [{ method: 'GET', path: '/jobs', status: 403, message: 'Resource not accessible' }],
    })
    const why = 'The jobs of the run could not be read, so no pass of it counts: '
    expect(log).toContain(why)
    expect(summary.replaceAll('\u200b', '')).toContain(why)
  })

  test('it is believed where another image explains the failed job', async () => {
    const { bodies } = await publish({
      run: { conclusion: 'failure' },
      jobs: { flask: 'success', web: 'failure', docs: 'skipped' },
      artifacts: [stored(flask), stored({ ...unreachable, name: 'web' }, { id: 2 })],
    })
    expect(bodies.join()).not.toContain('not proven')
    expect(bodies.filter((body) => body.includes('⚓'))).toHaveLength(1)
  })
})

describe('nothing is posted, and a sentence says why (exit 0)', () => {
  test.each<[string, Case]>([
    ['no pull request from the run’s branch is open', { pulls: [] }],
    ['no pull request from the run’s branch is open', { pulls: [{ ...open, repository: 'mallory/other' }] }],
    ['no pull request from the run’s branch is open', { pulls: [{ ...open, repository: null }] }],
    ['the pull request has another commit by now', { pulls: [{ ...open, sha: OTHER }] }],
    ['2 open pull requests have the run’s commit', { pulls: [open, { ...open, number: 13 }] }],
    ['the run has no artifact named `sea-trial-report`', { artifacts: [] }],
    ['the run has not ended', { run: { status: 'in_progress', conclusion: null } }],
    ['the run was of `push`, not of a pull request', { run: { event: 'push' } }],
    ['the repository of its code is gone', { run: { head_repository: null } }],
  ])('%s', async (why, given) => {
    const { code, log, writes, summary } = await publish(given)
    expect([code, writes]).toEqual([0, []])
    expect(log).toContain(why)
    expect(summary.replaceAll('\u200b', '')).toContain(why)
    expect(log).not.toContain('::warning')
  })
})

describe('it could not publish (exit 1)', () => {
  const bomb = zip({ 'sea-trial-report.json': ' '.repeat(11_000_000) })
  test.each<[string, Case]>([
    ['is not JSON', { artifacts: [stored(zip({ 'a.json': 'x' }))] }],
    ['has 2 JSON files, not one', { artifacts: [stored(zip({ 'a.json': '{}', 'b.json': '{}' }))] }],
    ['has more than 10000000 bytes', { artifacts: [stored(bomb)] }],
    ['is not a Report of Sea Trial', { artifacts: [stored({ ...flask, headline: 7 })] }],
    ['has schemaVersion 2', { artifacts: [stored({ ...flask, schemaVersion: 2 })] }],
    ['has more than 4194304 bytes', { artifacts: [stored(Buffer.alloc(5_000_000))] }],
    ['it has no end of central directory', { artifacts: [stored(Buffer.from('no zip'))] }],
    ['add `pull-requests: write`', { faults: [READ_ONLY] }],
    [
      'its conversation is locked',
      {
        faults: [
          { method: 'POST', status: 403, message: 'Unable to create comment because issue is locked.' },
        ],
      },
    ],
    ['the job needs `actions: read`', { faults: [{ ...READ_ONLY, method: 'GET', path: '/artifacts' }] }],
    ['does not describe a finished run', { run: { head_sha: 'main' } }],
    ['without a `token`', { inputs: { token: '' } }],
  ])('%s', async (why, given) => {
    const { code, log, bodies } = await publish(given)
    expect([code, bodies]).toEqual([1, []])
    expect(log).toContain(why)
  })

  test('one that is no Report does not stop the others', async () => {
    const { code, bodies } = await publish({
      artifacts: [stored({}), stored(flask, { id: 2, name: 'sea-trial-report-flask' })],
    })
    expect(code).toBe(1)
    expect(bodies).toHaveLength(1)
  })

  test('a stranger’s flood of artifacts is cut', async () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      stored({ ...flask, name: `n${index}` }, { id: index + 1, name: `sea-trial-report-${index}` }),
    )
    const { code, bodies, log } = await publish({ artifacts: many })
    expect(code).toBe(1)
    expect(bodies.join()).toContain('All 20 images are seaworthy')
    expect(log).toContain('Only 20 of 25 artifacts were read.')
  })
})

describe('wrong settings (exit 2)', () => {
  test.each<[string, Case]>([
    ['`mode: publish` runs on `workflow_run`, not on `pull_request`', { event: 'pull_request' }],
    ['port has no effect with mode: publish', { inputs: { port: '80' } }],
    ['did you mean publish', { inputs: { mode: 'publis' } }],
    ['comment: "loud" is not allowed', { inputs: { comment: 'loud' } }],
  ])('%s', async (why, given) => {
    const { code, log, writes } = await publish(given)
    expect([code, writes]).toEqual([2, []])
    expect(log.replaceAll('%0A', '\n')).toContain(why)
  })
})

describe('hostile Reports', () => {
  test.each(ATTACKS.map((attack) => [attack]))('%j', async (attack) => {
    const { bodies, log } = await publish({
      artifacts: [stored(poisoned(attack.length % 2 === 0 ? compared : unreachable, attack))],
    })
    expect(bodies).toHaveLength(1)
    for (const body of bodies) expect(dangersOf(body, 'https://github.com/')).toEqual([])
    expect(
      log
        .split('\n')
        .filter((line) => /^\s*::(?!warning |set-output name=comment-url::https:)|##\[/.test(line)),
    ).toEqual([])
  })

  test('a path does not lead out of the commit’s files', async () => {
    const report: Report = {
      ...unreachable,
      findings: unreachable.findings.map((finding) => ({
        ...finding,
        location: { file: '../../../../evil/x/Dockerfile', line: 1 },
      })),
    }
    const { bodies } = await publish({ artifacts: [stored(report)] })
    expect(bodies[0]).not.toMatch(/blob\/[^)]*\.\./)
  })
})
