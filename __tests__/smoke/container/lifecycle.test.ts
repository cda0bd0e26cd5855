/** Whole smoke tests with a scripted engine, a clock that does not really wait, and real servers. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { createSocket } from 'node:dgram'
import type { EngineImage, EngineInfo } from '../../../src/engine/index.ts'
import { UserError } from '../../../src/core/errors.ts'
import type { SmokeInputs } from '../../../src/inputs/types.ts'
import { silent } from '../../../src/core/progress.ts'
import { RUN_LABEL } from '../../../src/core/run-id.ts'
import { Smoke, type ImageConfig } from '../../../src/core/schema.ts'
import { smoke, type Evidence, type SmokeResult } from '../../../src/smoke/index.ts'
import { toSmoke } from '../../../src/smoke/result.ts'
import { fakeClock, socketTurn, type FakeClock } from '../../support/fake-clock.ts'
import { fakeEngine, image, info, type FakeEngine, type FakeOptions } from '../../support/fake-engine.ts'
import { probe, tcpPorts } from '../../support/probes.ts'
import { http, status, tcp, type Served } from '../../support/servers.ts'
import { plainSmoke } from '../../support/plain.ts'

const HEALTHCHECK = { test: ['CMD-SHELL', 'ok'], interval: 1 }
/** The kernel shows nothing of a container on another machine; of one on this machine, its listeners. */
const ELSEWHERE: EngineInfo = { ...info, local: false }
/** As a container whose first process is the test's own: its listeners are then those of the test. */
const HERE = { pid: process.pid, id: ':' }

let servers: Served[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})
async function up(served: Promise<Served>): Promise<number> {
  const server = await served
  servers.push(server)
  return server.port
}

interface Script extends Partial<FakeOptions> {
  config?: Partial<ImageConfig>
  inputs?: Partial<SmokeInputs>
  info?: EngineInfo
  signal?: AbortSignal
  prepare?: (engine: FakeEngine, clock: FakeClock) => void
  image?: EngineImage
}
type Tried = SmokeResult & { engine: FakeEngine; clock: FakeClock; codes: string[] }

function start({
  config,
  inputs,
  prepare,
  info: about = ELSEWHERE,
  signal = new AbortController().signal,
  ...options
}: Script): { engine: FakeEngine; clock: FakeClock; run: Promise<SmokeResult> } {
  const clock = fakeClock(options.ports ? socketTurn : undefined)
  const engine = fakeEngine({ clock, ...options })
  prepare?.(engine, clock)
  const run = smoke(
    image(config),
    { ...plainSmoke, ...inputs },
    {
      engine,
      info: about,
      clock,
      progress: silent,
      signal,
      run: 'r1',
      tempDir: '/nowhere',
      services: null,
      places: {},
      onSettled: () => undefined,
      platform: null,
      logFile: null,
    },
  )
  return { engine, clock, run }
}

async function tryIt(script: Script): Promise<Tried> {
  const { engine, clock, run } = start(script)
  const result = await run
  expect(Smoke.safeParse(result.smoke).error).toBeUndefined()
  const recorded = JSON.parse(JSON.stringify(result.evidence)) as Evidence
  expect(toSmoke(recorded)).toEqual(result.smoke)
  expect(engine.calls).toContain(`remove ${script.id ?? 'c0ffee'}`)
  return { ...result, engine, clock, codes: result.findings.map(({ code }) => code) }
}

async function errorOf(script: Script): Promise<{ error: UserError; engine: FakeEngine }> {
  const { engine, run } = start(script)
  const error = await run.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof UserError)) throw new Error(`expected a UserError, got ${String(error)}`)
  return { error, engine }
}

