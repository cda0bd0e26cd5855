/**
 * A run that is interrupted at any point leaves nothing: when it can still clean up, at once;
 * when it was killed, after the action's post step or the next start. Nothing that was not its own is touched.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { command, start, type Ran } from '../support/dist.ts'
import { engineEnv, lab } from '../support/engines.ts'
import { faultyEngine, type Fault, type FaultyEngine } from '../support/faulty-engine.ts'
import { docker } from '../support/leftovers.ts'
import { parseRunId, runOfTag } from '../../src/core/run-id.ts'

const env = engineEnv('new')
const SOCKET = (env.DOCKER_HOST ?? '').replace('unix://', '')
const TRIAL = ['examples/hello', '--soak', '0.2s', '--timeout', '10s']
/** Ours in all but the label: another's container, whose name looks like a run's. */
const BYSTANDER = 'sea-trial-bystander'

/** The processes whose leftovers are looked for: other runs may be at work on this machine. */
const started = new Set<number>()
const isOurs = (run: string): boolean => started.has(parseRunId(run)?.pid ?? 0)

/** Containers, networks, volumes, tags and folders that runs of these tests left. */
async function left(on = env): Promise<string[]> {
  const label = 'io.github.sea-trial.run'
  const labelled = async (...words: string[]) =>
    (await docker([...words, '--filter', `label=${label}`, '--format', `{{.Label "${label}"}}`], on)).split(
      '\n',
    )
  const tags = await docker(['images', '--format', '{{.Repository}}:{{.Tag}}'], on)
  const folders = readdirSync(tmpdir()).flatMap((name) => /^sea-trial-(.+)-\w{6}$/.exec(name)?.[1] ?? [])
  const runs = [
    ...(await labelled('ps', '--all')),
    ...(await labelled('network', 'ls')),
    ...(await labelled('volume', 'ls')),
    ...tags.split('\n').flatMap((tag) => runOfTag(tag) ?? []),
    ...folders,
  ]
  return runs.filter(isOurs)
}

let total = 0
beforeAll(async () => {
  await docker(['run', '--detach', '--name', BYSTANDER, 'busybox', 'sleep', '3600'], env)
  const engine = await faultyEngine(SOCKET)
  const { child, ran: running } = start(TRIAL, { ...env, DOCKER_HOST: engine.host })
  started.add(child.pid ?? 0)
  const ran = await running
  total = engine.requests.length
  await engine.close()
  expect(ran.code).toBe(0)
  expect(await left()).toEqual([])
})
afterAll(async () => {
  expect(await docker(['inspect', '--format', '{{.State.Running}}', BYSTANDER], env)).toBe('true')
  await docker(['rm', '--force', BYSTANDER], env)
})

/**
 * A run that was struck at that request. Runs differ by a request or two (how often it was asked whether the app is
 * ready), so one may end before: then a run is struck a little earlier, since one that was not proves nothing.
 */
async function struck(
  fault: Omit<Fault, 'act'>,
  act: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ran> {
  const engine: FaultyEngine = await faultyEngine(SOCKET)
  const isStruck = () => engine.fault === null
  try {
    const { child, ran: running } = start(TRIAL, {
      ...env,
      DOCKER_HOST: engine.host,
      SEA_TRIAL_ENGINE_SECONDS: '2',
    })
    started.add(child.pid ?? 0)
    engine.fault = { ...fault, act: () => act((signal) => child.kill(signal)) }
    const ran = await running
    const earlier = Math.min(fault.at, engine.requests.length) - 1
    return isStruck() ? ran : await struck({ ...fault, at: earlier }, act)
  } finally {
    await engine.close()
  }
}

/** That many points of a run, evenly spread, as what a table of tests wants. */
const points = (count: number) => Array.from({ length: count }, (_, index) => [index + 1, count] as const)
const at = ([nth, of]: readonly [number, number]): number => Math.max(1, Math.round((nth / of) * total))

describe('killed', () => {
  test.each(points(20))('before request %i of %i: the next start sweeps', async (...point) => {
    const ran = await struck({ at: at(point), when: 'before', then: 'drop' }, (kill) => kill('SIGKILL'))
    expect(ran.code).toBeNull()
    await sweep()
    expect(await left()).toEqual([])
  })
  test.each(points(20))('after request %i of %i: the next start sweeps', async (...point) => {
    const ran = await struck({ at: at(point), when: 'after', then: 'drop' }, (kill) => kill('SIGKILL'))
    expect(ran.code).toBeNull()
    await sweep()
    expect(await left()).toEqual([])
  })
})

describe('asked to end', () => {
  test.each(
    points(12).flatMap((point) =>
      (['SIGINT', 'SIGTERM'] as const).map((signal) => [...point, signal] as const),
    ),
  )('at request %i of %i by %s: it is gone with all that it made', async (nth, of, signal) => {
    const ran = await struck({ at: at([nth, of]), when: 'after', then: 'drop' }, (kill) => kill(signal))
    expect(ran.code).not.toBeNull()
    expect(await left()).toEqual([])
  })
})

describe('an engine that stops answering', () => {
  test.each(points(6))(
    'at request %i of %i: it ends in time, and the next start sweeps',
    async (...point) => {
      const ran = await struck({ at: at(point), when: 'after', then: 'hold' }, () => undefined)
      expect([0, 1, 3]).toContain(ran.code)
      await sweep()
      expect(await left()).toEqual([])
    },
  )
})

describe('an engine that is restarted', () => {
  const name = 'new-containerd'
  const there = engineEnv(name)

  test('during a trial: it could not be tried, and the next start sweeps', async () => {
    const { child, ran } = start(['examples/hello', '--soak', '60s'], there)
    started.add(child.pid ?? 0)
    const soaking = new Promise<void>((resolve) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('soaking')) resolve()
      })
    })
    await Promise.race([soaking, ran])
    lab(['down', name])
    lab(['up', name])
    expect((await ran).code).toBe(3)
    await command(SWEEP, there)
    expect(await left(there)).toEqual([])
  })
})

/** The least that a start does: it has no image to try. */
const SWEEP = ['--image', 'sha256:'.padEnd(71, '0'), '--smoke', 'false']

async function sweep(): Promise<void> {
  await command(SWEEP, env)
}
