/** How a port that closes connections is judged: by what happens in the container, never by the closing alone. */
import { describe, expect, test } from '@jest/globals'
import type { Process } from '../../../src/smoke/kernel/types.ts'
import { LogLines } from '../../../src/smoke/log/lines.ts'
import { watchHangUps } from '../../../src/smoke/probe/hang-ups.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const process = (pid: number, command = 'worker'): Process => ({ pid, parent: 1, user: 0, command })

interface Round {
  /** Processes when the request is sent, and when it is over. */
  before?: readonly Process[]
  after?: readonly Process[]
  /** A moment after the connection was closed. */
  soon?: readonly Process[]
  /** Written to the log during the request, and long after it. */
  says?: string
  later?: string
}

async function hangUpOn(rounds: readonly Round[], speaksHttp = false) {
  const clock = fakeClock()
  const log = new LogLines()
  let alive: readonly Process[] = []
  const hangUps = watchHangUps({ log, clock, processes: () => alive })
  hangUps.record('hang-up') // from here on it is watched
  for (const { before = [], after = before, soon = after, says = '', later = '' } of rounds) {
    alive = before
    hangUps.asked()
    alive = after
    hangUps.record('hang-up')
    if (says !== '') log.write(Buffer.from(`${says}\n`))
    await clock.sleep(0.2)
    alive = soon
    hangUps.look()
    await clock.sleep(0.8)
    if (later !== '') log.write(Buffer.from(`${later}\n`))
    hangUps.look()
    await clock.sleep(0.5)
  }
  return { ...hangUps.seen(speaksHttp), isSuspect: hangUps.isSuspect() }
}
const times = (round: (nth: number) => Round): Round[] => [1, 2, 3, 4].map(round)

describe('a fault', () => {
  test('processes that die with each request', async () => {
    const seen = await hangUpOn(
      times((nth) => ({ before: [process(1, 'master'), process(nth + 10)], after: [process(1, 'master')] })),
    )
    expect(seen).toMatchObject({ isFault: true, deaths: 4, questions: 4, line: null })
  })
  test('processes that are gone a moment after they close the connection', async () => {
    const seen = await hangUpOn(
      times((nth) => ({ before: [process(1, 'sh'), process(nth + 10)], soon: [process(1, 'sh')] })),
    )
    expect(seen).toMatchObject({ isFault: true, deaths: 4 })
  })
  test('that stay as zombies', async () => {
    const seen = await hangUpOn(
      times((nth) => ({ before: [process(nth)], after: [process(nth, '[worker]')] })),
    )
    expect(seen).toMatchObject({ isFault: true, deaths: 4 })
  })
  test.each([
    '[1] [ERROR] Worker (pid:7) was sent SIGSEGV!',
    'AH00052: child pid 23 exit signal Segmentation fault (11)',
    'http: panic serving 172.17.0.1:5: boom',
    "thread 'tokio-runtime-worker' panicked at src/main.rs:3",
    'INFO:     Child process [8] died',
    'RuntimeError: the pool is gone',
    'ERROR in app: no database',
    'java.lang.NullPointerException: x',
  ])('a log that says %s each time', async (says) => {
    expect(await hangUpOn(times(() => ({ says })))).toMatchObject({ isFault: true, line: says })
  })
  test('a traceback, with any names of frames', async () => {
    const says =
      'Exception occurred during processing of request from (1, 2)\n  File "/lib/http/server.py", line 1, in parse_request\n    unpack(packet)\nRuntimeError: no pool'
    expect(await hangUpOn(times(() => ({ says })))).toMatchObject({ isFault: true })
  })
  test('a line about the request, where it speaks HTTP', async () => {
    const rounds = times(() => ({ says: 'GET / HTTP/1.1\nERROR no database' }))
    expect(await hangUpOn(rounds, true)).toMatchObject({ isFault: true })
    expect(await hangUpOn(rounds, false)).toMatchObject({ isFault: false })
  })
})

describe('no fault', () => {
  test.each([
    '',
    'connection from 172.17.0.1',
    'WARN bad magic from 172.17.0.1',
    'ERROR InvalidReceiveException: Invalid receive (size = 1195725856 larger than 104857600)',
    '[error] broken header: "GET / HTTP/1.1" while reading PROXY protocol',
    'distccd (dcc_r_token_int) ERROR: protocol derailment: expected token "DIST"',
    '[ERR] consul.rpc: unrecognized RPC byte: 71',
    'ERROR TooLongFrameException: Adjusted frame length exceeds 5253120',
    'ValueError: bad magic',
    'done, 0 errors',
  ])('a log that says %j each time', async (says) =>
    expect(await hangUpOn(times(() => ({ says })))).toMatchObject({ isFault: false, isSuspect: false }),
  )
  test('errors that also come without a request', async () => {
    const line = 'ERROR cannot reach 10.0.0.7'
    expect(await hangUpOn(times(() => ({ says: line, later: line })))).toMatchObject({ isFault: false })
  })
  test('one error of four', async () => {
    expect(await hangUpOn(times((nth) => ({ says: nth === 2 ? 'ERROR odd' : '' })))).toMatchObject({
      isFault: false,
    })
  })
  test('a process for each connection', async () => {
    const seen = await hangUpOn(
      times((nth) => ({ before: [process(1, 'inetd')], after: [process(1, 'inetd'), process(nth + 10)] })),
    )
    expect(seen).toMatchObject({ isFault: false, deaths: 0 })
  })
  test('a process for each connection, that ends a moment after it', async () => {
    const inetd = process(1, 'inetd')
    const seen = await hangUpOn(
      times((nth) => ({ before: [inetd], after: [inetd, process(nth + 10)], soon: [inetd] })),
    )
    expect(seen).toMatchObject({ isFault: false, deaths: 0 })
  })
  test('a loop of sleeps', async () => {
    const seen = await hangUpOn(
      times((nth) => ({ before: [process(nth, 'sleep 1')], after: [process(nth + 1, 'sleep 1')] })),
    )
    expect(seen).toMatchObject({ isFault: false, deaths: 0 })
  })
})

test('a flood of hostile lines costs little time', () => {
  const clock = fakeClock()
  const log = new LogLines()
  const hangUps = watchHangUps({ log, clock, processes: () => null })
  hangUps.record('hang-up')
  hangUps.asked()
  const began = cpuMilliseconds()
  for (const piece of ['worker ', 'process child ', 'GET ', 'invalid ', 'aError', '\u001b['])
    log.write(Buffer.from(`${piece.repeat(150_000)}\n`.repeat(5)))
  log.write(Buffer.from('ERROR x\n'.repeat(50_000)))
  expect(cpuMilliseconds() - began).toBeLessThan(3000)
})