describe('a healthy server', () => {
  test('is ready, soaks, stops, and is removed', async () => {
    const port = await up(status(200))
    const {
      smoke: seen,
      codes,
      engine,
      clock,
    } = await tryIt({ config: { exposedPorts: ['80/tcp'] }, ports: new Map([[80, port]]) })
    expect(codes).toEqual([])
    expect(seen).toMatchObject({
      ready: true,
      port: 80,
      soakSeconds: 3,
      listenersKnown: false,
      shutdown: { signal: 'SIGTERM', killed: false, exitCode: 0 },
    })
    expect(seen.exit).toBeUndefined()
    expect(seen.probes).toMatchObject([
      { kind: 'http', target: 'http://127.0.0.1:80/', ok: true, detail: '200 OK' },
    ])
    expect(seen.timeline?.map(({ kind }) => kind)).toEqual(['start', 'ready', 'soak', 'stop', 'exit'])
    expect(seen.timeline?.find(({ kind }) => kind === 'soak')?.text).toBe('checked for 3 s more')
    expect(clock.now()).toBeGreaterThanOrEqual(3)
    expect(engine.spec).toMatchObject({
      name: 'sea-trial-r1',
      labels: { [RUN_LABEL]: 'r1' },
      publish: [{ port: 80, protocol: 'tcp' }],
    })
    expect(engine.calls.indexOf('attach')).toBeLessThan(engine.calls.indexOf('start'))
  })

  test('with the listener table of this machine', async () => {
    const port = await up(status(200, '0.0.0.0'))
    const { smoke: seen } = await tryIt({
      ...HERE,
      info,
      config: { exposedPorts: [`${port}/tcp`] },
      ports: new Map([[port, port]]),
    })
    expect(seen).toMatchObject({ ready: true, listenersKnown: true })
    expect(seen.listeners).toContainEqual({ protocol: 'tcp', address: '0.0.0.0', port })
  })

  test('though its port is published a moment after the start', async () => {
    const port = await up(status(200))
    const late = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      ports: new Map(),
      prepare: (engine, clock) =>
        clock.at(2, () => (engine.container = { ...engine.container, ports: new Map([['80/tcp', port]]) })),
    })
    expect(late.smoke.ready).toBe(true)
  })

  test('one of two exposed ports is enough, the other is a warning', async () => {
    const [one, two] = [
      await up(status(200)),
      await up(tcp((socket) => void setTimeout(() => socket.resetAndDestroy(), 1))),
    ]
    const { smoke: seen, codes } = await tryIt({
      config: { exposedPorts: ['80/tcp', '81/tcp'] },
      ports: new Map([
        [80, one],
        [81, two],
      ]),
    })
    expect(seen).toMatchObject({ ready: true, port: 80 })
    expect(codes).toEqual(['exposed-but-silent'])
  })
})

