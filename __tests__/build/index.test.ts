/** What lies beside a failing build: which client is used, what is an error, and that a cancelled one ends. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOutcome } from '../../src/build/index.ts'
import type { Engine } from '../../src/engine/index.ts'
import { UserError } from '../../src/core/errors.ts'
import type { BuildSource } from '../../src/inputs/types.ts'
import { silent } from '../../src/core/progress.ts'
import { fakeDocker, type Answers, type FakeDocker } from './fake-docker.ts'
import { fakeEngine } from './fake-engine.ts'
import { sourceOf, temporaryFolder, writeFiles } from './sources.ts'

const environment = { ...process.env }
let context = ''
let docker: FakeDocker
let steps: string[] = []

beforeEach(() => {
  docker = fakeDocker({})
  context = temporaryFolder()
  writeFiles(context, { Dockerfile: 'FROM busybox\nRUN make\n' })
  steps = []
})
afterEach(() => {
  process.env = { ...environment }
  rmSync(context, { recursive: true })
  rmSync(docker.folder, { recursive: true })
})

interface Given {
  answers?: Answers
  source?: Partial<BuildSource>
  engine?: Partial<Engine>
  signal?: AbortSignal
}

function run({
  answers = {},
  source = {},
  engine = {},
  signal = new AbortController().signal,
}: Given): Promise<BuildOutcome> {
  rmSync(docker.folder, { recursive: true })
  docker = fakeDocker(answers)
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  const progress = { ...silent, step: (text: string) => steps.push(text) }
  const deps = { engine: fakeEngine(engine), progress, signal, root: context, secrets: [] }
  return build(
    sourceOf(context, source),
    {
      id: `run-${process.pid}`,
      tag: 'sea-trial/run:1',
      baseTag: 'sea-trial/run:1-base',
      tempDir: docker.folder,
    },
    deps,
  )
}

async function errorOf(promise: Promise<unknown>): Promise<UserError> {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof UserError)) throw new Error('it should have been refused')
  return error
}

const GOOD = { code: 0 }
const VERTEX = (error: string) =>
  `${JSON.stringify({ vertexes: [{ digest: 'd', name: '[2/2] RUN make', started: '2026-01-01T00:00:00Z', completed: '2026-01-01T00:00:01Z', error }] })}\n`
const failing = (error: string) => ({
  code: 1,
  stderr: `${VERTEX(error)}ERROR: failed to build: failed to solve: ${error}\n`,
})
const said = (text: string) => ({
  'buildx build': { code: 1, stderr: `${text}\n` },
  'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.29.1 x' },
})

describe('with buildx', () => {
  test('one client is started, and the image is the engine’s', async () => {
    const outcome = await run({ answers: { 'buildx build': GOOD } })
    expect(docker.calls().map((call) => call.slice(0, 2))).toEqual([['buildx', 'build']])
    expect(outcome).toMatchObject({
      image: { id: `sha256:${'1'.repeat(64)}`, ref: 'sea-trial/run:1' },
      findings: [],
      finalBase: 'busybox',
    })
    expect(outcome.build).toMatchObject({ ok: true, builder: 'buildx', dockerfile: 'Dockerfile' })
    expect(steps[0]).toMatch(/^docker buildx build --progress=rawjson /)
  })

  test('the platform of the image decides what the Dockerfile means', async () => {
    writeFiles(context, { Dockerfile: 'FROM base-$TARGETARCH' })
    expect((await run({ answers: { 'buildx build': GOOD } })).finalBase).toBe('base-arm64')
  })

  test('the client does not see the action’s inputs, but a context’s socket and its own settings', async () => {
    process.env.INPUT_TOKEN = 'hunter2'
    process.env.NPM_TOKEN = 'for a build secret'
    process.env.DEPLOY_KEY = 'nobody asked'
    process.env.ACTIONS_RUNTIME_TOKEN = 'of the runner'
    delete process.env.DOCKER_HOST
    delete process.env.DOCKER_CONTEXT
    await run({
      answers: { 'buildx build': GOOD },
      engine: { endpoint: 'unix:///run/user/1000/docker.sock' },
      source: { buildSecrets: ['id=npm,env=NPM_TOKEN'] },
    })
    const seen = docker.environment()
    expect(seen).toMatchObject({
      NPM_TOKEN: 'for a build secret',
      BUILDX_METADATA_WARNINGS: '1',
      DOCKER_HOST: 'unix:///run/user/1000/docker.sock',
    })
    expect(JSON.stringify(seen)).not.toMatch(/hunter2|nobody asked|of the runner/)
  })

  test('an engine that was chosen is not chosen again', async () => {
    process.env.DOCKER_HOST = 'tcp://builder:2376'
    await run({ answers: { 'buildx build': GOOD }, engine: { endpoint: 'unix:///elsewhere.sock' } })
    expect(docker.environment().DOCKER_HOST).toBe('tcp://builder:2376')
  })

  test('checks of the metadata file are warnings too, each once', async () => {
    const warning = {
      short: Buffer.from('JSONArgsRecommended: use JSON (line 2)').toString('base64'),
      range: [{ start: { line: 2 } }],
    }
    const metadata = JSON.stringify({ 'buildx.build.warnings': [warning, { other: 'shape' }] })
    const before = `echo '${metadata}' >"$5"`
    const shown = `${JSON.stringify({ warnings: [warning] })}\n`
    const outcome = await run({
      answers: {
        'buildx build': {
          code: 0,
          before: before.replace('$5', '$here/buildx-metadata.json'),
          stderr: shown,
        },
      },
    })
    expect(outcome.build.warnings).toEqual([{ rule: 'JSONArgsRecommended', message: 'use JSON', line: 2 }])
  })
})

describe('without a buildx that will do', () => {
  const OLD = {
    'buildx build': { code: 1, stderr: 'invalid progress mode rawjson\n' },
    'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.12.1 30feaa1' },
  }

  test.each<[string, Answers, string]>([
    ['none', { build: GOOD }, 'because buildx is not installed'],
    ['too old', { ...OLD, build: GOOD }, 'because buildx 0.12.1 is older than 0.13'],
  ])('%s: docker build does it, and the report says so', async (_, answers, why) => {
    const outcome = await run({ answers })
    expect(outcome.build).toMatchObject({ ok: true, builder: 'docker build (BuildKit)' })
    expect(outcome.findings).toHaveLength(1)
    expect(outcome.findings[0]).toMatchObject({ code: 'no-buildx', level: 'note' })
    expect(outcome.findings[0]?.message).toContain(why)
    expect(docker.environment().DOCKER_BUILDKIT).toBe('1')
  })

  test('a failure comes before the note', async () => {
    const stderr =
      '#1 [2/2] RUN make\n#1 0.1 no rule\n#1 ERROR: executor failed running [/bin/sh -c make]: exit code: 2\n'
    const outcome = await run({ answers: { build: { code: 1, stderr } } })
    expect(outcome.findings.map(({ code }) => code)).toEqual(['build-failed', 'no-buildx'])
  })

  test('what cannot be done without it is refused', async () => {
    const error = await errorOf(run({ source: { builder: 'remote' } }))
    expect(error).toMatchObject({
      code: 'settings',
      exit: 2,
      message: 'builder needs buildx, but buildx is not installed',
    })
  })

  test('the legacy builder gets no secrets', async () => {
    const answers = {
      build: {
        code: 1,
        stderr: 'ERROR: BuildKit is enabled but the buildx component is missing or broken.\n',
      },
    }
    const error = await errorOf(run({ answers, source: { buildSecrets: ['id=a'] } }))
    expect(error).toMatchObject({
      code: 'settings',
      exit: 2,
      message: 'secrets needs BuildKit, but buildx is not installed',
    })
    expect(docker.calls()).toHaveLength(3)
  })
})

describe('what could not be tried is an error', () => {
  test('no client', async () => {
    process.env.PATH = join(context, 'nowhere')
    const deps = {
      engine: fakeEngine(),
      progress: silent,
      signal: new AbortController().signal,
      root: context,
      secrets: [],
    }
    const error = await errorOf(
      build(sourceOf(context), { id: 'r', tag: 't', baseTag: 'b', tempDir: context }, deps),
    )
    expect(error).toMatchObject({
      code: 'no-engine',
      exit: 3,
      message: 'There is no `docker` command on PATH, so nothing can be built',
    })
    expect(error.hint).toContain('Install the Docker client')
  })

  test('the engine went away', async () => {
    const lost = () => Promise.reject(new UserError('engine-lost', 'gone'))
    expect(
      await errorOf(run({ answers: { 'buildx build': failing('EOF') }, engine: { info: lost } })),
    ).toMatchObject({ code: 'engine-lost' })
  })

  test('the disk is full', async () => {
    const error = await errorOf(
      run({
        answers: { 'buildx build': failing('failed to copy files: write /x: no space left on device') },
      }),
    )
    expect(error).toMatchObject({ code: 'disk-full', exit: 3 })
  })

  test('but a command that says so has only failed', async () => {
    const outcome = await run({
      answers: {
        'buildx build': failing(
          'process "/bin/sh -c echo no space left on device" did not complete successfully: exit code: 1',
        ),
      },
    })
    expect(outcome.findings[0]?.code).toBe('build-failed')
  })

  test.each<[string, string, number]>([
    ['ERROR: no builder "nope" found', 'settings', 2],
    ['ERROR: failed to build: failed to stat /nope: stat /nope: no such file or directory', 'settings', 2],
    ['ERROR: failed to build: "a/b/c/d": cannot parse platform specifier: invalid argument', 'settings', 2],
    ['ERROR: failed to build: network mode "foo" not supported by buildkit', 'settings', 2],
    [
      'Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44',
      'no-engine',
      3,
    ],
    [
      'ERROR: Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?',
      'no-engine',
      3,
    ],
  ])('%s', async (text, code, exit) => {
    expect(await errorOf(run({ answers: said(text) }))).toMatchObject({ code, exit })
  })

  test('an engine that does not get the image', async () => {
    const error = await errorOf(
      run({ answers: { 'buildx build': GOOD }, engine: { image: () => Promise.resolve(null) } }),
    )
    expect(error).toMatchObject({ code: 'engine-failed' })
    expect(error.hint).toContain('same engine')
  })

  test('words that no one knows are still a failed build', async () => {
    const outcome = await run({ answers: said('ERROR: failed to build: something new') })
    expect(outcome.findings[0]).toMatchObject({
      code: 'build-failed',
      message: 'Dockerfile failed: something new',
    })
  })
})

test('without a Dockerfile no client is started', async () => {
  rmSync(join(context, 'Dockerfile'))
  const outcome = await run({})
  expect(outcome).toMatchObject({ image: null, dockerfile: null, build: { ok: false, steps: [] } })
  expect(outcome.findings.map(({ code }) => code)).toEqual(['dockerfile-missing'])
  expect(docker.calls()).toEqual([])
})

test('a Dockerfile of megabytes is built, and nothing is said about its lines', async () => {
  writeFiles(context, { Dockerfile: `FROM busybox\n${'#'.repeat(1024 * 1024)}` })
  expect(await run({ answers: { 'buildx build': GOOD } })).toMatchObject({
    build: { ok: true },
    dockerfile: null,
    finalBase: null,
  })
})

describe('cancelled', () => {
  const isAlive = (pid: number): boolean => {
    try {
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
    } catch {
      return false
    }
  }

  async function started(): Promise<number[]> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      const file = join(docker.folder, 'pids')
      if (!existsSync(file)) continue
      const pids = readFileSync(file, 'utf8').trim().split('\n').map(Number)
      if (pids.length === 2) return pids
    }
  }

  /** A client with a child that ignores to be asked, as buildx may while it is busy. */
  const STUBBORN = `trap '' TERM INT; sleep 300 & echo $$ >"$here/pids"; echo $! >>"$here/pids"; wait`
  const POLITE = `sleep 300 & echo $$ >"$here/pids"; echo $! >>"$here/pids"; wait`

  test.each<[string, string, number]>([
    ['at once where the client obeys', POLITE, 1500],
    ['within seconds where it does not', STUBBORN, 5000],
  ])(
    'the client and its children end, %s',
    async (_, before, limit) => {
      const controller = new AbortController()
      const outcome = errorOf(
        run({ answers: { 'buildx build': { code: 0, before } }, signal: controller.signal }),
      )
      const pids = await started()
      expect(pids.every(isAlive)).toBe(true)
      const began = performance.now()
      controller.abort()
      expect(await outcome).toMatchObject({ code: 'cancelled' })
      expect(performance.now() - began).toBeLessThan(limit)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(pids.filter(isAlive)).toEqual([])
    },
    15_000,
  )

  test('a build that takes longer than it may ends with its children, and fails', async () => {
    const answer = { code: 0, before: STUBBORN }
    const began = performance.now()
    const { build, findings, image } = await run({
      answers: { 'buildx build': answer },
      source: { timeout: 0.5 },
    })
    expect(performance.now() - began).toBeLessThan(8000)
    expect(image).toBeNull()
    expect(build).toMatchObject({ ok: false })
    expect(findings).toMatchObject([
      { code: 'build-failed', level: 'fail', message: 'the build was stopped after 0.5 s' },
    ])
    expect(findings[0]?.fix).toContain('`build-timeout`')
    expect((await started()).filter(isAlive)).toEqual([])
  }, 15_000)

  test('before it began', async () => {
    expect(await errorOf(run({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' })
    expect(docker.calls()).toEqual([])
  })
})
