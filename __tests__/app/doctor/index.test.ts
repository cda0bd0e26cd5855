import { afterAll, describe, expect, test } from '@jest/globals'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connect } from '../../../src/app/doctor/engine.ts'
import { examine } from '../../../src/app/doctor/index.ts'
import { UserError } from '../../../src/core/errors.ts'
import type { EngineInfo } from '../../../src/engine/index.ts'
import { canTry, renderDoctor, type Check } from '../../../src/report/index.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fakeEngine, info } from '../../support/fake-engine.ts'

const home = mkdtempSync(join(tmpdir(), 'doctor-'))
afterAll(() => rmSync(home, { recursive: true }))

/** Programs that answer with one line. */
function programs(answers: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(home, 'bin-'))
  for (const [name, script] of Object.entries(answers)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}
const DOCKER = `case "$*" in
  --version) echo "Docker version 28.5.2, build 1";;
  "buildx version") echo "github.com/docker/buildx v0.29.1 abc";;
  "compose version --short") echo 2.40.3;;
esac`
const ALL = programs({ docker: DOCKER, git: 'echo git version 2.39.5' })
const NONE = programs({ file: '' })

const engineWith =
  (facts: Partial<EngineInfo>): Connect =>
  () =>
    Promise.resolve({
      engine: fakeEngine({ clock: fakeClock() }),
      info: { ...info, kernel: release(), ...facts },
    })
const noEngine: Connect = () =>
  Promise.reject(new UserError('no-engine', 'No container engine responds at unix:///x', 'Start Docker.'))

async function examined(
  env: Record<string, string>,
  connect: Connect = engineWith({}),
  seconds?: number,
): Promise<Map<string, Check>> {
  const own = {
    HOME: home,
    DOCKER_CONFIG: join(home, 'none'),
    SEA_TRIAL_CACHE: join(home, 'a', 'b'),
    XDG_STATE_HOME: home,
  }
  const place = { env: { PATH: `${ALL}:/bin:/usr/bin`, ...own, ...env }, platform: 'linux' as const }
  const path = process.env.PATH
  process.env.PATH = place.env.PATH // Compose is looked for in this process's own environment
  const checks = await examine(place, connect, seconds).finally(() => (process.env.PATH = path))
  return new Map(checks.map((one) => [one.name, one]))
}

test('where all is there, all is ok, and nothing is written', async () => {
  const before = readdirSync(home)
  const checks = await examined({ DOCKER_HOST: 'unix:///run/x.sock' })
  expect([...checks.values()].filter(({ state }) => state !== 'ok')).toEqual([])
  expect(checks.get('engine')?.found).toBe(
    'Docker 28.5.2, API 1.51, linux/amd64, at unix:///run/x.sock (DOCKER_HOST)',
  )
  expect(checks.get('docker')?.found).toBe('Docker version 28.5.2, build 1')
  expect(checks.get('compose')?.found).toBe('2.40.3')
  expect(canTry([...checks.values()])).toBe(true)
  expect(readdirSync(home)).toEqual(before)
})

test('without an engine the other checks still answer', async () => {
  const checks = await examined({}, noEngine)
  expect(checks.get('engine')).toMatchObject({ state: 'missing', fix: 'Start Docker.' })
  expect(checks.get('git')).toMatchObject({ state: 'ok' })
  expect(checks.get('buildx')).toMatchObject({ state: 'ok' })
  expect(canTry([...checks.values()])).toBe(false)
})

test('an engine that never answers costs only its own time', async () => {
  const checks = await examined({}, () => new Promise(() => undefined), 1)
  expect(checks.get('engine')).toMatchObject({ state: 'missing', found: 'no answer within 1 s' })
  expect(checks.get('docker')).toMatchObject({ state: 'ok' })
})