describe('a server that is not healthy', () => {
  test('loopback only, though the proxy would reach it', async () => {
    const port = await up(status(200, '127.0.0.1'))
    const { smoke: seen, codes } = await tryIt({
      ...HERE,
      info,
      config: { exposedPorts: [`${port}/tcp`] },
      ports: new Map([[port, port]]),
      inputs: { timeout: 2 },
    })
    expect(codes[0]).toBe('loopback-only')
    expect(seen).toMatchObject({ ready: false, readySeconds: null, probes: [{ ok: false, attempts: 0 }] })
  })

  test('named ports must all answer', async () => {
    const [one, two] = [await up(status(200)), await up(status(500))]
    const { smoke: seen, codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      inputs: { ports: tcpPorts(80, 81), timeout: 3 },
      ports: new Map([
        [80, one],
        [81, two],
      ]),
    })
    expect(seen).toMatchObject({ ready: false, probes: [{ ok: true }, { ok: false }] })
    expect(codes).toEqual(['server-error'])
  })

  test('hangs', async () => {
    const port = await up(http(() => undefined))
    const { codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      ports: new Map([[80, port]]),
      inputs: { timeout: 5 },
    })
    expect(codes).toEqual(['no-answer'])
  })

  test('never listens: the wait ends with the timeout', async () => {
    const {
      smoke: seen,
      codes,
      clock,
      engine,
    } = await tryIt({
      ...HERE,
      info,
      config: { exposedPorts: ['1/tcp'] },
      inputs: { timeout: 30 },
      prepare: (fake) => fake.handles.clear(),
    })
    expect(['never-listened', 'wrong-port', 'loopback-only']).toContain(codes[0])
    expect(seen.ready).toBe(false)
    expect(clock.now()).toBeGreaterThanOrEqual(30)
    expect(clock.now()).toBeLessThan(30 + 10 + 10 + 3)
    expect(engine.calls.filter((call) => call === 'state').length).toBeLessThan(400)
  }, 30_000)

  test('exits before it is ready', async () => {
    const {
      smoke: seen,
      codes,
      clock,
    } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      prepare: (engine, at) =>
        at.at(0.4, () => {
          engine.log.write(Buffer.from("ModuleNotFoundError: No module named 'flask'\n"))
          engine.exit(1)
        }),
    })
    expect(codes).toEqual(['exited-at-start'])
    expect(seen.exit).toMatchObject({ code: 1, oomKilled: false })
    expect(seen.exit?.after).toBeCloseTo(0.4, 1)
    expect(seen.log.tail).toEqual(["ModuleNotFoundError: No module named 'flask'"])
    expect(seen.shutdown).toBeUndefined()
    expect(clock.now()).toBeLessThan(2)
  })

  test('killed for its memory, which only the events show', async () => {
    const { smoke: seen, codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      prepare: (engine, clock) => {
        engine.oomEvent = true
        clock.at(0.4, () => engine.exit(137))
      },
    })
    expect(codes).toEqual(['out-of-memory'])
    expect(seen.exit).toMatchObject({ code: 137, signal: 'SIGKILL', oomKilled: true })
  })

  test('exits during the soak', async () => {
    const port = await up(status(200))
    const { smoke: seen, codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      ports: new Map([[80, port]]),
      prepare: (engine, clock) => clock.at(2.5, () => engine.exit(1)),
    })
    expect(codes).toEqual(['exited-late'])
    expect(seen.ready).toBe(false)
    expect(seen.readySeconds).not.toBeNull()
    expect(seen.soakSeconds).toBeLessThan(3)
  })

  test('is refused by the engine', async () => {
    const {
      smoke: seen,
      codes,
      engine,
    } = await tryIt({
      config: { exposedPorts: ['80/tcp'], cmd: ['app'] },
      prepare: (fake) => (fake.refusal = 'exec: "app": executable file not found in $PATH'),
    })
    expect(codes).toEqual(['command-not-found'])
    expect(seen).toMatchObject({ ready: false, startedAt: null, exit: { code: 127 } })
    expect(engine.calls).toContain('readFile /usr/bin/app')
    expect(engine.calls.some((call) => call.startsWith('kill'))).toBe(false)
  })
})

