/** The action, as the runner runs it: inputs from the environment, a comment, a summary, outputs, and its post step. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { actionEnv } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { READ_ONLY, WORKFLOW, startGitHub, type GitHubServer } from '../support/github-server.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const base = engineEnv('new')
const pullRequest = {
  pull_request: {
    number: 7,
    head: { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'octo/app' } },
    base: { ref: 'main' },
  },
}
const event = { event: 'pull_request', payload: pullRequest }

let github: GitHubServer

async function open(options: Parameters<typeof startGitHub>[0] = {}): Promise<void> {
  github = await startGitHub({
    repository: 'octo/app',
    pullRequest: 7,
    identity: WORKFLOW,
    token: 'ghs_testtoken',
    ...options,
  })
}

const act = (inputs: Record<string, string>, given: { event: string; payload: unknown } = event) =>
  actionEnv(base, inputs, { ...given, apiUrl: github.url })

beforeEach(() => open())
afterEach(async () => {
  await github.close()
  expect(github.failures).toEqual([])
})

describe('on a pull request', () => {
  test('comments once, and updates that comment', async () => {
    const first = act({ path: 'examples/hello', soak: '0s' })
    const ran = await first.main()
    expect(ran.code).toBe(0)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain('is seaworthy')

    const broken = act({ path: 'examples/hello', soak: '0s', command: 'sh -c "exit 4"' })
    expect((await broken.main()).code).toBe(1)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain('it exited 4')
    for (const run of [first, broken]) await run.post()
    expect(await leftovers(base)).toEqual([])
  })

  test('writes the summary, the outputs and the Report', async () => {
    const run = act({ path: 'examples/hello', soak: '0s' })
    await run.main()
    const outputs = run.outputs()
    expect(outputs).toMatchObject({
      verdict: 'pass',
      port: '8080',
      findings: '[]',
      'comment-url': expect.stringContaining('http'),
    })
    expect(Number(outputs['ready-seconds'])).toBeGreaterThan(0)
    expect(Number(outputs['on-disk'])).toBeGreaterThan(0)
    expect(outputs['image-id']).toMatch(/^sha256:/)
    expect(JSON.parse(readFileSync(outputs.report ?? '', 'utf8'))).toMatchObject({
      schemaVersion: 1,
      sha: 'a'.repeat(40),
    })
    expect(run.summary()).toContain('is seaworthy')
    await run.post()
  })

  test('keeps the built image for later steps; post removes it', async () => {
    const run = act({ path: 'examples/hello', soak: '0s' })
    await run.main()
    const image = run.outputs().image ?? ''
    expect(await docker(['image', 'inspect', '--format', '{{.Id}}', image], base)).toMatch(/^sha256:/)
    expect((await run.post()).code).toBe(0)
    await expect(docker(['image', 'inspect', image], base)).rejects.toThrow()
  })

  test('keeps it also when another step of the job tries another image', async () => {
    const first = act({ path: 'examples/hello', soak: '0s' })
    const second = act({ image: 'busybox', command: 'true' })
    await first.main()
    await second.main()
    expect(
      await docker(['image', 'inspect', '--format', '{{.Id}}', first.outputs().image ?? ''], base),
    ).toMatch(/^sha256:/)
    for (const run of [first, second]) await run.post()
    expect(await leftovers(base)).toEqual([])
  })

  test('two legs of a matrix that end together share one comment', async () => {
    const leg = (os: string, inputs: Record<string, string> = {}) =>
      act({
        path: 'examples/hello',
        soak: '0s',
        'job-matrix': JSON.stringify({ os }),
        'job-total': '2',
        'job-check-run': os === 'alpine' ? '71' : '72',
        ...inputs,
      })
    const runs = [leg('alpine'), leg('debian', { command: 'sh -c "exit 4"' })]
    expect((await Promise.all(runs.map((run) => run.main()))).map(({ code }) => code)).toEqual([0, 1])
    expect(github.comments).toHaveLength(1)
    const body = github.comments[0]?.body ?? ''
    expect(body).toContain('## ❌ 1 of 2 images is not seaworthy')
    expect(body).toContain('❌ [examples/hello (debian)](https://github.com/octo/app/actions/runs/42/job/72)')
    expect(body).toContain('⚓ [examples/hello (alpine)](https://github.com/octo/app/actions/runs/42/job/71)')
    for (const run of runs) {
      expect(readFileSync(run.outputs()['comment-file'] ?? '', 'utf8')).toMatch(/^## (⚓|❌) `/)
      await run.post()
    }
    expect(await leftovers(base)).toEqual([])
  })

  test('a token that may not write is a warning; the verdict stands', async () => {
    await github.close()
    await open({ faults: [{ ...READ_ONLY, times: 99 }] })
    const run = act({ path: 'examples/hello', soak: '0s' })
    const ran = await run.main()
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('::warning')
    expect(ran.stdout).toContain('pull-requests: write')
    expect(github.comments).toEqual([])
    await run.post()
  })
})

test.each([
  ['push', { head_commit: { id: 'b'.repeat(40) } }],
  ['merge_group', { merge_group: { head_sha: 'b'.repeat(40) } }],
  ['workflow_dispatch', {}],
  ['pull_request', { pull_request: null }],
  ['pull_request', []],
])('%s without a pull request to speak of leaves the summary alone', async (name, payload) => {
  const run = act({ image: 'busybox', command: 'true', comment: 'always' }, { event: name, payload })
  const ran = await run.main()
  expect(ran.code).toBe(0)
  expect(github.requests.filter((request) => request.includes('/comments'))).toEqual([])
  expect(run.summary()).toContain('is seaworthy')
})

test('wrong inputs are reported all at once, in the summary too, and nothing is built', async () => {
  const run = act({ prot: '80', port: '99999', smoke: 'flase', comment: 'on-fail' })
  const ran = await run.main()
  expect(ran.code).toBe(2)
  for (const word of ['did you mean port', '99999', 'did you mean false', 'did you mean on-failure'])
    expect(ran.stdout).toContain(word)
  expect(run.outputs()).toMatchObject({ verdict: 'error' })
  expect(run.summary()).toContain('could not be tried')
  // it looks for a comment of an earlier run, and makes no first one
  expect(github.requests).toEqual([expect.stringMatching(/^GET .*\/comments/)])
  expect(await run.post()).toMatchObject({ code: 0, stdout: '', stderr: '' })
  expect(github.requests).toHaveLength(1)
})

test('a log that speaks to the runner is not obeyed', async () => {
  const evil =
    'echo "::set-output name=a::b"; echo "  ::add-mask::x"; echo "x ##[error]y"; printf "a\\r::warning::z\\n"; exit 1'
  const run = act({ image: 'busybox', command: `sh -c '${evil}'` })
  const { code, log } = await run.main() // rejects if it was
  expect(code).toBe(1)
  expect(log.lines.join('\n')).toContain('set-output name=a')
  expect(run.outputs()).not.toHaveProperty('a')
  await run.post()
})

test('keep-running leaves the healthy container for later steps, until post', async () => {
  const run = act({ path: 'examples/hello', soak: '0s', 'keep-running': 'true', 'log-file': '' })
  expect((await run.main()).code).toBe(0)
  const outputs = run.outputs()
  expect(outputs.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(outputs.url).toBe(`http://${outputs.host ?? ''}`)
  expect(await (await fetch(outputs.url ?? '')).text()).toContain('Hello')
  expect(
    await docker(['inspect', '--format', '{{.State.Running}}', outputs['container-id'] ?? ''], base),
  ).toBe('true')
  await run.post()
  expect(await leftovers(base)).toEqual([])
})

test('keep-running keeps nothing that is broken', async () => {
  const run = act({ path: 'examples/broken/error', timeout: '2s', 'keep-running': 'true' })
  expect((await run.main()).code).toBe(1)
  expect(run.outputs()).toMatchObject({ url: '', host: '', 'container-id': '' })
  const left = await leftovers(base)
  await run.post()
  expect(left.every((name) => name.startsWith('sea-trial.local/'))).toBe(true) // the image stays until then
})
