/** The same container once more, with a scripted engine, a clock that does not really wait, and a real server. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { RehearseInputs, SmokeInputs } from '../../../src/inputs/types.ts'
import { silent } from '../../../src/core/progress.ts'
import { Rehearsal, type ImageConfig } from '../../../src/core/schema.ts'
import { smoke, type SmokeResult } from '../../../src/smoke/index.ts'
import { fakeClock, socketTurn, type FakeClock } from '../../support/fake-clock.ts'
import { fakeEngine, image, info, type FakeEngine } from '../../support/fake-engine.ts'
import { plainSmoke } from '../../support/plain.ts'
import { status, type Served } from '../../support/servers.ts'

let server: Served
beforeEach(async () => {
  server = await status(200)
})
afterEach(() => server.close())

const BY_DEFAULT: RehearseInputs = { asked: [], byDefault: true }
const asked = (...kinds: RehearseInputs['asked']): RehearseInputs => ({ asked: kinds, byDefault: true })

interface Script {
  rehearse?: RehearseInputs
  inputs?: Partial<SmokeInputs>
  config?: Partial<ImageConfig>
  /** Called when the container has started for the n-th time, from 1 on. */
  onStart?: (nth: number, engine: FakeEngine, clock: FakeClock) => void
  signal?: AbortSignal
}
type Tried = SmokeResult & { engine: FakeEngine; codes: string[]; waits: string[]; starts: number }

async function tryIt({ rehearse = BY_DEFAULT, inputs, config, onStart, signal }: Script): Promise<Tried> {
  const clock = fakeClock(socketTurn)
  const engine = fakeEngine({ clock, ports: new Map([[80, server.port]]) })
  const start = engine.start.bind(engine)
  let nth = 0
  engine.start = async (id) => {
    const result = await start(id)
    if (id !== 'c0ffee') return result // its helper
    nth++
    onStart?.(nth, engine, clock)
    return result
  }
  const waits: string[] = []
  const result = await smoke(
    image({ exposedPorts: ['80/tcp'], ...config }),
    { ...plainSmoke, rehearse, timeout: 10, ...inputs },
    {
      ...{ engine, info: { ...info, local: false }, clock, run: 'r1', tempDir: '/nowhere' },
      progress: { ...silent, waiting: (text) => void waits.push(text) },
      signal: signal ?? new AbortController().signal,
      ...{ services: null, places: { CMD: { file: 'Dockerfile', line: 6 } }, platform: null, logFile: null },
      onSettled: () => undefined,
    },
  )
  for (const row of result.rehearsals ?? []) expect(Rehearsal.safeParse(row).error).toBeUndefined()
  return {
    ...result,
    engine,
    waits,
    starts: nth,
    codes: result.findings.map(({ code, level }) => `${code} ${level}`),
  }
}

/** It ends that way at its second start. */
const endsAgain =
  (line: string, nth = 2) =>
  (at: number, engine: FakeEngine, clock: FakeClock): void => {
    if (at !== nth) return
    clock.at(clock.now() + 0.2, () => {
      engine.log.write(`${line}\n`)
      engine.exit(1)
    })
    // its port is not open before
    engine.container = { ...engine.container, ports: new Map() }
  }