describe('a HEALTHCHECK', () => {
  const withHealth = (prepare: Script['prepare'], extra: Partial<SmokeInputs> = {}) =>
    tryIt({ config: { healthcheck: HEALTHCHECK }, inputs: extra, ...(prepare ? { prepare } : {}) })

  test('must turn healthy', async () => {
    const { smoke: seen, codes } = await withHealth((engine, clock) => {
      engine.health('starting')
      clock.at(5, () => engine.health('healthy', { exitCode: 0, output: '' }))
    })
    expect(codes).toEqual([])
    expect(seen.ready).toBe(true)
    expect(seen.readySeconds).toBeGreaterThanOrEqual(5)
  })
  test('is run once a second, and may fail for as long as before', async () => {
    const own = { test: ['CMD', 'ok'], interval: 600, timeout: 3, startPeriod: 5, retries: 2 }
    const { smoke: seen, engine } = await tryIt({
      config: { healthcheck: own },
      prepare: (fake, clock) => clock.at(1, () => fake.health('healthy', { exitCode: 0, output: '' })),
    })
    expect(engine.spec?.healthcheck).toEqual({ ...own, interval: 1, startInterval: 1, retries: 1200 })
    expect(seen.probes).toMatchObject([
      { kind: 'healthcheck', detail: 'healthy, run every 1 s (its own interval: 10 min)' },
    ])
  })
  test.each([
    ['was always healthy, so the port’s answer counts', [0], 0, 1],
    ['had failed, so its own first success counts', [1, 0], 3, 4],
  ])('that %s', async (_, exits, least, most) => {
    const port = await up(status(200))
    const { smoke: seen } = await tryIt({
      config: { exposedPorts: ['80/tcp'], healthcheck: HEALTHCHECK },
      ports: new Map([[80, port]]),
      prepare: (fake, clock) => {
        fake.health('starting')
        clock.at(3, () => fake.health('healthy', ...exits.map((exitCode) => ({ exitCode, output: '' }))))
      },
    })
    expect(seen.ready).toBe(true)
    expect(seen.readySeconds).toBeGreaterThanOrEqual(least)
    expect(seen.readySeconds).toBeLessThan(most)
  })
  test('unhealthy ends the wait at once', async () => {
    const { codes, clock } = await withHealth((engine, at) =>
      at.at(5, () => engine.health('unhealthy', { exitCode: 1, output: 'no' })),
    )
    expect(codes).toEqual(['healthcheck-failing'])
    expect(clock.now()).toBeLessThan(7)
  })
  test('still starting at the timeout is a failure', async () => {
    const { codes, smoke: seen } = await withHealth((engine) => engine.health('starting'), { timeout: 10 })
    expect(codes).toEqual(['healthcheck-failing'])
    expect(seen.probes).toMatchObject([{ kind: 'healthcheck', ok: false, detail: 'starting' }])
  })
  test('unhealthy during the soak', async () => {
    const { codes, smoke: seen } = await withHealth((engine, clock) => {
      engine.health('healthy')
      clock.at(2, () => engine.health('unhealthy', { exitCode: 1, output: 'gone' }))
    })
    expect(codes).toEqual(['healthcheck-failing'])
    expect(seen.ready).toBe(false)
  })
  test('the end is seen in the state before the engine reports it, and what has ended is called unhealthy', async () => {
    const { codes, smoke: seen } = await withHealth((engine, clock) => {
      engine.ended = () => clock.sleep(600)
      engine.health('starting')
      clock.at(0.45, () => {
        engine.exit(127)
        engine.health('unhealthy')
      })
    })
    expect(codes).toEqual(['exited-at-start'])
    expect(seen.exit).toMatchObject({ code: 127 })
    expect(seen.shutdown).toBeUndefined()
  })
  test('one that ended at the timeout is not waited for', async () => {
    const { codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      inputs: { timeout: 5 },
      prepare: (engine, clock) => {
        engine.ended = () => clock.sleep(600)
        clock.at(4.999, () => engine.exit(1))
      },
    })
    expect(codes).toEqual(['exited-at-start'])
  })
  test.each([
    [
      'before',
      (engine: FakeEngine, clock: FakeClock) => clock.at(1, () => engine.exit(0)),
      'exited-at-start',
    ],
    [
      'after',
      (engine: FakeEngine, clock: FakeClock) => {
        engine.health('healthy')
        clock.at(1, () => engine.exit(0))
      },
      'exited-late',
    ],
  ])('what has one is no job: exit 0 %s it was healthy is a failure', async (_, prepare, code) => {
    const { codes, smoke: seen } = await withHealth(prepare)
    expect(codes).toEqual([code])
    expect(seen.ready).toBe(false)
  })
})

