/** Attacks through paths and variables that settings name: a pull request writes what lies in the repository. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../src/core/errors.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import { readRequest } from '../../src/inputs/index.ts'
import '../support/contract-readers.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'places-')))
const repo = join(home, 'repo')
const outside = join(home, 'outside')
afterAll(() => rmSync(home, { recursive: true }))

beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(join(repo, 'app'), { recursive: true })
  mkdirSync(join(outside, '.git'), { recursive: true })
  for (const folder of [repo, join(repo, 'app'), outside]) {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n')
    writeFileSync(join(folder, 'secret.env'), 'A=1\n')
    writeFileSync(join(folder, 'image.tar'), '')
    writeFileSync(join(folder, 'compose.yaml'), 'services: {}\n')
  }
  symlinkSync('../outside', join(repo, 'out'))
  symlinkSync('out/secret.env', join(repo, 'link.env'))
  symlinkSync('app', join(repo, 'in'))
})

type Env = Record<string, string | undefined>
type Settings = Record<string, string>

function command(settings: Settings, env: Env = {}, cwd = repo): Inputs {
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
  return inputsOf(readRequest('command', args, env, cwd, '1'))
}

function action(settings: Settings, env: Env = {}, cwd = repo): Inputs {
  const variables = Object.entries(settings).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return inputsOf(readRequest('action', [], { ...env, ...(Object.fromEntries(variables) as Env) }, cwd, '1'))
}

function inputsOf(request: ReturnType<typeof readRequest>): Inputs {
  if (request.kind !== 'trial') throw new Error('no trial')
  return request.inputs
}

function mistakesOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof UserError && error.code === 'settings' && error.exit === 2) return error.message
    throw error
  }
  throw new Error('no mistake was found')
}

const LEADS_OUT = /[:(] ?the link (out|link\.env) leads out of the repository \S+, to \S+outside/

describe('no setting follows a link out of the repository, on a laptop or in an action', () => {
  test.each<[string, Settings]>([
    ['path', { path: 'out' }],
    ['context', { context: 'out' }],
    ['path, by an absolute path', { path: join(repo, 'out') }],
    ['file', { file: 'out/Dockerfile' }],
    ['volumes', { volumes: './out:/data' }],
    ['volumes, deeper', { volumes: './out/secret.env:/data:ro' }],
    ['volumes, by an absolute path', { volumes: `${repo}/out:/data` }],
    ['volumes, what is not there', { volumes: './out/none:/data' }],
    ['env-file', { 'env-file': 'link.env' }],
    ['log-file', { 'log-file': 'link.env' }],
    ['log-file, in a folder', { 'log-file': 'out/trial.log' }],
    ['log-file, in a folder to make', { 'log-file': 'out/a/b/trial.log' }],
    ['report', { report: 'link.env' }],
    ['report, in a folder', { report: 'out/report.json' }],
    ['baseline', { baseline: 'out/report.json' }],
    ['archive', { archive: 'out/image.tar' }],
    ['image', { image: 'docker-archive:out/image.tar' }],
    ['image, a layout', { image: 'oci-layout:out' }],
    ['also', { also: 'docker-archive:out/image.tar:a' }],
    ['compose-file', { 'compose-file': 'out/compose.yaml' }],
    ['build-secrets', { 'build-secrets': 'id=a,src=out/secret.env' }],
    ['build-secrets, quoted', { 'build-secrets': 'id=a,"src=link.env"' }],
    ['build-secrets, a lone id', { 'build-secrets': 'id=link.env' }],
    ['cache-from', { 'cache-from': 'type=local,src=out' }],
    ['cache-to', { 'cache-to': 'type=local,dest=out/cache' }],
    ['security-opt', { 'security-opt': 'seccomp=link.env' }],
    ['probe', { probe: 'https://:443/ ca=link.env' }],
  ])('%s', (_, settings) => {
    for (const read of [command, action]) expect(mistakesOf(() => read(settings))).toMatch(LEADS_OUT)
  })

  test.each(['Dockerfile', 'dockerfile', '.dockerignore', 'Dockerfile.dockerignore'])(
    'a %s that the builder takes unasked',
    (name) => {
      rmSync(join(repo, 'app', 'Dockerfile'), { force: true })
      symlinkSync('/etc/passwd', join(repo, 'app', name))
      expect(mistakesOf(() => action({ path: 'app' }))).toContain(`the link app/${name} leads out`)
    },
  )
  test('a checkout below a working directory that is none: it may not reach its neighbours', () => {
    mkdirSync(join(repo, 'app', '.git'))
    symlinkSync('../secret.env', join(repo, 'app', 'vars.env'))
    expect(mistakesOf(() => action({ path: 'app', 'env-file': 'app/vars.env' }))).toContain(
      'the link vars.env leads out of the repository',
    )
  })
  test('a repository outside, which the link leads into', () => {
    expect(mistakesOf(() => command({ path: 'out', file: 'out/Dockerfile' }))).toMatch(LEADS_OUT)
  })
  test('all of them are reported at once', () => {
    const text = mistakesOf(() => action({ volumes: './out:/a', 'log-file': 'link.env', port: '0' }))
    expect(text).toMatch(/^3 settings are wrong:/)
  })
})

describe('a relative path that leaves the repository by itself', () => {
  test.each<[string, Settings]>([
    ['path', { path: '../outside' }],
    ['volumes', { volumes: '../outside:/data' }],
    ['report', { report: '../report.json' }],
    ['archive', { archive: 'app/../../outside/image.tar' }],
  ])('%s is a mistake in an action', (_, settings) => {
    expect(mistakesOf(() => action(settings))).toMatch(
      /is outside the repository: move it there, or give its/,
    )
  })
  test('on a laptop it is the word of whoever types it', () => {
    expect(command({ path: '../outside', report: '../report.json' })).toMatchObject({
      source: { context: outside },
      report: join(home, 'report.json'),
    })
  })
  test('an absolute path is the maintainer’s word in an action too', () => {
    const inputs = action({ volumes: `${outside}:/data`, archive: join(outside, 'image.tar') })
    expect(inputs.source).toMatchObject({ file: join(outside, 'image.tar') })
  })
})

describe('what is no file', () => {
  test.each(['/dev/zero', '/dev/null'])('%s is no archive, and no file of settings', (path) => {
    for (const read of [command, action]) {
      expect(mistakesOf(() => read({ archive: path }))).toContain(
        `archive: ${path} is a device: expected a file or folder`,
      )
      expect(mistakesOf(() => read({ also: `docker-archive:${path}` }))).toContain('is a device')
      expect(mistakesOf(() => read({ 'env-file': path }))).toContain('it is a device, not a regular file')
      expect(mistakesOf(() => read({ 'compose-file': path }))).toContain('is a device: expected a file')
      expect(mistakesOf(() => read({ 'build-secrets': `id=a,src=${path}` }))).toContain('is a device')
      expect(mistakesOf(() => read({ 'security-opt': `seccomp=${path}` }))).toContain('it is a device')
      expect(mistakesOf(() => read({ probe: `https://:443/ ca=${path}` }))).toContain('it is a device')
    }
  })
  test('a pipe may be an archive on a laptop, as <(docker save) gives one, and not in an action', () => {
    const pipe = join(home, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(command({ archive: pipe }).source).toMatchObject({ file: pipe })
    expect(mistakesOf(() => action({ archive: pipe }))).toContain('is a pipe: expected a file or folder')
    expect(mistakesOf(() => action({ 'env-file': pipe }))).toContain('it is a pipe, not a regular file')
  })
  test('what is written: a file in an action; a pipe or device too on a laptop; a folder never', () => {
    for (const name of ['report', 'log-file']) {
      expect(mistakesOf(() => action({ [name]: '/dev/full' }))).toMatch(/is a \w+: expected a file to write/)
      expect(mistakesOf(() => command({ [name]: 'app' }))).toContain('is a folder: expected a file to write')
    }
    expect(command({ report: '/dev/null' }).report).toBe('/dev/null')
    expect(command({ report: '-' }).report).toBe('-')
    expect(mistakesOf(() => action({ report: '-' }))).toContain('report: - would write to the job’s log')
  })
  test('a report that is a link to standard output', () => {
    symlinkSync('/dev/stdout', join(repo, 'report.json'))
    expect(mistakesOf(() => action({ report: 'report.json' }))).toContain('the link report.json leads out')
  })
})

describe('healthy', () => {
  test('links inside a monorepo', () => {
    symlinkSync('../secret.env', join(repo, 'app', 'vars.env'))
    expect(
      action({ path: 'in', file: 'in/Dockerfile', 'env-file': 'in/vars.env', volumes: './in:/data' }),
    ).toMatchObject({
      source: { context: join(repo, 'in'), file: join(repo, 'in', 'Dockerfile') },
      smoke: { env: ['A=1'], container: { volumes: [{ source: { path: join(repo, 'app') } }] } },
    })
  })
  test.each([true, false])('a link to a file above the folder that is built; .git is there: %s', (isGit) => {
    if (isGit) mkdirSync(join(repo, '.git'))
    rmSync(join(repo, 'app', 'Dockerfile'))
    symlinkSync('../Dockerfile', join(repo, 'app', 'Dockerfile'))
    expect(action({ path: 'app' }).source).toMatchObject({ file: join(repo, 'app', 'Dockerfile') })
    if (!isGit) return
    expect(command({ path: '.' }, {}, join(repo, 'app')).source).toMatchObject({
      file: join(repo, 'app', 'Dockerfile'),
    })
  })
  test('a workspace that is a link', () => {
    symlinkSync(repo, join(home, 'workspace'))
    const workspace = join(home, 'workspace')
    const given = {
      path: `${workspace}/app`,
      file: `${workspace}/app/Dockerfile`,
      'log-file': `${workspace}/x`,
    }
    for (const cwd of [repo, workspace])
      expect(action(given, { GITHUB_WORKSPACE: workspace }, cwd)).toMatchObject({
        name: 'app',
        smoke: { logFile: join(repo, 'x') },
      })
  })
  test('the engine’s socket keeps its name, which may be a link of the system', () => {
    symlinkSync(outside, join(home, 'var'))
    expect(action({ volumes: `${home}/var:/x` }).smoke?.container.volumes).toMatchObject([
      { source: { path: join(home, 'var') } },
    ])
  })
  test('a missing file of a build secret is the build’s to report', () => {
    expect(action({ 'build-secrets': 'id=a,src=none' }).source).toMatchObject({
      buildSecrets: ['id=a,src=none'],
    })
  })
})

describe('the environment', () => {
  const env = {
    ACTIONS_RUNTIME_TOKEN: 'r',
    GITHUB_TOKEN: 'g',
    RUNNER_TEMP: '/t',
    MY_DEPLOY_KEY: 'd',
    GITHUB_SHA: 'abc',
  }
  test('a name alone in an env file takes nothing: it is a mistake with its line', () => {
    writeFileSync(join(repo, 'a.env'), '# comment\nMODE=x\n\nMY_DEPLOY_KEY\n  HOME \nACTIONS_RUNTIME_TOKEN\n')
    for (const read of [command, action])
      expect(mistakesOf(() => read({ 'env-file': 'a.env' }, env))).toContain(
        'env-file: a.env:4 (and 2 more: 5, 6) is a name without a value',
      )
  })
  test.each<[string, Settings]>([
    ['env', { env: 'ACTIONS_RUNTIME_TOKEN' }],
    ['env', { env: 'MODE=1\nGITHUB_TOKEN' }],
    ['env', { env: 'INPUT_TOKEN' }],
    ['env', { env: 'RUNNER_TEMP' }],
    ['build-args', { 'build-args': 'GITHUB_TOKEN' }],
    ['build-secrets', { 'build-secrets': 'id=a,env=ACTIONS_RUNTIME_TOKEN' }],
    ['build-secrets', { 'build-secrets': 'id=GITHUB_TOKEN' }],
    ['build-secrets', { 'build-secrets': 'type=env,id=a,src=INPUT_TOKEN' }],
  ])('%s does not pass on what is the runner’s: %j', (name, settings) => {
    for (const read of [command, action])
      expect(mistakesOf(() => read(settings, env))).toMatch(
        new RegExp(`${name}: [A-Z_]+ is the runner’s and is never passed on`),
      )
  })
  test('what is named by the maintainer, or has its value, is passed', () => {
    const inputs = action({ env: 'MY_DEPLOY_KEY\nGITHUB_SHA\nGITHUB_TOKEN=mine' }, env)
    expect(inputs.smoke?.env).toEqual(['MY_DEPLOY_KEY=d', 'GITHUB_SHA=abc', 'GITHUB_TOKEN=mine'])
  })
})
