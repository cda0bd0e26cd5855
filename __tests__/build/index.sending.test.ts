/** A builder apart from the engine: its image passes through here, is read on its way, and is the one that is tried. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, type BuildOutcome } from '../../src/build/index.ts'
import type { Engine } from '../../src/engine/index.ts'
import { UserError } from '../../src/core/errors.ts'
import type { BuildSource } from '../../src/inputs/types.ts'
import { silent } from '../../src/core/progress.ts'
import { saved } from '../support/archives.ts'
import { bytes, file, tar } from '../support/tar.ts'
import { fakeDocker, type Answers, type FakeDocker } from './fake-docker.ts'
import { fakeEngine, IMAGE } from './fake-engine.ts'
import { sourceOf, temporaryFolder, writeFiles } from './sources.ts'

const environment = { ...process.env }
let context = ''
let docker: FakeDocker
let loaded: Buffer[] = []
let read: Buffer[] = []

beforeEach(() => {
  docker = fakeDocker({})
  context = temporaryFolder()
  writeFiles(context, { Dockerfile: 'FROM busybox\nRUN make\n' })
  process.env.BUILDX_CONFIG = join(context, '.buildx')
  delete process.env.BUILDX_BUILDER
  ;[loaded, read] = [[], []]
})
afterEach(() => {
  process.env = { ...environment }
  rmSync(context, { recursive: true })
  rmSync(docker.folder, { recursive: true })
})

const IMAGE_TAR = tar(saved({ layers: [tar([file('a', bytes(300_000))])] }))
const DRIVER = (driver: string) => ({
  'buildx inspect': { code: 0, stdout: `Name:   far\nDriver: ${driver}\n` },
})
const REMOTE = DRIVER('remote')
const SENDS = { ...REMOTE, 'buildx build': { code: 0, stdout: IMAGE_TAR } }

async function collect(tarball: AsyncIterable<Buffer>, into: Buffer[]): Promise<void> {
  for await (const chunk of tarball) into.push(chunk)
}

/** As an engine takes a tar: it rejects when that breaks off. */
const load = (tarball: Readable) => collect(tarball, loaded)
/** As whoever reads it must: it never rejects. */
const readTar = (tarball: AsyncIterable<Buffer>) => collect(tarball, read).catch(() => undefined)

interface Given {
  answers: Answers
  source?: Partial<BuildSource>
  engine?: Partial<Engine>
  signal?: AbortSignal
  isRead?: boolean
}

function run({
  answers,
  source = { builder: 'far' },
  engine = {},
  signal = new AbortController().signal,
  isRead = true,
}: Given): Promise<BuildOutcome> {
  rmSync(docker.folder, { recursive: true })
  docker = fakeDocker(answers)
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  const deps = {
    engine: fakeEngine({ load, ...engine }),
    progress: silent,
    signal,
    root: context,
    secrets: [],
  }
  return build(
    sourceOf(context, source),
    {
      id: `run-${process.pid}`,
      tag: 'sea-trial/run:1',
      baseTag: 'sea-trial/run:1-base',
      tempDir: docker.folder,
    },
    { ...deps, ...(isRead ? { readTar } : {}) },
  )
}

async function errorOf(promise: Promise<unknown>): Promise<UserError> {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof UserError)) throw new Error(`it should have been refused: ${String(error)}`)
  return error
}

const commands = () => docker.calls().map((call) => call.slice(0, 2).join(' '))
const outputOf = () =>
  docker.calls().flatMap((call) => call.filter((word) => word === '--load' || word.startsWith('--output')))

