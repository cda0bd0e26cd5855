/** `relevant: auto`, and drift of a base image: dist as the action, with git, an engine, a registry and GitHub's services. */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Report } from '../../src/core/schema.ts'
import { startArtifactService, type ArtifactService } from '../support/artifact-service.ts'
import { startCacheService, type CacheService } from '../support/cache-service.ts'
import { actionEnv, command } from '../support/dist.ts'
import { engineEnv, registry } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { startGitHub, type GitHubServer, type StoredArtifact } from '../support/github-server.ts'
import { leftovers } from '../support/leftovers.ts'

const engine = engineEnv('new')
const base = `${registry()}/e2e/relevant-base:${process.pid}`
/** No engine responds there. */
const nowhere = { ...engine, DOCKER_HOST: 'unix:///nonexistent/docker.sock' }
const repository = GitRepository.create()
const write = (file: string, text: string) => repository.commit(text, file)
const docker = (...args: string[]) =>
  execFileSync('docker', args, { env: engine, encoding: 'utf8', stdio: 'pipe' })

/** Another image under the same name. */
function pushBase(word: string): void {
  writeFileSync(join(repository.path, 'base.Dockerfile'), `FROM busybox\nRUN echo ${word} > /word\n`)
  docker(
    'build',
    '--quiet',
    '--tag',
    base,
    '--file',
    join(repository.path, 'base.Dockerfile'),
    repository.path,
  )
  docker('push', '--quiet', base)
}

let cache: CacheService
let uploads: ArtifactService
let github: GitHubServer
const artifacts: StoredArtifact[] = []
const branches = { main: [] as string[] }

beforeAll(async () => {
  cache = await startCacheService()
  uploads = await startArtifactService()
  github = await startGitHub({
    repository: 'octo/app',
    pullRequest: 7,
    token: 'ghs_testtoken',
    artifacts,
    branches,
  })
  pushBase('one')
  write('.dockerignore', '.git\n*.md\nbase.Dockerfile\n')
  write('Dockerfile', `FROM ${base}\nCOPY . /app\nCMD ["cat", "/app/app.txt"]\n`)
  branches.main.push(write('app.txt', 'hello'))
  docker('rmi', base)
})
afterAll(async () => {
  await Promise.all([cache.close(), uploads.close(), github.close()])
  execFileSync('docker', ['rmi', '--force', base], { env: engine, stdio: 'ignore' })
  repository.remove()
  expect(github.failures).toEqual([])
})

async function act(event: string, env: NodeJS.ProcessEnv, inputs: Record<string, string> = {}) {
  const sha = repository.git('rev-parse', 'HEAD')
  const payload = {
    repository: { default_branch: 'main' },
    pull_request: {
      number: 7,
      head: { sha, ref: 'topic', repo: { full_name: 'octo/app' } },
      base: { sha: branches.main.at(-1), ref: 'main', repo: { full_name: 'octo/app' } },
    },
  }
  const given = { path: repository.path, name: 'app', probe: 'exit 0', relevant: 'auto', ...inputs }
  const run = actionEnv(env, given, { event, payload, apiUrl: github.url })
  const ref = event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main'
  const began = performance.now()
  const ran = await command([], {
    ...run.env,
    ...(event === 'schedule' ? cache.env : uploads.env),
    ...{ GITHUB_REF: ref, GITHUB_SHA: sha, GITHUB_WORKSPACE: repository.path },
    ...{ GITHUB_RUN_ID: String(++runs), GITHUB_BASE_REF: event === 'pull_request' ? 'main' : '' },
  })
  const seconds = (performance.now() - began) / 1000
  const state = Object.entries(run.state()).map(([key, value]) => [`STATE_${key}`, value])
  await command([], { ...run.env, ...(Object.fromEntries(state) as NodeJS.ProcessEnv) })
  const file = run.outputs().report
  const report = file ? Report.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  return { ...ran, report, seconds, outputs: run.outputs(), summary: run.summary() }
}
let runs = 100

describe('relevant: auto', () => {
  test('a push uploads its Report, with what it depends on', async () => {
    const { code, report, stdout } = await act('push', engine)
    expect({ code, stdout }).toEqual({ code: 0, stdout })
    expect(report?.relevant?.images).toEqual([{ ref: base, digest: expect.stringMatching(/^sha256:/) }])
    const zip = uploads.artifacts.get('sea-trial-report')
    artifacts.push({
      ...{ id: 1, name: 'sea-trial-report', zip: zip ?? Buffer.alloc(0), run: runs },
      ...{ branch: 'main', sha: branches.main.at(-1) ?? '' },
    })
  })

  test('a pull request that changes what .dockerignore excludes passes at once, without an engine', async () => {
    write('README.md', 'more words')
    const { code, report, stdout, seconds, outputs, summary } = await act('pull_request', nowhere)
    expect({ code, stdout }).toEqual({ code: 0, stdout })
    expect(report).toMatchObject({ verdict: 'pass', sha: repository.git('rev-parse', 'HEAD') })
    const sentence = `Nothing that matters has changed since`
    for (const text of [stdout, summary, github.comments.at(-1)?.body ?? '']) expect(text).toContain(sentence)
    expect(outputs).toMatchObject({ verdict: 'pass', image: '' })
    expect(stdout).not.toContain('::warning')
    expect(seconds).toBeLessThan(10) // of a busy machine
  })

  test('one that changes the app is tried', async () => {
    write('app.txt', 'changed')
    const { code, report, stdout } = await act('pull_request', engine)
    expect({ code, stdout }).toEqual({ code: 0, stdout })
    expect(report?.unchangedSince).toBeUndefined()
    expect(report?.build?.ok).toBe(true)
    expect(stdout).toContain('a full trial is needed: files of the build changed since the trial of main@')
    write('app.txt', 'hello')
  })

  test.each([
    ['of a pull request', { event: 'pull_request' }, 'is of a run on \\"pull_request\\"'],
    ['of a commit that the branch never ended in', { sha: 'a'.repeat(40) }, 'never ended in'],
  ])('a Report %s does not count', async (_, change, why) => {
    const [honest] = artifacts.splice(0)
    if (honest) artifacts.push({ ...honest, ...change })
    const { code, stdout } = await act('pull_request', nowhere)
    artifacts.splice(0, 1, ...(honest ? [honest] : []))
    expect(stdout).toContain(why.replaceAll('\\', ''))
    expect(code).toBe(3)
  })

  test('another base under the same name is tried', async () => {
    pushBase('two')
    docker('rmi', base)
    const { stdout, report } = await act('pull_request', engine)
    expect(stdout).toContain(`a full trial is needed: ${base} is another image than in the trial of main@`)
    expect(report?.verdict).toBe('pass')
  })
})

test('on a schedule, a base that changed since the last run of the same commit is a finding', async () => {
  repository.git('checkout', '--quiet', 'main')
  const inputs = { relevant: 'off', pull: 'true' }
  const first = await act('schedule', engine, inputs)
  expect(first).toMatchObject({ code: 0 })
  pushBase('three')
  docker('rmi', base)
  const { report } = await act('schedule', engine, inputs)
  expect(report?.baseline).toMatchObject({ sha: repository.git('rev-parse', 'HEAD'), behind: 0 })
  expect(report?.findings.map(({ code }) => code)).toContain('base-drift')
  const third = await act('schedule', engine, inputs)
  expect(third.report?.findings.map(({ code }) => code)).not.toContain('base-drift')
  expect(await leftovers(engine)).toEqual([])
})
