/** The three images of examples/monorepo in one run: by its config file, bake file and compose file; as a command and as the action. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Reports } from '../../src/core/schema.ts'
import { parseBody } from '../../src/report/index.ts'
import { actionEnv, command, start } from '../support/dist.ts'
import { engineEnv, registry } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const shop = 'examples/monorepo'
const base = `${registry()}/e2e/images-base:${process.pid}`
const repository = GitRepository.create()
const copy = join(repository.path, 'monorepo')
const file = join(repository.path, 'reports.json')

beforeAll(async () => {
  await docker(['tag', 'busybox', base], env)
  await docker(['push', '--quiet', base], env)
  cpSync(shop, copy, { recursive: true })
  edit('Dockerfile', (text) => text.replace('FROM busybox', `FROM ${base}`))
  writeFileSync(join(copy, '.dockerignore'), '.sea-trial.yml\n')
})
afterAll(async () => {
  expect(await leftovers(env)).toEqual([])
  await docker(['rmi', base], env)
  repository.remove()
})

function edit(name: string, change: (text: string) => string): void {
  writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')))
}

const reportsIn = (path: string): Reports => Reports.parse(JSON.parse(readFileSync(path, 'utf8')))
const verdictsIn = ({ reports }: Reports) =>
  Object.fromEntries(reports.map(({ name, verdict }) => [name, verdict]))

test.each([
  ['the config file', []],
  ['a bake file', ['--bake-file', `${shop}/docker-bake.hcl`, '--vars', 'VERSION=1.4']],
  ['a compose file', ['--compose-file', `${shop}/compose.yaml`, '--compose-images']],
])('the images of %s are tried, and weighed together', async (_, args) => {
  const { code, stdout, stderr } = await command([shop, ...args, '--soak', '0.2s', '--report', file], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr })
  const all = reportsIn(file)
  expect(verdictsIn(all)).toEqual({ api: 'pass', web: 'pass', worker: 'pass' })
  const { onDisk = 0, shared = 0, apart = 0, images } = all.together ?? {}
  expect([images, onDisk < apart, shared > 0.9 * onDisk]).toEqual([3, true, true])
  expect(all.reports.map(({ smoke }) => smoke?.ready)).toEqual([true, true, true])
  for (const name of ['web   ', 'api   ', 'worker'])
    expect(stderr).toContain(`${name}  Building ${name.trim()}`)
  expect(stdout).toContain('All 3 images are seaworthy')
})

test('SIGINT ends all of them, and nothing is left', async () => {
  const { child, ran } = start([copy, '--soak', '60s'], env)
  child.stderr?.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('soaking')) child.kill('SIGINT')
  })
  expect((await ran).code).toBe(3)
  expect(await leftovers(env)).toEqual([])
})

describe('changed', () => {
  const tried = async (args: readonly string[] = [], engine = env) => {
    const ran = await command([copy, '--changed', '--soak', '0.2s', '--report', file, ...args], engine)
    return { ...ran, reports: reportsIn(file).reports }
  }

  test('tries what changed, and says since when the others are the same', async () => {
    const nowhere = { ...env, DOCKER_HOST: 'unix:///nonexistent/docker.sock' }
    const first = await tried()
    expect(first.reports.map(({ relevant }) => relevant?.images[0]?.ref)).toEqual([base, base, base])
    const second = await tried(['--baseline', file], nowhere)
    expect({ code: second.code, stderr: second.stderr }).toEqual({ code: 0, stderr: second.stderr })
    expect(second.stdout).toContain('All 3 images are seaworthy, 3 unchanged and not tried again')
    edit('.sea-trial.yml', (text) => text.replace('port: 8080', 'port: 8080, timeout: 50s'))
    const third = await tried(['--baseline', file])
    expect(third.stderr).toContain('a full trial is needed: the settings are not those of the earlier trial')
    expect(third.reports.map(({ name, unchangedSince }) => [name, unchangedSince !== undefined])).toEqual([
      ['web', false],
      ['api', true],
      ['worker', true],
    ])
    expect(third.stdout).toMatch(
      /⚓ api +is seaworthy, unchanged since .*, tried \d+ (?:second|minute)s? ago/,
    )
  })
})

describe('as the action', () => {
  let github: GitHubServer
  beforeAll(async () => {
    github = await startGitHub({ repository: 'octo/app', pullRequest: 7, token: 'ghs_testtoken' })
    edit('Dockerfile', (text) => text.replace('CMD ["/app/work"]', 'CMD ["/app/lost"]'))
  })
  afterAll(async () => {
    await github.close()
    expect(github.failures).toEqual([])
  })

  test('one comment with a row each; one image fails, and the others have their verdicts', async () => {
    const payload = {
      pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'octo/app' } } },
    }
    const run = actionEnv(
      env,
      { path: copy, soak: '0.2s' },
      { event: 'pull_request', payload, apiUrl: github.url },
    )
    const { code, stdout } = await run.main()
    expect({ code, stdout }).toEqual({ code: 1, stdout })
    const outputs = run.outputs()
    const images = JSON.parse(outputs.images ?? '') as { name: string; verdict: string; image: string }[]
    expect(images).toMatchObject([
      { name: 'web', verdict: 'pass' },
      { name: 'api', verdict: 'pass' },
      { name: 'worker', verdict: 'fail' },
    ])
    for (const { image } of images)
      expect(await docker(['image', 'inspect', '--format', 'there', image], env)).toBe('there')
    expect(outputs).toMatchObject({ verdict: 'fail', headline: '1 of 3 images is not seaworthy' })
    expect(verdictsIn(reportsIn(outputs.report ?? ''))).toEqual({ web: 'pass', api: 'pass', worker: 'fail' })
    expect(github.comments).toHaveLength(1)
    const body = github.comments[0]?.body ?? ''
    expect(parseBody(body)?.map(({ verdict }) => verdict)).toHaveLength(3)
    for (const text of [body, run.summary()]) expect(text).toContain('Together the 3 images ship')
    await run.post()
    expect(await leftovers(env)).toEqual([])
  })
})