describe('which way the image takes', () => {
  test('with the engine’s own builder none is asked about', async () => {
    await run({ answers: { 'buildx build': { code: 0 } }, source: {} })
    expect(commands()).toEqual(['buildx build'])
    expect(outputOf()).toEqual(['--load'])
  })

  test.each<[string, Answers]>([
    ['the engine’s own', DRIVER('docker')],
    ['one that nobody knows', DRIVER('cloud')],
    ['one that cannot be asked about', { 'buildx inspect': { code: 1, stdout: 'Driver: remote\n' } }],
  ])('a builder that is %s loads it itself', async (_, answers) => {
    const outcome = await run({ answers: { ...answers, 'buildx build': { code: 0 } } })
    expect(outputOf()).toEqual(['--load'])
    expect(outcome.image).not.toBeNull()
    expect(loaded).toEqual([])
  })

  test('an image that nobody reads is loaded by the builder', async () => {
    await run({ answers: { ...SENDS, 'buildx build': { code: 0 } }, isRead: false })
    expect(commands()).toEqual(['buildx build'])
    expect(outputOf()).toEqual(['--load'])
  })

  test.each([
    ['overlay2', 'docker'],
    ['vfs', 'docker'],
    ['containerd', 'oci'],
  ])('an engine with %s gets what buildx would load into it: %s', async (store, format) => {
    const info = async () => ({ ...(await fakeEngine().info()), store })
    await run({ answers: SENDS, engine: { info } })
    expect(commands()).toEqual(['buildx inspect', 'buildx build'])
    expect(outputOf()).toEqual([`--output=type=${format},dest=-`])
    expect(docker.calls()[1]).toEqual(
      expect.arrayContaining(['--provenance=false', '--tag', 'sea-trial/run:1', '--builder', 'far']),
    )
  })

  test('the client has the same environment in both cases', async () => {
    process.env.INPUT_TOKEN = 'hunter2'
    delete process.env.DOCKER_HOST
    delete process.env.DOCKER_CONTEXT
    await run({ answers: SENDS, engine: { endpoint: 'unix:///run/user/1000/docker.sock' } })
    expect(docker.environment()).toMatchObject({
      BUILDX_METADATA_WARNINGS: '1',
      DOCKER_HOST: 'unix:///run/user/1000/docker.sock',
    })
    expect(JSON.stringify(docker.environment())).not.toContain('hunter2')
  })
})

describe('an image that comes', () => {
  test('is loaded and read, byte for byte, and is the engine’s', async () => {
    const vertex = { digest: 'd', name: '[2/2] RUN make', started: '2026-01-01T00:00:00Z' }
    const stderr = `${JSON.stringify({ vertexes: [{ ...vertex, completed: '2026-01-01T00:00:01Z' }] })}\n`
    const outcome = await run({
      answers: { ...REMOTE, 'buildx build': { code: 0, stdout: IMAGE_TAR, stderr } },
    })
    expect(Buffer.concat(loaded).equals(IMAGE_TAR)).toBe(true)
    expect(Buffer.concat(read).equals(IMAGE_TAR)).toBe(true)
    expect(outcome).toMatchObject({ image: { id: IMAGE.id, ref: 'sea-trial/run:1' }, findings: [] })
    expect(outcome.build.steps.map(({ name, line }) => [name, line])).toEqual([['RUN make', 2]])
  })

  test('waits for an engine that is slow, without being kept here', async () => {
    const huge = Buffer.alloc(20_000_000)
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    const slow = async (tarball: Readable) => (await gate, load(tarball))
    const after = 'touch "$here/written"'
    const outcome = run({
      answers: { ...REMOTE, 'buildx build': { code: 0, stdout: huge, after } },
      engine: { load: slow },
    })
    await sleep(300)
    expect(existsSync(join(docker.folder, 'written'))).toBe(false)
    expect(Buffer.concat(read).length).toBeLessThan(2_000_000)
    go()
    expect((await outcome).image).not.toBeNull()
    expect(Buffer.concat(loaded).length).toBe(huge.length)
  })

  test('that the engine does not have afterwards is an error', async () => {
    const error = await errorOf(run({ answers: SENDS, engine: { image: () => Promise.resolve(null) } }))
    expect(error).toMatchObject({ code: 'engine-failed' })
  })
})

describe('a build that fails', () => {
  const error = 'process "/bin/sh -c make" did not complete successfully: exit code: 2'
  const vertex = {
    digest: 'd',
    name: '[2/2] RUN make',
    started: '2026-01-01T00:00:00Z',
    completed: '2026-01-01T00:00:01Z',
    error,
  }
  const stderr = `${JSON.stringify({ vertexes: [vertex] })}\nERROR: failed to build: failed to solve: ${error}\n`

  test('has its usual findings, and nothing is loaded', async () => {
    const outcome = await run({ answers: { ...REMOTE, 'buildx build': { code: 1, stderr } } })
    expect(outcome.image).toBeNull()
    expect(outcome.findings[0]).toMatchObject({ code: 'build-failed', location: { line: 2 } })
    expect([loaded, read]).toEqual([[], []])
  })

  test('after a part of the image: the engine does not take it for the whole', async () => {
    let cause: unknown = null
    const noting = (tarball: Readable) =>
      load(tarball).catch((reason: unknown) => {
        cause = reason
        throw reason
      })
    const half = IMAGE_TAR.subarray(0, 100_000)
    const outcome = await run({
      answers: { ...REMOTE, 'buildx build': { code: 1, stdout: half, stderr } },
      engine: { load: noting },
    })
    expect(cause).toBeInstanceOf(Error)
    expect(outcome.findings[0]).toMatchObject({ code: 'build-failed' })
  })

  const connecting = {
    ...vertex,
    name: '[internal] waiting for connection',
    error: 'context deadline exceeded',
  }
  test.each<[string, string]>([
    [
      'that cannot be reached',
      `${JSON.stringify({ vertexes: [connecting] })}\nERROR: failed to build: context deadline exceeded\n`,
    ],
    [
      'that breaks off',
      'ERROR: failed to build: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF\n',
    ],
    [
      'that is none',
      'ERROR: failed to initialize builder far (far0): cannot determine Kubernetes namespace\n',
    ],
  ])('by a builder %s says nothing of the image: an error', async (_, text) => {
    const answers = {
      ...REMOTE,
      'buildx build': { code: 1, stderr: text },
      'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.29.1 x' },
    }
    expect(await errorOf(run({ answers }))).toMatchObject({ code: 'engine-lost', exit: 3 })
  })

  test('without buildx a builder is refused as ever', async () => {
    expect(await errorOf(run({ answers: {} }))).toMatchObject({
      code: 'settings',
      message: 'builder needs buildx, but buildx is not installed',
    })
  })

  test('no builder of that name', async () => {
    const text = 'ERROR: no builder "far" found\n'
    const answers = {
      'buildx inspect': { code: 1, stderr: text },
      'buildx build': { code: 1, stderr: text },
      'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.29.1 x' },
    }
    expect(await errorOf(run({ answers }))).toMatchObject({ code: 'settings', exit: 2 })
  })
})

