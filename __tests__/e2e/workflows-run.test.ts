/** Each workflow in docs/workflows, run as the runner runs it, on each of its events, with the permissions that it gives. */
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startArtifactService, type ArtifactService } from '../support/artifact-service.ts'
import { actionEnv, type Step } from '../support/dist.ts'
import { engineEnv, registry } from '../support/engines.ts'
import { startGitHub, type GitHubServer, type Options } from '../support/github-server.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { finished, FORK, OWN, PAYLOADS, pull, SHA } from '../support/payloads.ts'
import { legsOf, readWorkflow } from '../support/workflow.ts'

const FOLDER = 'docs/workflows'
const base = engineEnv('new')
const workspace = mkdtempSync(join(tmpdir(), 'checkout-'))
afterAll(() => rmSync(workspace, { recursive: true }))
for (const folder of ['.', 'api', 'web']) {
  mkdirSync(join(workspace, folder), { recursive: true })
  const dockerfile = 'FROM busybox\nEXPOSE 8080\nSTOPSIGNAL SIGKILL\nCMD ["httpd", "-f", "-p", "8080"]\n'
  writeFileSync(join(workspace, folder, 'Dockerfile'), dockerfile)
}

let github: GitHubServer
let artifacts: ArtifactService
const open = async (options: Options) => {
  github = await startGitHub({ repository: OWN, pullRequest: 7, token: 'ghs_testtoken', ...options })
}
beforeEach(async () => {
  artifacts = await startArtifactService()
})
afterEach(async () => {
  await Promise.all([github.close(), artifacts.close()])
  expect(github.failures).toEqual([])
  expect(await leftovers(base)).toEqual([])
})

/** The lab’s registry in place of GitHub’s. */
const HERE = registry()
const here = (text: string): string => text.replaceAll('ghcr.io', HERE)

interface Ran extends Step {
  summary: string
  outputs: Record<string, string>
}

/** Runs all legs at once, then their post steps. `needs`: the outputs of other jobs. */
async function run(file: string, event: string, payload: object, needs = {}): Promise<Ran[]> {
  const context = {
    ...{ token: 'ghs_testtoken', event_name: event, event: payload, ref: 'refs/pull/7/merge' },
    ...{ repository: OWN, sha: SHA },
  }
  const legs = legsOf(readWorkflow(join(FOLDER, file)), context, needs)
  return Promise.all(
    legs.map(async ({ contexts, inputs: given }) => {
      const inputs = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, here(text)]))
      const occasion = { event, payload, contexts, workspace, apiUrl: github.url, env: artifacts.env }
      const action = actionEnv(base, inputs, occasion)
      const main = await action.main()
      expect(await action.post()).toMatchObject({ code: 0, stdout: '' })
      return { ...main, summary: action.summary(), outputs: action.outputs() }
    }),
  )
}

const scopesOf = (file: string) => readWorkflow(join(FOLDER, file)).job.permissions
const READS = { contents: 'read', 'pull-requests': 'read' } as const

type Done = 'comment' | 'artifact' | 'summary'
const ROWS: [file: string, event: string, about: string, payload: object, legs: number, done: Done][] = [
  ['forks-trial.yml', 'pull_request', 'of this repository', pull(OWN), 1, 'comment'],
  ['forks-trial.yml', 'pull_request', 'of a fork', pull(FORK), 1, 'artifact'],
  ['matrix.yml', 'pull_request', '', pull(OWN), 2, 'comment'],
  ['matrix.yml', 'push', '', PAYLOADS.push, 2, 'summary'],
  ['merge-queue.yml', 'pull_request', '', pull(OWN), 1, 'comment'],
  ['merge-queue.yml', 'merge_group', '', PAYLOADS.merge_group, 1, 'summary'],
  ['pull-request.yml', 'pull_request', '', pull(OWN), 1, 'comment'],
  ['pull-request.yml', 'push', '', PAYLOADS.push, 1, 'summary'],
  ['push-baseline.yml', 'push', '', PAYLOADS.push, 1, 'artifact'],
  ['release.yml', 'release', '', PAYLOADS.release, 1, 'summary'],
  ['required-check.yml', 'pull_request', '', pull(OWN), 1, 'comment'],
  ['required-check.yml', 'merge_group', '', PAYLOADS.merge_group, 1, 'summary'],
  ['required-check.yml', 'push', '', PAYLOADS.push, 1, 'summary'],
  ['schedule.yml', 'schedule', '', PAYLOADS.schedule, 1, 'summary'],
  ['schedule.yml', 'workflow_dispatch', '', PAYLOADS.workflow_dispatch, 1, 'summary'],
]