describe('without a port', () => {
  test('a worker that stays up passes', async () => {
    const { smoke: seen, codes } = await tryIt({})
    expect(codes).toEqual(['nothing-to-probe'])
    expect(seen.soakSeconds).toBeCloseTo(10, 1)
    expect(seen).toMatchObject({
      ready: true,
      readySeconds: null,
      port: null,
      probes: [{ kind: 'process', ok: true, detail: 'stayed up' }],
    })
  })
  /** Cores used, by the seconds since the start. */
  const busy =
    (cores: (seconds: number) => number): NonNullable<Script['prepare']> =>
    (engine, clock) => {
      let used = 0
      let at = 0
      engine.stats = () => {
        used += cores(clock.now()) * (clock.now() - at)
        at = clock.now()
        return Promise.resolve({ memory: null, memoryPeak: null, memoryLimit: null, cpuSeconds: used })
      }
    }
  test('one that is busy until the timeout passes, with a warning', async () => {
    const { smoke: seen, findings } = await tryIt({ prepare: busy(() => 0.5), inputs: { timeout: 20 } })
    expect(findings).toMatchObject([
      { code: 'still-starting', level: 'warn', message: expect.stringContaining('50 % of a core') },
    ])
    expect(seen.ready).toBe(true)
    expect(seen.soakSeconds).toBeCloseTo(20, 0)
  })
  test('one that is busy at first is waited for until it is idle', async () => {
    const { smoke: seen, codes } = await tryIt({ prepare: busy((seconds) => (seconds < 14 ? 0.2 : 0.01)) })
    expect(codes).toEqual(['nothing-to-probe'])
    expect(seen.soakSeconds).toBeGreaterThan(14)
    expect(seen.soakSeconds).toBeLessThan(20)
  })
  test.each([5, 9, 25])('one that crashes at %d s, while it still starts, fails', async (seconds) => {
    const { codes } = await tryIt({
      prepare: (engine, clock) => {
        busy(() => 0.3)(engine, clock)
        clock.at(seconds, () => engine.exit(1))
      },
    })
    expect(codes).toEqual(['exited-at-start'])
  })
  test('without processor time from the engine the wait does not last until the timeout', async () => {
    const { smoke: seen } = await tryIt({ prepare: (engine) => (engine.stat = null) })
    expect(seen.ready).toBe(true)
    expect(seen.soakSeconds).toBeCloseTo(12, 0)
  })
  test('a soak that was set counts, even a short one', async () => {
    const { smoke: seen } = await tryIt({ inputs: { soak: 2, unaskedSoak: 2 } })
    expect(seen.ready).toBe(true)
    expect(seen.soakSeconds).toBeLessThan(3)
  })
  test.each([0, 0.3, 2.9])('a job that exits 0 after %d s passes', async (seconds) => {
    const { smoke: seen, codes } = await tryIt({
      prepare: (engine, clock) => clock.at(seconds, () => engine.exit(0)),
    })
    expect(codes).toEqual(['one-shot'])
    expect(seen).toMatchObject({
      ready: true,
      exit: { code: 0 },
      probes: [{ ok: true, detail: 'ended by itself' }],
    })
  })
  test.each([0, 0.3, 2.9])('one that exits 1 after %d s fails', async (seconds) => {
    const { smoke: seen, codes } = await tryIt({
      prepare: (engine, clock) => clock.at(seconds, () => engine.exit(1)),
    })
    expect(codes).toEqual(['exited-at-start'])
    expect(seen.ready).toBe(false)
  })
  test('a soak of 0 s still proves something', async () => {
    const crash = await tryIt({
      inputs: { soak: 0, unaskedSoak: 0 },
      prepare: (engine, clock) => clock.at(0.2, () => engine.exit(1)),
    })
    expect(crash.codes).toEqual(['exited-at-start'])
    const worker = await tryIt({ inputs: { soak: 0, unaskedSoak: 0 } })
    expect(worker.smoke.ready).toBe(true)
    expect(worker.smoke.soakSeconds).toBeGreaterThanOrEqual(1)
    expect(worker.smoke.soakSeconds).toBeLessThan(2)
  })
  test('a job that was out of memory failed, with any exit code', async () => {
    const { codes, smoke: seen } = await tryIt({
      prepare: (engine, clock) => clock.at(0.2, () => engine.exit(0, { oomKilled: true })),
    })
    expect(codes).toEqual(['out-of-memory'])
    expect(seen.ready).toBe(false)
  })
  test('UDP only is a worker', async () => {
    const { smoke: seen, engine } = await tryIt({ config: { exposedPorts: ['53/udp'] } })
    expect(seen.ready).toBe(true)
    expect(engine.spec?.publish).toEqual([])
  })
  test('a probe without a port to check fails without waiting', async () => {
    const { codes, clock, smoke: seen } = await tryIt({ inputs: { probes: [probe('http')] } })
    expect(codes).toEqual(['nothing-to-probe'])
    expect(clock.now()).toBeLessThan(2)
    expect(seen.ready).toBe(false)
  })
  test('a container that was removed is not a job that did its work', async () => {
    const { codes, smoke: seen } = await tryIt({
      prepare: (engine, clock) => {
        clock.at(1, () => {
          const stale = engine.container
          engine.exit(0)
          engine.container = stale
          engine.state = () => Promise.resolve(null)
        })
      },
    })
    expect(codes).toEqual(['not-ready'])
    expect(seen.ready).toBe(false)
  })
})

