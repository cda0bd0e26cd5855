/** Checks that passed are repeated during the soak; commands. */
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Executed } from '../../../src/engine/index.ts'
import type { Listener } from '../../../src/core/schema.ts'
import { LogLines } from '../../../src/smoke/log/lines.ts'
import { makeCheck, type Check } from '../../../src/smoke/probe/check.ts'
import { running } from '../../support/evidence.ts'
import { fakeClock, socketTurn } from '../../support/fake-clock.ts'
import { probe } from '../../support/probes.ts'
import { http, status, tcp, type Served } from '../../support/servers.ts'

const PORT = 5000
const LISTENING: Listener[] = [{ protocol: 'tcp', address: '0.0.0.0', port: PORT }]
type Run = (argv: readonly string[], seconds: number, signal: AbortSignal) => Promise<Executed>

let server: Served | null = null
let check: Check | null = null
afterEach(async () => {
  check?.stop()
  await server?.close()
  server = null
})

async function prepare(line: string, served: Promise<Served> | null, exec?: Run) {
  server = await served
  const clock = fakeClock(socketTurn)
  const at = server?.port
  const made = (check = makeCheck(
    { spec: probe(line), port: line.startsWith('exec') ? null : PORT, required: true },
    {
      address: () => (at === undefined ? null : { host: '127.0.0.1', port: at }),
      exec: exec ?? (() => Promise.reject(new Error('not asked'))),
      processes: () => null,
      log: new LogLines(),
      clock,
      onAnswer: () => undefined,
    },
  ))
  const tick = async (seconds: number, soaking: boolean, listeners: Listener[] | null = LISTENING) => {
    const end = clock.now() + seconds
    while (clock.now() < end && (soaking || !made.state.ok)) {
      made.tick({ listeners, state: running, ended: false, soaking })
      await clock.sleep(0.05)
    }
  }
  return { tick, clock, state: made.state }
}

describe('a server', () => {
  test('that stays healthy gets two requests a second', async () => {
    const { tick, state } = await prepare('http', status(200))
    await tick(5, false)
    await tick(3, true)
    expect(state.soak.asked).toBeGreaterThanOrEqual(5)
    expect(state.soak.asked).toBeLessThanOrEqual(6)
    expect(state.soak).toMatchObject({ failed: 0, failingSince: null, last: { kind: 'http', status: 200 } })
    expect(state.soak.slowest).not.toBeNull()
    expect(state.latency).not.toBeNull()
  })
  test('gets no request while others are waited for', async () => {
    const { tick, state } = await prepare('http', status(200))
    await tick(5, false)
    await tick(2, false)
    expect(state).toMatchObject({ attempts: 1, soak: { asked: 0 } })
  })
  test('that becomes unhealthy: it passed, and fails since then', async () => {
    let nth = 0
    const served = http((_, response) => void response.writeHead(++nth > 3 ? 503 : 200).end())
    const { tick, state } = await prepare('auto', served)
    await tick(5, false)
    await tick(4, true)
    expect(state.ok).toBe(true)
    expect(state.soak.failed).toBeGreaterThan(2)
    expect(state.soak.failingSince).toBeCloseTo((state.passedAt ?? 0) + 1.5, 0)
  })
  test('that failed once does not fail any more', async () => {
    let nth = 0
    const served = http((_, response) => void response.end(++nth === 3 ? 'bad' : 'ok'))
    const { tick, state } = await prepare('http body=ok', served)
    await tick(5, false)
    await tick(4, true)
    expect(state.soak).toMatchObject({ failed: 1, failingSince: null })
  })
  test('that hangs: one request is open, and fails after five seconds', async () => {
    let nth = 0
    const served = http((_, response) => {
      if (++nth === 1) response.end()
    })
    const { tick, state } = await prepare('http', served)
    await tick(5, false)
    await tick(3, true)
    expect(state.soak).toMatchObject({ asked: 0, failed: 0 })
    expect(state.soak.openSince).not.toBeNull()
    await tick(4, true)
    expect(state.soak).toMatchObject({ failed: 1, last: { kind: 'silent' } })
    expect(nth).toBeLessThanOrEqual(3)
  })
  test('that no longer listens fails without a request', async () => {
    const { tick, state } = await prepare(
      'tcp',
      tcp(() => undefined),
    )
    await tick(5, false)
    const before = server?.connections()
    await tick(2, true, [])
    expect(state.soak.failed).toBeGreaterThan(1)
    expect(state.soak.last).toEqual({ kind: 'refused', detail: 'nothing listens any more' })
    expect(server?.connections()).toBe(before)
  })
  test('that closes every connection gets no more requests', async () => {
    const { tick, state } = await prepare(
      'auto',
      tcp((socket) => socket.end()),
    )
    await tick(10, false)
    expect(state.ok).toBe(true)
    await tick(3, true)
    expect(state.soak.asked).toBe(0)
  })
})

describe('a command', () => {
  const scripted = (...codes: number[]): { run: Run; asked: string[] } => {
    const asked: string[] = []
    const run: Run = (argv) => {
      asked.push(argv.join(' '))
      return Promise.resolve({
        exitCode: codes.length > 1 ? (codes.shift() ?? 0) : (codes[0] ?? 0),
        output: 'x',
      })
    }
    return { run, asked }
  }
  test('is run until it exits 0, then every two seconds', async () => {
    const { run, asked } = scripted(1, 1, 0)
    const { tick, state } = await prepare('exec pg_isready -q', null, run)
    await tick(5, false)
    expect(asked).toEqual(['pg_isready -q', 'pg_isready -q', 'pg_isready -q'])
    await tick(5, true)
    expect(state.soak).toMatchObject({ asked: 2, failed: 0 })
  })
  test('that fails is not run in a busy loop', async () => {
    const { run } = scripted(1)
    const { tick, state } = await prepare('exec x', null, run)
    await tick(60, false)
    expect(state.attempts).toBeLessThan(60)
    expect(state.last).toEqual({ kind: 'exec', exitCode: 1, output: 'x' })
  })
  test('that hangs is waited for, never run twice at the same time, and dropped at the end', async () => {
    let signal: AbortSignal | null = null
    const { tick, state } = await prepare('exec sleep 100', null, (_, __, given) => {
      signal = given
      return new Promise((resolve) =>
        given.addEventListener('abort', () => resolve({ exitCode: 137, output: '' })),
      )
    })
    await tick(8, false)
    expect(state).toMatchObject({ attempts: 1, last: null })
    check?.stop()
    await socketTurn()
    expect(signal).toMatchObject({ aborted: true })
    expect(state.last).toBeNull()
  })
  test('that the engine cannot run is a failure in its words', async () => {
    const { tick, state } = await prepare('exec x', null, () => Promise.reject(new Error('engine said no')))
    await tick(1, false)
    expect(state.last).toEqual({ kind: 'refused', detail: 'engine said no' })
  })
})
