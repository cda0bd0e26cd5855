/** The base branch's config file, from real repositories and from GitHub's API. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBaseFile } from '../../src/app/base-config.ts'
import { connect, isChange, readContext, type Context } from '../../src/github/index.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { startGitHub, type GitHubServer, type Options } from '../support/github-server.ts'

const top = realpathSync(mkdtempSync(join(tmpdir(), 'base-')))
const origin = join(top, 'origin')
const env = { PATH: process.env.PATH, HOME: top }
const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false']
const git = (cwd: string, ...argv: string[]): string =>
  execFileSync('git', [...identity, '-C', cwd, ...argv], { env, encoding: 'utf8' }).trim()
function commit(files: Record<string, string>, message: string): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(origin, path, '..'), { recursive: true })
    writeFileSync(join(origin, path), text)
  }
  git(origin, 'add', '-A')
  git(origin, 'commit', '-qm', message)
  return git(origin, 'rev-parse', 'HEAD')
}

const shas = { old: '', base: '', head: '', merge: '' }
beforeAll(() => {
  mkdirSync(origin)
  git(origin, 'init', '-q', '-b', 'main')
  shas.old = commit({ '.sea-trial.yml': 'timeout: 1s\n' }, 'old')
  git(origin, 'checkout', '-qb', 'topic')
  shas.head = commit({ '.sea-trial.yml': 'smoke: false\n' }, 'loosens')
  git(origin, 'checkout', '-q', 'main')
  shas.base = commit({ 'services/api/.sea-trial.yaml': 'timeout: 2s\n' }, 'base')
  git(origin, 'checkout', '-q', '--detach')
  git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'topic')
  shas.merge = git(origin, 'rev-parse', 'HEAD')
})
afterAll(() => rmSync(top, { recursive: true }))

const context = (extra: Partial<Context> = {}): Context => ({
  ...readContext({}),
  event: 'pull_request',
  pullRequest: 12,
  baseRef: 'main',
  baseSha: shas.old,
  sha: shas.head,
  runSha: shas.merge,
  ...extra,
})
const FILES = ['services/api/.sea-trial.yml', 'services/api/.sea-trial.yaml', '.sea-trial.yml']
const read = (root: string, extra: Partial<Context> = {}, files: readonly string[] = FILES) =>
  readBaseFile(root, files, { context: context(extra), env, connect: null })

describe('from git', () => {
  test('is of the first parent of GitHub’s merge, and the first of the files', async () =>
    expect(await read(origin)).toEqual({
      ok: true,
      file: 'services/api/.sea-trial.yaml',
      text: 'timeout: 2s\n',
      commit: shas.base,
      name: `main@${shas.base.slice(0, 7)}`,
    }))
  test('is of the payload’s base where HEAD is no merge of GitHub’s', async () => {
    for (const extra of [{ runSha: 'f'.repeat(40) }, { sha: 'f'.repeat(40) }, { runSha: null }])
      expect(await read(origin, extra)).toMatchObject({ commit: shas.old, text: 'timeout: 1s\n' })
  })
  test('there may be none', async () =>
    expect(await read(origin, {}, ['x/.sea-trial.yml'])).toMatchObject({ ok: true, text: null }))
  test('a link there is no file', async () => {
    git(origin, 'checkout', '-q', 'main')
    symlinkSync('/etc/passwd', join(origin, '.sea-trial.json'))
    const sha = commit({}, 'link')
    expect(await read(origin, { runSha: null, baseSha: sha }, ['.sea-trial.json'])).toEqual({
      ok: false,
      why: '.sea-trial.json is not a file there',
    })
  })
  test('names cannot be taken for options', async () =>
    expect(await read(origin, {}, ['--help', '-r'])).toMatchObject({ ok: true, text: null }))
  test('without its commit it is unreadable', async () => {
    expect(await read(origin, { runSha: null, baseSha: null })).toMatchObject({ ok: false })
    expect(await read(top)).toEqual({
      ok: false,
      why: 'the clone does not have its commit, and there is no `token`',
    })
  })
})

describe('from GitHub, in a shallow clone', () => {
  let server: GitHubServer
  afterEach(async () => {
    await server.close()
    expect(server.failures).toEqual([])
  })
  async function readShallow(options: Options) {
    server = await startGitHub(options)
    const clone = mkdtempSync(join(top, 'clone-'))
    git(clone, 'init', '-q')
    git(clone, 'fetch', '-q', '--depth', '1', `file://${origin}`, shas.merge)
    git(clone, 'checkout', '-q', '--detach', shas.merge)
    const { token, repository, url } = server
    const github = () => connect({ token, apiUrl: url, repository, clock: fakeClock() })
    return readBaseFile(clone, FILES, { context: context(), env, connect: github })
  }

  test('the parent is known from the merge, and nothing is fetched', async () => {
    const found = await readShallow({ commits: { [shas.base]: { '.sea-trial.yml': 'timeout: 3s' } } })
    expect(found).toMatchObject({ ok: true, file: '.sea-trial.yml', text: 'timeout: 3s', commit: shas.base })
  })
  test('no file', async () =>
    expect(await readShallow({ commits: { [shas.base]: {} } })).toMatchObject({ ok: true, text: null }))
  test('a commit that the token may not read is not one without a file', async () => {
    const found = await readShallow({
      commits: { [shas.base]: {} },
      faults: [{ method: 'GET', path: '/git/commits/', status: 404 }],
    })
    expect(found).toEqual({
      ok: false,
      why: 'the token may not read it: add `contents: read` to the job’s permissions',
    })
  })
  test.each([403, 500])('a response of %d leaves it unreadable', async (status) => {
    const found = await readShallow({ faults: [{ method: 'GET', path: '/contents/', status, times: 99 }] })
    expect(found).toMatchObject({ ok: false, why: expect.stringContaining('GitHub did not give it') })
  })
})

test.each<[Partial<Context>, boolean]>([
  [{ event: 'push', pullRequest: null }, false],
  [{ event: null, pullRequest: null }, false],
  [{ event: 'pull_request', pullRequest: null }, true],
  [{ event: 'pull_request_target' }, true],
  [{ event: 'merge_group', pullRequest: null }, true],
  [{ event: 'issue_comment' }, true],
  [{ event: 'workflow_run', pullRequest: null, fork: true }, true],
])('%j tests a change: %p', (extra, expected) => expect(isChange(context(extra))).toBe(expected))