describe('probes', () => {
  const say = (engine: FakeEngine, text: string) => void engine.log.write(text)
  test('several must all pass: a port, a line of the log, a command', async () => {
    const port = await up(status(200))
    const {
      smoke: seen,
      engine,
      codes,
    } = await tryIt({
      config: { exposedPorts: ['80/tcp'] },
      ports: new Map([[80, port]]),
      inputs: { probes: ['http', 'log "ready"', 'exec test -f /x'].map(probe) },
      prepare: (fake, clock) => {
        fake.executed = [
          { exitCode: 1, output: 'no' },
          { exitCode: 0, output: '' },
        ]
        clock.at(2, () => say(fake, 'now ready\n'))
      },
    })
    expect(codes).toEqual([])
    expect(seen).toMatchObject({ ready: true, port: 80 })
    expect(seen.readySeconds).toBeGreaterThanOrEqual(2)
    expect(seen.probes).toMatchObject([
      { kind: 'http', ok: true, port: 80 },
      { kind: 'log', target: '"ready"', ok: true, detail: 'now ready' },
      { kind: 'exec', target: 'test -f /x', ok: true, attempts: 2 },
    ])
    expect(engine.calls.filter((call) => call === 'exec test -f /x').length).toBeGreaterThan(2)
  })
  test.each([
    ['log "ready"', 'no line of its log matched `log "ready"` within 3 s'],
    ['exec x', '`exec x` does not pass: exit code 2: broken'],
    ['exit 0', 'it has not ended after 3 s, but `exit 0` expects that'],
  ])('%s that does not pass', async (line, message) => {
    const { smoke: seen, findings } = await tryIt({
      inputs: { probes: [probe(line)], timeout: 3 },
      prepare: (fake) => (fake.executed = [{ exitCode: 2, output: 'very\nbroken\n' }]),
    })
    expect(findings[0]).toMatchObject({ code: 'unexpected-answer', message })
    expect(seen.ready).toBe(false)
  })
  test('a job that ends as expected is seaworthy, also with an exposed port or a HEALTHCHECK', async () => {
    const { smoke: seen, codes } = await tryIt({
      config: { exposedPorts: ['80/tcp'], healthcheck: HEALTHCHECK },
      inputs: { probes: ['exit 0,3', 'log done'].map(probe) },
      prepare: (fake, clock) =>
        clock.at(2, () => {
          say(fake, 'done')
          fake.exit(3)
        }),
    })
    expect(codes).toEqual([])
    expect(seen).toMatchObject({ ready: true, exit: { code: 3 } })
    expect(seen.probes).toMatchObject([
      { kind: 'exit', target: 'code 0 or 3', ok: true, detail: 'exit code 3' },
      { kind: 'log', ok: true },
      { kind: 'healthcheck' },
    ])
  })
  test.each([
    [1, {}, 'exited-at-start'],
    [0, { oomKilled: true }, 'out-of-memory'],
  ])('one that ends with %d %j is not', async (code, extra, found) => {
    const { smoke: seen, codes } = await tryIt({
      inputs: { probes: [probe('exit 0')] },
      prepare: (fake, clock) => clock.at(1, () => fake.exit(code, extra)),
    })
    expect(codes).toEqual([found])
    expect(seen.ready).toBe(false)
  })
  test('a server that ends after a probe passed is not a job', async () => {
    const { smoke: seen, codes } = await tryIt({
      inputs: { probes: [probe('log ready')] },
      prepare: (fake, clock) => {
        clock.at(0.5, () => say(fake, 'ready\n'))
        clock.at(1.5, () => fake.exit(0))
      },
    })
    expect(codes).toEqual(['exited-late'])
    expect(seen.ready).toBe(false)
  })
  test('only the HEALTHCHECK, though a port is exposed', async () => {
    const { smoke: seen } = await tryIt({
      config: { exposedPorts: ['80/tcp'], healthcheck: HEALTHCHECK },
      inputs: { probes: [probe('healthcheck')] },
      prepare: (fake, clock) => clock.at(2, () => fake.health('healthy')),
    })
    expect(seen.ready).toBe(true)
    expect(seen.probes).toMatchObject([{ kind: 'healthcheck', target: 'ok', ok: true, detail: 'healthy' }])
  })
  test('a missing HEALTHCHECK', async () => {
    const { codes, findings } = await tryIt({ inputs: { probes: [probe('healthcheck'), probe('log x')] } })
    expect(codes[0]).toBe('nothing-to-probe')
    expect(findings[0]?.message).toContain('the image has no HEALTHCHECK')
  })
  test('a bound UDP socket passes where the table can be read, though nothing was proved', async () => {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '0.0.0.0', resolve))
    const { port } = socket.address()
    const bound = await tryIt({
      ...HERE,
      info,
      inputs: { ports: [{ port, protocol: 'udp' }] },
    }).finally(() => socket.close())
    expect(bound.smoke).toMatchObject({ ready: true, probes: [{ kind: 'udp', ok: true, port }] })
    expect(bound.evidence.checks[0]?.last).toEqual({ kind: 'udp', proved: false })
    expect(bound.engine.spec?.publish).toEqual([{ port, protocol: 'udp' }])
  })
})

