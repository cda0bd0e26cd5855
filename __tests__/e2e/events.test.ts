/** `dist` as the action on each event of GitHub Actions, with the real client of artifacts. Weighs an archive: no engine. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saved } from '../support/archives.ts'
import { startArtifactService, type ArtifactService } from '../support/artifact-service.ts'
import { actionEnv } from '../support/dist.ts'
import { READ_ONLY, startGitHub, type GitHubServer, type Options } from '../support/github-server.ts'
import { finished, FORK, OWN, PAYLOADS, pull, SHA } from '../support/payloads.ts'
import { file, tar } from '../support/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'events-'))
const archive = join(folder, 'app.tar')
writeFileSync(archive, tar(saved({ layers: [tar([file('app', Buffer.alloc(2000, 'x'))])] })))
afterAll(() => rmSync(folder, { recursive: true }))

let github: GitHubServer
let artifacts: ArtifactService
const open = async (options: Options = {}) => {
  github = await startGitHub({ repository: OWN, pullRequest: 7, token: 'ghs_testtoken', ...options })
}
beforeEach(async () => {
  artifacts = await startArtifactService()
  await open()
})
afterEach(async () => {
  await Promise.all([github.close(), artifacts.close()])
  expect(github.failures).toEqual([])
})

interface Occasion {
  event: string
  payload: object
  /** More of the runner's variables. */
  env?: Record<string, string>
}

async function act({ event, payload, env = {} }: Occasion, inputs: Record<string, string> = { archive }) {
  const base = { PATH: process.env.PATH, ...artifacts.env }
  const run = actionEnv(base, { ...inputs }, { event, payload, apiUrl: github.url, env })
  const ran = await run.main()
  return { ...ran, summary: run.summary(), outputs: run.outputs() }
}

const PAGE = 'sea-trial-page.html'

type Done = 'comment' | 'artifact' | 'summary' | 'refused'
const rows: [string, string, object, Done][] = [
  ['pull_request', 'of this repository', pull(OWN), 'comment'],
  ['pull_request', 'a draft', pull(OWN, { draft: true }), 'comment'],
  ['pull_request', 'a closed one', { action: 'closed', ...pull(OWN, { state: 'closed' }) }, 'comment'],
  ['pull_request', 'of a fork', pull(FORK), 'artifact'],
  ['pull_request_review', 'of a fork', pull(FORK), 'artifact'],
  ['pull_request_review_comment', 'of this repository', pull(OWN), 'comment'],
  ['merge_group', '', PAYLOADS.merge_group, 'summary'],
  ['push', '', PAYLOADS.push, 'summary'],
  ['workflow_dispatch', '', PAYLOADS.workflow_dispatch, 'summary'],
  ['schedule', '', PAYLOADS.schedule, 'summary'],
  ['release', '', PAYLOADS.release, 'summary'],
  ['repository_dispatch', '', { client_payload: pull(OWN) }, 'summary'],
  ['pull_request_target', 'of this repository', pull(OWN), 'comment'],
  ['pull_request_target', 'of a fork', pull(FORK), 'refused'],
  ['issue_comment', 'on a pull request', { issue: { number: 7, pull_request: {} } }, 'refused'],
  ['workflow_run', 'after a run of this repository', finished(OWN), 'summary'],
  ['workflow_run', 'after a run of a fork', finished(FORK), 'refused'],
]