describe('an engine that does not take it', () => {
  const refusing = (words: string) => ({
    load: () =>
      Promise.reject(new UserError('engine-failed', `The engine could not load the image: ${words}`)),
  })
  const huge = { code: 0, stdout: Buffer.alloc(20_000_000) }

  test('is the error, and ends the client', async () => {
    const answers = { ...REMOTE, 'buildx build': { ...huge, after: 'sleep 300' } }
    const began = performance.now()
    const error = await errorOf(run({ answers, engine: refusing('invalid tar header') }))
    expect(error).toMatchObject({ code: 'engine-failed', exit: 3 })
    expect(error.message).toContain('invalid tar header')
    expect(performance.now() - began).toBeLessThan(10_000)
  }, 15_000)

  test('because its disk is full', async () => {
    const answers = { ...REMOTE, 'buildx build': huge }
    const error = await errorOf(run({ answers, engine: refusing('write /x: no space left on device') }))
    expect(error).toMatchObject({ code: 'disk-full', exit: 3 })
  })

  test('because it went away', async () => {
    const lost = { load: () => Promise.reject(new UserError('engine-lost', 'gone')) }
    expect(await errorOf(run({ answers: SENDS, engine: lost }))).toMatchObject({ code: 'engine-lost' })
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

  test('while the image comes: the client ends, and the engine keeps no half of it', async () => {
    const controller = new AbortController()
    let isBroken = false
    const noting = (tarball: Readable) =>
      load(tarball).catch((cause: unknown) => {
        isBroken = true
        throw cause
      })
    const before = 'trap "" TERM; echo $$ >"$here/pid"; head -c 200000 /dev/zero; sleep 300 & wait'
    const outcome = errorOf(
      run({
        answers: { ...REMOTE, 'buildx build': { code: 0, before } },
        engine: { load: noting },
        signal: controller.signal,
      }),
    )
    while (loaded.length === 0) await sleep(10)
    const pid = Number(readFileSync(join(docker.folder, 'pid'), 'utf8'))
    expect(isAlive(pid)).toBe(true)
    controller.abort()
    expect(await outcome).toMatchObject({ code: 'cancelled' })
    expect(isBroken).toBe(true)
    await sleep(100)
    expect(isAlive(pid)).toBe(false)
  }, 15_000)

  test('while the engine is at work on it', async () => {
    const controller = new AbortController()
    const working = async (tarball: Readable, _: unknown, signal: AbortSignal) => {
      await load(tarball)
      setTimeout(() => controller.abort(), 20)
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new UserError('engine-lost', 'The engine went away')
    }
    const outcome = run({ answers: SENDS, engine: { load: working }, signal: controller.signal })
    expect(await errorOf(outcome)).toMatchObject({ code: 'cancelled' })
  })

  test('while the builder is asked what it is', async () => {
    const controller = new AbortController()
    const before = 'touch "$here/asked"; exec sleep 300'
    const outcome = errorOf(
      run({ answers: { 'buildx inspect': { code: 0, before } }, signal: controller.signal }),
    )
    while (!existsSync(join(docker.folder, 'asked'))) await sleep(10)
    controller.abort()
    expect(await outcome).toMatchObject({ code: 'cancelled' })
    expect(commands()).toEqual(['buildx inspect'])
  })
})