describe('stopping', () => {
  test('one that ignores SIGTERM is killed after the grace period', async () => {
    const { smoke: seen, codes, engine } = await tryIt({ prepare: (fake) => fake.handles.delete('SIGTERM') })
    expect(codes).toEqual(['killed-on-stop', 'nothing-to-probe'])
    expect(seen).toMatchObject({
      ready: true,
      shutdown: { signal: 'SIGTERM', killed: true, exitCode: 137, provedBy: 'stop' },
    })
    expect(seen.shutdown?.seconds).toBeCloseTo(10, 0)
    expect(engine.calls).toContain('kill SIGKILL')
  })
  test.each([
    ['SIGINT', 'SIGINT'],
    ['2', 'SIGINT'],
    ['quit', 'SIGQUIT'],
    ['SIGRTMIN+3', 'SIGRTMIN+3'],
    ['NONSENSE', 'SIGTERM'],
  ])('STOPSIGNAL %s', async (stopSignal, sent) => {
    const { smoke: seen } = await tryIt({
      config: { stopSignal },
      prepare: (fake) => fake.handles.set(sent, 0),
    })
    expect(seen.shutdown).toMatchObject({ signal: sent, killed: false })
  })
})

describe('errors that are not a result', () => {
  test.each([0.2, 2, 30])('the engine is lost after %d s', async (seconds) => {
    const { error, engine } = await errorOf({
      config: { exposedPorts: ['80/tcp'] },
      prepare: (fake, clock) => clock.at(seconds, () => fake.lose()),
    })
    expect(error).toMatchObject({ code: 'engine-lost', exit: 3 })
    expect(engine.calls).toContain('remove c0ffee')
  })
  test('a cancelled run leaves nothing behind', async () => {
    const cancel = new AbortController()
    const { error, engine } = await errorOf({
      config: { exposedPorts: ['80/tcp'] },
      signal: cancel.signal,
      prepare: (_, clock) => clock.at(1, () => cancel.abort()),
    })
    expect(error.code).toBe('cancelled')
    expect(engine.calls).toContain('remove c0ffee')
  })
})