test.each(rows)('%s %s', async (event, _, payload, done) => {
  const { code, stdout, summary } = await act({ event, payload })
  expect(code).toBe(done === 'refused' ? 2 : 0)
  expect(github.comments).toHaveLength(done === 'comment' ? 1 : 0)
  const handedOn = done === 'artifact' ? ['sea-trial-report'] : []
  expect([...artifacts.artifacts.keys()]).toEqual(done === 'refused' ? [] : [PAGE, ...handedOn])
  expect(summary).toContain(done === 'refused' ? 'no trial runs' : 'was weighed, not run')
  if (done === 'refused') {
    expect(github.requests).toEqual([])
    expect(stdout).toContain('allow-fork-code: true')
  }
  for (const text of [stdout, summary]) expect(text).not.toMatch(/undefined|\[object|NaN/)
})

describe('the HTML page', () => {
  const payload = pull(OWN)
  test('is an artifact that a browser can open, and the comment links it', async () => {
    const { stdout, outputs } = await act({ event: 'pull_request', payload }, { archive, name: 'app' })
    const url = 'https://github.com/octo/app/actions/runs/42/artifacts/1'
    expect(stdout).toContain(`The HTML page of this run: ${url}`)
    expect(github.comments[0]?.body).toContain(` · [page](${url})`)
    const page = artifacts.artifacts.get(PAGE)?.toString() ?? ''
    expect(artifacts.types.get(PAGE)).toBe('text/html')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('app was weighed, not run')
    expect(readFileSync(outputs.html ?? '', 'utf8')).toBe(page)
    expect(outputs['html-url']).toBe(url)
  })

  test('has another name where the run has one; a service that fails changes nothing', async () => {
    artifacts.artifacts.set(PAGE, Buffer.alloc(0))
    await act({ event: 'push', payload: PAYLOADS.push }, { archive, name: 'my app' })
    expect([...artifacts.artifacts.keys()]).toEqual([PAGE, 'sea-trial-page-my-app.html'])
    artifacts.misbehaviour.status = 400
    const { code, stdout, outputs } = await act({ event: 'push', payload: PAYLOADS.push })
    expect(code).toBe(0)
    expect(stdout).toContain('The HTML page was not uploaded as an artifact: ')
    expect([outputs.verdict, outputs['html-url']]).toEqual(['pass', ''])
  })

  test('is not made with `artifact: never`, nor uploaded to an Enterprise Server', async () => {
    const push = { event: 'push', payload: PAYLOADS.push }
    const { outputs } = await act(push, { archive, artifact: 'never' })
    expect([outputs.html, outputs['html-url']]).toEqual(['', ''])
    const { stdout } = await act({ ...push, env: { GITHUB_SERVER_URL: 'https://ghe.example' } })
    expect(stdout).toContain('No HTML page was made: GitHub Enterprise Server does not have the artifacts')
    expect(artifacts.artifacts.size).toBe(0)
  })
})

test('with `allow-fork-code` it runs on `pull_request_target` of a fork', async () => {
  const { code } = await act(
    { event: 'pull_request_target', payload: pull(FORK) },
    { archive, 'allow-fork-code': 'true' },
  )
  expect(code).toBe(0)
  expect(github.comments).toHaveLength(1)
})

test('with `comment-on-push` a push comments on the open pull request of its commit', async () => {
  await github.close()
  await open({ pulls: [{ number: 7, repository: OWN, branch: 'topic', sha: SHA }] })
  const env = { GITHUB_REF: 'refs/heads/topic', GITHUB_SHA: SHA }
  const push = { event: 'push', payload: PAYLOADS.push, env }
  expect((await act(push)).code).toBe(0)
  expect(github.comments).toHaveLength(0)
  const { code, stdout } = await act(push, { archive, 'comment-on-push': 'true' })
  expect(code).toBe(0)
  expect(stdout).toContain('Comment: https://github.com/octo/app/pull/7#issuecomment-')
})

describe('a pull request that cannot be commented on: the verdict stands', () => {
  const payload = pull(OWN)
  test('from Dependabot, whose token only reads: handed on, without a warning', async () => {
    await github.close()
    await open({ faults: [READ_ONLY] })
    const { code, stdout } = await act({
      event: 'pull_request',
      payload,
      env: { GITHUB_ACTOR: 'dependabot[bot]' },
    })
    expect(code).toBe(0)
    expect(stdout).not.toContain('::warning')
    expect(stdout).toContain('The Report is in the artifact `sea-trial-report` of this run.')
  })

  test('whose conversation is locked', async () => {
    await github.close()
    const message = 'Unable to create comment because issue is locked.'
    await open({ faults: [{ method: 'POST', status: 403, message }] })
    const { code, stdout } = await act({ event: 'pull_request', payload })
    expect(code).toBe(0)
    expect(stdout).toContain('was not written: its conversation is locked.')
  })

  test('of a fork on an Enterprise Server, which has no such artifacts', async () => {
    const env = { GITHUB_SERVER_URL: 'https://ghe.example' }
    const { code, summary } = await act({ event: 'pull_request', payload: pull(FORK), env })
    expect(code).toBe(0)
    expect(artifacts.artifacts.size).toBe(0)
    expect(summary).toContain('GitHub Enterprise Server does not have the artifacts')
  })
})

test('a fork’s trial, then `mode: publish`: the figures arrive in the comment', async () => {
  const trial = await act({ event: 'pull_request', payload: pull(FORK) }, { archive, name: 'app' })
  expect(trial.stdout).toContain('the workflow with `mode: publish` writes the comment')
  expect(github.requests.filter((request) => request.includes('/comments'))).toEqual([])
  const zip = artifacts.artifacts.get('sea-trial-report') ?? Buffer.alloc(0)
  await github.close()
  await open({
    artifacts: [{ id: 1, name: 'sea-trial-report', zip, branch: 'topic', sha: SHA }],
    pulls: [{ number: 7, repository: FORK, branch: 'topic', sha: SHA }],
  })
  const { code, stdout, outputs, summary } = await act(
    { event: 'workflow_run', payload: finished(FORK) },
    { mode: 'publish' },
  )
  expect(code).toBe(0)
  expect(stdout).toContain('Comment: https://github.com/octo/app/pull/7#issuecomment-')
  expect(outputs['comment-url']).toContain('#issuecomment-')
  expect(summary).toContain('Comment: ')
  expect(github.comments[0]?.body).toContain('`app` was weighed, not run')
  expect(github.comments[0]?.body).toContain('GitHub says that the run ended in `success`')
})

test.each(['older', 'literal'] as const)('inputs of the job from a server that is %s', async (server) => {
  const payload = pull(OWN)
  const run = actionEnv(
    { PATH: process.env.PATH },
    { archive },
    { event: 'pull_request', payload, apiUrl: github.url, server },
  )
  const { code, log } = await run.main()
  expect(code).toBe(0)
  expect(log.annotations).toEqual([])
  expect(github.comments).toHaveLength(1)
  expect(github.comments[0]?.body).not.toContain('${{')
})

test('without an engine, as on `ubuntu-slim`, one sentence says so', async () => {
  const env = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }
  const { code, stdout } = await act({ event: 'push', payload: {}, env }, { image: 'busybox' })
  expect(code).toBe(3)
  expect(stdout).toContain('No container engine responds at unix:///nonexistent/docker.sock')
})