describe('a restart', () => {
  test('that works is a row, and leaves what was measured of the first start', async () => {
    const tried = await tryIt({
      onStart: (nth, engine) => {
        engine.log.write(`start ${nth}\n`)
        engine.stat = { memory: nth * 1000, memoryPeak: null, memoryLimit: null, cpuSeconds: 0 }
      },
    })
    const detail = expect.stringMatching(/^ready in/) as unknown
    expect(tried.rehearsals).toMatchObject([{ kind: 'restart', ok: true, detail }])
    expect(tried.codes).toEqual([])
    expect(tried.starts).toBe(2)
    expect(tried.smoke).toMatchObject({ memory: { peak: 1000 }, log: { tail: ['start 1'] }, soakSeconds: 3 })
    expect(tried.smoke.samples?.every(({ memory }) => memory === 1000)).toBe(true)
    expect(tried.smoke.timeline?.slice(-2).map(({ kind }) => kind)).toEqual(['rehearsal', 'rehearsal'])
    expect(tried.engine.calls).toContain('remove c0ffee')
    expect(tried.waits.at(-1)).toMatch(/^rehearsing a restart: /)
  })

  test('is left out by `none`', async () => {
    const { rehearsals, starts } = await tryIt({ rehearse: { asked: [], byDefault: false } })
    expect({ rehearsals, starts }).toEqual({ rehearsals: undefined, starts: 1 })
  })

  test('that ends is a warning with the reason of the second failure', async () => {
    const {
      codes,
      findings,
      rehearsals,
      smoke: seen,
    } = await tryIt({ onStart: endsAgain('mkdir: /data: File exists') })
    expect(codes).toEqual(['not-restartable warn'])
    expect(findings[0]).toMatchObject({
      message: expect.stringMatching(
        /^it does not start a second time: it exited 1 after 0\.2 s: mkdir: \/data: File exists/,
      ) as unknown,
      fix: expect.stringContaining('mkdir -p') as unknown,
      location: { file: 'Dockerfile', line: 6 },
    })
    expect(rehearsals).toMatchObject([{ kind: 'restart', ok: false, readySeconds: null }])
    expect(seen).toMatchObject({ ready: true, shutdown: { exitCode: 0 } })
    expect(seen.exit).toBeUndefined()
  })

  test('is a failure where it is asked for', async () => {
    const { codes } = await tryIt({ rehearse: asked('restart'), onStart: endsAgain('boom') })
    expect(codes).toEqual(['not-restartable fail'])
  })

  test('that is never ready ends at the timeout', async () => {
    const { codes, findings } = await tryIt({
      onStart: (nth, engine) => {
        if (nth === 2) engine.container = { ...engine.container, ports: new Map() }
      },
    })
    expect(codes).toEqual(['not-restartable warn'])
    expect(findings[0]?.message).toContain('within 10 s')
  })

  test('that finds its PID file names it, proved by the file', async () => {
    const line = 'A server is already running. Check /app/tmp/pids/server.pid.'
    const { findings } = await tryIt({
      onStart: (nth, engine, clock) => {
        endsAgain(line)(nth, engine, clock)
        engine.files.set('/app/tmp/pids/server.pid', { type: 'file', mode: 0o644, bytes: Buffer.alloc(0) })
      },
    })
    expect(findings).toMatchObject([
      {
        ...{ code: 'stale-pid', level: 'warn', confidence: 'proved' },
        message: expect.stringContaining(
          '`/app/tmp/pids/server.pid` is still there from its first start',
        ) as unknown,
        fix: expect.stringContaining('rm -f /app/tmp/pids/server.pid; exec /app') as unknown,
      },
    ])
  })

  test('whose file is gone is only likely', async () => {
    const { findings } = await tryIt({ onStart: endsAgain('pid file /run/a.pid already exists') })
    expect(findings).toMatchObject([{ code: 'stale-pid', confidence: 'likely' }])
  })

  test('is not carried out after a failure, nor where the container is kept', async () => {
    const failed = await tryIt({ onStart: endsAgain('boom', 1) })
    const kept = await tryIt({ inputs: { keepRunning: true } })
    expect([failed.starts, kept.starts]).toEqual([1, 1])
    expect(failed.rehearsals).toBeUndefined()
  })

  test('ends with the run', async () => {
    const abort = new AbortController()
    const run = tryIt({ signal: abort.signal, onStart: (nth) => nth === 2 && abort.abort() })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('after SIGKILL', () => {
  test('it starts a third time', async () => {
    const { rehearsals, engine, starts } = await tryIt({ rehearse: asked('kill') })
    expect(rehearsals?.map(({ kind, ok }) => [kind, ok])).toEqual([
      ['restart', true],
      ['kill', true],
    ])
    expect(starts).toBe(3)
    expect(engine.calls.filter((call) => call.startsWith('kill'))).toEqual(['kill SIGTERM', 'kill SIGKILL'])
  })

  test('it does not: a failure that says so', async () => {
    const { findings } = await tryIt({ rehearse: asked('kill'), onStart: endsAgain('boom', 3) })
    expect(findings).toMatchObject([
      {
        code: 'not-restartable',
        level: 'fail',
        message: expect.stringMatching(/^it does not start again after SIGKILL: /) as unknown,
      },
    ])
  })

  test('is said not to be tried where the restart fails', async () => {
    const { rehearsals, codes } = await tryIt({ rehearse: asked('kill'), onStart: endsAgain('boom') })
    expect(codes).toEqual(['not-restartable fail'])
    expect(rehearsals?.[1]).toMatchObject({
      kind: 'kill',
      ok: false,
      detail: expect.stringContaining('not tried') as unknown,
    })
  })
})

describe('without a port', () => {
  const config = { exposedPorts: [] }
  const job = (at: (nth: number) => number) => (nth: number, engine: FakeEngine, clock: FakeClock) =>
    clock.at(clock.now() + 0.5, () => engine.exit(at(nth)))

  test('it must stay up for a few seconds', async () => {
    const { rehearsals } = await tryIt({ config })
    expect(rehearsals).toMatchObject([{ ok: true, detail: 'stayed up for 3 s', readySeconds: null }])
  })

  test('and fails where it ends', async () => {
    const { codes } = await tryIt({ config, onStart: endsAgain('boom') })
    expect(codes).toContain('not-restartable warn')
  })

  test('a job is started again only where that is asked for', async () => {
    const plain = await tryIt({ config, onStart: job(() => 0) })
    const twice = await tryIt({ config, rehearse: asked('restart'), onStart: job(() => 0) })
    expect([plain.starts, twice.starts]).toEqual([1, 2])
    expect(twice.rehearsals).toMatchObject([{ ok: true, detail: 'ended well again after 0.5 s' }])
  })

  test('a job that fails the second time', async () => {
    const { codes } = await tryIt({ config, rehearse: asked('restart'), onStart: job((nth) => nth - 1) })
    expect(codes).toContain('not-restartable fail')
  })
})

describe('a stale file at the first start', () => {
  const says = 'A server is already running (pid: 1, file: /app/server.pid).'
  const first = (arrange: (engine: FakeEngine) => void) =>
    tryIt({
      onStart: (nth, engine, clock) => {
        engine.files.set('/app/server.pid', { type: 'file', mode: 0o644, bytes: Buffer.alloc(0) })
        arrange(engine)
        endsAgain(says, 1)(nth, engine, clock)
      },
    })
  test('is in the image where the container has not written it', async () => {
    const tried = await first(() => undefined)
    expect(tried.codes).toEqual(['stale-pid fail'])
    expect(tried.findings[0]).toMatchObject({
      confidence: 'proved',
      message: '`/app/server.pid` of an earlier start is in the image; it exited 1 after 0.2 s',
      evidence: ['in the image: /app/server.pid', says],
    })
  })
  const mount = { kind: 'volume', source: 'data', target: '/app' }
  test.each<[string, (engine: FakeEngine) => void]>([
    ['has written it', (engine) => (engine.changed = () => Promise.resolve(['/run/server.pid']))],
    ['has it from a volume', (engine) => (engine.container = { ...engine.container, mounts: [mount] })],
    ['does not have it', (engine) => engine.files.clear()],
  ])('is not where the container %s', async (_, arrange) => {
    expect((await first(arrange)).codes[0]).toBe('exited-at-start fail')
  })
})