test.each([
  [{}, 'docker', 'missing', 'there is no `docker` command'],
  [{}, 'buildx', 'limited', 'buildx is not installed'],
  [
    {},
    'compose',
    'limited',
    'There is no Docker Compose: neither `docker compose` nor `docker-compose` works',
  ],
  [{}, 'git', 'limited', 'there is no `git` command'],
  [{ SEA_TRIAL_CACHE: '' }, 'cache', 'limited', 'turned off: SEA_TRIAL_CACHE is empty'],
  [
    { SEA_TRIAL_CACHE: join(NONE, 'file', 'x') },
    'cache',
    'limited',
    expect.stringContaining('is not a folder'),
  ],
])('without programs or folders: %j %s', async (env, name, state, found) => {
  const checks = await examined({ PATH: NONE, ...env })
  expect(checks.get(name)).toMatchObject({
    state,
    found,
    means: expect.stringMatching(/\.$/) as unknown as string,
  })
})

test.each<[string, Partial<EngineInfo>, string, Partial<Check>]>([
  ['Windows containers', { os: 'windows' }, 'engine', { state: 'missing' }],
  ['a store without a faster source', { store: 'zfs' }, 'image store', { state: 'limited' }],
  ['a rootless engine with cgroup 1', { rootless: true, cgroup: '1' }, 'cgroup', { state: 'limited' }],
  [
    'a rootless engine with cgroup 2',
    { rootless: true, cgroup: '2' },
    'cgroup',
    { state: 'ok', found: 'version 2, rootless engine' },
  ],
  [
    'an engine in a virtual machine',
    { kernel: 'linuxkit' },
    'listeners',
    { state: 'ok', found: expect.stringContaining('helper container') as unknown as string },
  ],
  [
    'a processor without a helper program',
    { local: false, architecture: 's390x' },
    'listeners',
    { state: 'limited' },
  ],
])('%s', async (_, facts, name, expected) => {
  expect((await examined({}, engineWith(facts))).get(name)).toMatchObject(expected)
})

test('logins are named without their secrets, and a helper that is missing', async () => {
  const folder = join(home, 'docker')
  mkdirSync(folder)
  const auths = { 'ghcr.io': { auth: Buffer.from('me:hunter2').toString('base64') } }
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths, credsStore: 'nope' }))
  const check = (await examined({ DOCKER_CONFIG: folder })).get('registries')
  expect(check).toMatchObject({
    state: 'limited',
    found: 'logins for ghcr.io; docker-credential-nope is not installed',
  })
})

test('a config of Docker that is not JSON is named', async () => {
  const folder = join(home, 'broken')
  mkdirSync(folder)
  writeFileSync(join(folder, 'config.json'), '{"auths": ')
  const check = (await examined({ DOCKER_CONFIG: folder })).get('registries')
  expect(check).toMatchObject({ state: 'limited', found: 'Docker’s config.json is not valid JSON' })
})

describe('in a job', () => {
  const JOB = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: 'o/r' }
  test('the event, the token and the services are checked', async () => {
    const checks = await examined(JOB)
    expect(checks.get('event')).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/^push: trial/) as unknown as string,
    })
    expect(checks.get('token')).toMatchObject({ found: 'no pull request to comment on' })
    expect(checks.get('artifacts and cache')).toMatchObject({ state: 'limited' })
  })
  test('an event on which a trial is refused is an obstacle', async () => {
    const checks = await examined({ ...JOB, GITHUB_EVENT_NAME: 'issue_comment' })
    expect(checks.get('event')).toMatchObject({ state: 'missing', isNeeded: true })
  })
})

describe('the output', () => {
  const CHECKS: Check[] = [
    { name: 'engine', isNeeded: true, state: 'ok', found: 'Docker' },
    {
      name: 'buildx',
      state: 'limited',
      found: 'not installed',
      means: 'Builds use `docker build`.',
      fix: 'Install it.',
    },
  ]
  const look = { color: false, width: 100, unicode: true }
  test('is a line for each check, and what follows', () => {
    expect(renderDoctor(CHECKS, 'text', look)).toBe(
      '- ✅ engine: Docker.\n- ⚠️ buildx: not installed. Builds use docker build. Install it.\n\n⚓ A Dockerfile can be built and tried here.\n',
    )
  })
  test('as JSON has the same', () => {
    expect(JSON.parse(renderDoctor(CHECKS, 'json', look))).toMatchObject({
      ready: true,
      checks: [
        { name: 'engine', state: 'ok', means: '' },
        { name: 'buildx', fix: 'Install it.' },
      ],
    })
  })
})
