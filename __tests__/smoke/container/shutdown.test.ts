/** How a container reacts to its stop signal, and the outcome of a request that was sent just before. */
import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../../src/smoke/probe/outcome.ts'
import { LogLines } from '../../../src/smoke/log/lines.ts'
import { shutDown } from '../../../src/smoke/container/shutdown.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fakeEngine, type FakeEngine } from '../../support/fake-engine.ts'

async function stop(
  outcome: Outcome | null,
  {
    ignores = null,
    wakes = [],
    processes = 2,
    handler = null,
    log = new LogLines(),
    answerSeconds = 0,
    prepare,
  }: {
    answerSeconds?: number
    handler?: string | null
    log?: LogLines
    ignores?: boolean | null
    /** As they are read, one after the other. */
    wakes?: (number | null)[]
    processes?: number
    prepare?: (engine: FakeEngine) => void
  } = {},
) {
  const clock = fakeClock()
  const engine = fakeEngine({ clock })
  prepare?.(engine)
  await engine.start('c0ffee')
  const calls: string[] = []
  const asked: number[] = []
  let signalled = 0
  const kill = engine.kill.bind(engine)
  engine.kill = (id, signal) => {
    signalled ||= clock.now()
    return kill(id, signal)
  }
  const request = async (answer: Outcome) => {
    calls.push('request')
    asked.push(clock.now())
    await clock.sleep(answerSeconds)
    return answer
  }
  const result = await shutDown({
    grace: 10,
    engine,
    clock,
    container: 'c0ffee',
    view: {
      ignores: () => ignores,
      handler: () => handler,
      wakes: () => wakes.shift() ?? null,
      refresh: () => Promise.resolve(),
      processes: () =>
        Array.from({ length: processes }, (_, at) => ({ pid: at + 1, parent: 0, user: 0, command: 'app' })),
    },
    log,
    stopSignal: undefined,
    ended: engine.ended('c0ffee', new AbortController().signal),
    request: outcome === null ? null : () => request(outcome),
  })
  const lead = signalled - (asked.at(-1) ?? signalled)
  return { result, lead, calls: [...calls, ...engine.calls.filter((call) => call.startsWith('kill'))] }
}

const answered: Outcome = { kind: 'http', status: 200, reason: 'OK', tls: false }
const closed: Outcome = { kind: 'closed', detail: '' }

describe('shutdown', () => {
  test('a request sent before the signal is answered', async () => {
    const { result, calls } = await stop(answered)
    expect(result).toMatchObject({ killed: false, exitCode: 0, lastRequest: 'answered' })
    expect(calls).toEqual(['request', 'request', 'kill SIGTERM'])
  })
  test.each([
    [0.001, 0.02],
    [0.1, 0.05],
    [30, 0.5],
  ])('where an answer takes %d s, the signal comes %d s after the request', async (answerSeconds, lead) => {
    expect((await stop(answered, { answerSeconds })).lead).toBeCloseTo(lead, 2)
  })
  test('or dropped', async () => {
    expect((await stop(closed)).result).toMatchObject({ killed: false, lastRequest: 'dropped' })
    expect((await stop({ kind: 'silent', detail: '' })).result?.lastRequest).toBe('dropped')
  })
  test('a refused one proves nothing', async () =>
    expect((await stop({ kind: 'refused', detail: '' })).result?.lastRequest).toBeUndefined())
  test('without a port none is sent', async () =>
    expect((await stop(null)).result).toEqual(
      expect.not.objectContaining({ lastRequest: expect.anything() }),
    ))
  test('one that provably ignores the signal is killed at once, and gets no request', async () => {
    const { result, calls } = await stop(answered, {
      ignores: true,
      wakes: [7, 7],
      prepare: (engine) => engine.handles.delete('SIGTERM'),
    })
    expect(result).toMatchObject({ killed: true, provedBy: 'signal-mask', exitCode: 137 })
    expect(result?.seconds).toBeLessThan(1)
    expect(calls).toEqual(['kill SIGTERM', 'kill SIGKILL'])
  })
  test('an init that waits for signals has no handler and blocks nothing, as the kernel shows it, and is woken', async () => {
    const { result, calls } = await stop(answered, { ignores: true, wakes: [7, 8] })
    expect(result).toMatchObject({ killed: false, provedBy: 'stop' })
    expect(calls).toEqual(['kill SIGTERM'])
  })
  test('a single process that polls is sent the signal again', async () => {
    const { result, calls } = await stop(answered, {
      ignores: true,
      wakes: [7, 8, 8, 8],
      processes: 1,
      prepare: (engine) => engine.handles.delete('SIGTERM'),
    })
    expect(result).toMatchObject({ killed: true, provedBy: 'signal-mask' })
    expect(calls).toEqual(['kill SIGTERM', 'kill SIGTERM', 'kill SIGKILL'])
  })
  test.each([[[7, 8]], [[null, null]], [[7, null]]])(
    'one that woke up, or is unknown (%j), gets the grace period',
    async (wakes) => {
      const { result } = await stop(answered, {
        ignores: true,
        wakes,
        prepare: (engine) => engine.handles.delete('SIGTERM'),
      })
      expect(result).toMatchObject({ killed: true, provedBy: 'stop' })
      expect(result?.seconds).toBeGreaterThanOrEqual(10)
    },
  )
  test('one that handles the signal and takes longer is reported with its log lines', async () => {
    const log = new LogLines()
    const prepare = (engine: FakeEngine) => {
      engine.handles.delete('SIGTERM')
      engine.kill = (_, signal) => {
        if (signal === 'SIGKILL') engine.exit(137)
        else log.write(Buffer.from('GET / 200\nReceived SIGTERM, draining\n'))
        return Promise.resolve()
      }
    }
    const { result } = await stop(null, { ignores: false, handler: 'python app.py', log, prepare })
    expect(result).toMatchObject({ killed: true, handledBy: 'python app.py' })
    expect(result?.said).toEqual(['Received SIGTERM, draining'])
    const unseen = await stop(null, { log, prepare })
    expect(unseen.result).toMatchObject({ killed: true, said: ['Received SIGTERM, draining'] })
    const dropped = await stop(null, { ignores: true, wakes: [7, 8], log, prepare })
    expect(dropped.result).not.toHaveProperty('said')
    expect(dropped.result).not.toHaveProperty('handledBy')
  })
  test('one that does not end within the grace period is killed', async () => {
    const { result, calls } = await stop(answered, { prepare: (engine) => engine.handles.delete('SIGTERM') })
    expect(result).toMatchObject({ killed: true, provedBy: 'stop', lastRequest: 'answered' })
    expect(result?.seconds).toBeGreaterThanOrEqual(10)
    expect(calls).toEqual(['request', 'request', 'kill SIGTERM', 'kill SIGKILL'])
  })
})
