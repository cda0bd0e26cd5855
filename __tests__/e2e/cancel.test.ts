/** A job that is cancelled, as the runner does it: at each stage nothing stays on the engine, and no comment is half of one. */
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseBody } from '../../src/report/index.ts'
import { actionEnv, type Cancel } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { startGitHub, type Fault, type GitHubServer } from '../support/github-server.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { OWN, pull } from '../support/payloads.ts'

const base = engineEnv('new')
const home = mkdtempSync(join(tmpdir(), 'cancel-'))
afterAll(() => rmSync(home, { recursive: true }))

function context(name: string, dockerfile: string): string {
  mkdirSync(join(home, name))
  writeFileSync(join(home, name, 'Dockerfile'), dockerfile)
  return join(home, name)
}
const slow = context('slow', `FROM busybox\nRUN echo began ${Math.random()}; sleep 100\n`)
const server = context(
  'server',
  'FROM busybox\nEXPOSE 8080\nSTOPSIGNAL SIGKILL\nCMD ["httpd", "-f", "-p", "8080"]\n',
)

let github: GitHubServer
afterEach(async () => {
  await github.close()
  expect(github.failures).toEqual([])
})

/** Runs the main step until it is cancelled, then the post step. */
async function cancelled(inputs: Record<string, string>, cancel: Cancel, faults: Fault[] = []) {
  github = await startGitHub({ repository: OWN, pullRequest: 7, token: 'ghs_testtoken', faults })
  const occasion = { event: 'pull_request', payload: pull(OWN), apiUrl: github.url, workspace: home }
  const run = actionEnv(base, inputs, occasion)
  const main = await run.main(cancel)
  const before = await leftovers(base)
  const post = await run.post()
  expect(post).toMatchObject({ code: 0, stdout: '', stderr: '' })
  expect(await leftovers(base)).toEqual([])
  return { ...main, before }
}
const client = (path: string): boolean => spawnSync('pgrep', ['-f', `buildx build.*${path}`]).status === 0
/** One whole comment, so that an earlier one does not still show a pass. */
const saysCancelled = () =>
  expect(parseBody(github.comments[0]?.body ?? '')).toMatchObject([
    { verdict: 'error', body: expect.stringMatching(/^## 🚫 .*cancelled/i) },
  ])
const isCommenting = (): boolean => github.requests.some((request) => /^POST .*\/comments/.test(request))

test('while it builds', async () => {
  const ran = await cancelled({ path: slow }, { when: () => client(slow) })
  expect(ran).toMatchObject({ code: 3, signals: ['SIGINT'], before: [] })
  expect(client(slow)).toBe(false)
  saysCancelled()
})

test('while the container runs', async () => {
  const ran = await cancelled(
    { path: server, soak: '100s' },
    { when: (printed) => printed.includes('soaking') },
  )
  expect(ran).toMatchObject({ code: 3, signals: ['SIGINT'], before: [] })
  saysCancelled()
})

test('while it comments: the comment is whole, and so is the clean-up', async () => {
  const slowly = { method: 'POST', path: '/comments', delayMs: 1500 }
  const ran = await cancelled({ path: server, soak: '0s' }, { when: isCommenting }, [slowly])
  expect(ran).toMatchObject({ code: 0, signals: ['SIGINT'], before: [] })
  expect(github.comments).toHaveLength(1)
  expect(parseBody(github.comments[0]?.body ?? '')).toMatchObject([
    { verdict: 'pass', body: expect.stringContaining('is seaworthy') },
  ])
})

test('while GitHub does not answer: killed after 10 s, no half of a comment', async () => {
  const never = { method: 'POST', path: '/comments', delayMs: 60_000, times: 9 }
  const began = performance.now()
  let interrupted = 0
  const when = () => isCommenting() && (interrupted = performance.now()) > 0
  const ran = await cancelled({ path: server, soak: '0s' }, { when }, [never])
  expect(ran).toMatchObject({ code: null, signals: ['SIGINT', 'SIGTERM', 'SIGKILL'] })
  expect(performance.now() - Math.max(began, interrupted)).toBeGreaterThan(9_900)
  expect(github.comments).toEqual([])
})

test('a process that does not react is killed, and post removes its container', async () => {
  const ran = await cancelled(
    { path: server, soak: '100s' },
    {
      when: (printed) => printed.includes('soaking'),
      before: (child) => child.kill('SIGSTOP'),
      waits: [500, 200],
    },
  )
  expect(ran).toMatchObject({ code: null, signals: ['SIGINT', 'SIGTERM', 'SIGKILL'] })
  expect(ran.before.length).toBeGreaterThan(0)
})

test('a build whose process is killed ends too, with its client', async () => {
  const path = context('shorter', `FROM busybox\nRUN echo began ${Math.random()}; sleep 15\n`)
  const ran = await cancelled(
    { path },
    { when: () => client(path), before: (child) => child.kill('SIGSTOP'), waits: [500, 200] },
  )
  expect(ran.code).toBeNull()
  while (client(path)) await setTimeout(100) // it ends when it next writes: at the latest when the step ends
  // then it may have tagged the image, after the post step; the next run on the machine removes that
  for (const tag of await leftovers(base)) await docker(['rmi', tag], base)
})