/** GitHub signs what it pushes. */
const NOT_RUN = 'attest.yml'
/** One of its legs needs a runner of another platform. */
const OTHER_RUNNER = 'platforms.yml'

test('every workflow to copy is run on each of its events', () => {
  const all = readdirSync(FOLDER)
    .filter((file) => file !== NOT_RUN && file !== OTHER_RUNNER)
    .flatMap((file) => readWorkflow(join(FOLDER, file)).events.map((event) => `${file} ${event}`))
  const apart = ['forks-publish.yml workflow_run', 'push.yml push', 'promote.yml push']
  const run = [...ROWS.map(([file, event]) => `${file} ${event}`), ...apart]
  github = { close: () => Promise.resolve(), failures: [] as string[] } as GitHubServer // nothing is sent
  expect([...new Set(run)].sort()).toEqual(all.sort())
})

test.each(ROWS)('%s on %s %s', async (file, event, about, payload, legs, done) => {
  await open({ scopes: about === 'of a fork' ? READS : scopesOf(file) })
  const ran = await run(file, event, payload)
  expect(ran.map(({ code }) => code)).toEqual(Array.from({ length: legs }, () => 0))
  for (const { summary, log } of ran) {
    expect(summary).toContain('is seaworthy')
    expect(log.annotations.filter(({ file }) => file === undefined)).toEqual([]) // about publishing
    expect([summary, ...log.lines].join('\n')).not.toMatch(/undefined|\[object|NaN|\$\{\{/)
  }
  expect(github.comments).toHaveLength(done === 'comment' ? 1 : 0)
  if (done === 'comment')
    expect(github.comments[0]?.body).toContain(legs > 1 ? 'All 2 images' : 'is seaworthy')
  const reports = [...artifacts.artifacts.keys()].filter((name) => name.startsWith('sea-trial-report'))
  expect(reports).toHaveLength(done === 'artifact' ? 1 : 0)
})

test('forks-publish.yml comments what forks-trial.yml handed on', async () => {
  await open({ scopes: READS })
  await run('forks-trial.yml', 'pull_request', pull(FORK))
  const zip = artifacts.artifacts.get('sea-trial-report') ?? Buffer.alloc(0)
  await github.close()
  await open({
    scopes: scopesOf('forks-publish.yml'),
    artifacts: [{ id: 1, name: 'sea-trial-report', zip, branch: 'topic', sha: SHA }],
    pulls: [{ number: 7, repository: FORK, branch: 'topic', sha: SHA }],
  })
  const [publishing] = await run('forks-publish.yml', 'workflow_run', finished(FORK))
  expect(publishing?.code).toBe(0)
  expect(github.comments[0]?.body).toContain('is seaworthy')
  expect(github.comments[0]?.body).toContain('GitHub says that the run ended in `success`')
  const ofPush = { workflow_run: { ...finished(FORK).workflow_run, event: 'push' } }
  expect(await run('forks-publish.yml', 'workflow_run', ofPush)).toEqual([])
})

test('push.yml pushes what passes; promote.yml gives its digest another name', async () => {
  await open({ scopes: scopesOf('push.yml') })
  const [pushing] = await run('push.yml', 'push', PAYLOADS.push)
  const digest = pushing?.outputs.digest ?? ''
  const name = here(`ghcr.io/${OWN}`)
  expect([pushing?.code, JSON.parse(pushing?.outputs.pushed ?? '[]')]).toMatchObject([
    0,
    ['latest', SHA].map((tag) => ({ ref: `${name}:${tag}`, digest })),
  ])
  expect(pushing?.summary).toContain('verified at the registry')
  const needs = { build: { outputs: { digest } } }
  const [promoting] = await run('promote.yml', 'push', PAYLOADS.push, needs)
  expect([promoting?.code, promoting?.outputs.digest]).toEqual([0, digest])
  expect(promoting?.summary).toContain(`${name}:latest`)
  await docker(['rmi', `${name}@${digest}`], base)
})
