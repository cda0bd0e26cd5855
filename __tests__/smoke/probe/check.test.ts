/** Repeated requests to one port, with a clock that does not really wait, and real servers. */
import { afterEach, describe, expect, test } from '@jest/globals'
import type { ProbeSpec } from '../../../src/inputs/types.ts'
import type { Listener } from '../../../src/core/schema.ts'
import { LogLines } from '../../../src/smoke/log/lines.ts'
import { makeCheck, type Check } from '../../../src/smoke/probe/check.ts'
import { toProbe } from '../../../src/smoke/probe/row.ts'
import { switchScheme } from '../../../src/smoke/probe/dialogue.ts'
import { isHealthy } from '../../../src/smoke/probe/health.ts'
import type { Outcome } from '../../../src/smoke/probe/attempt.ts'
import { fakeClock, socketTurn } from '../../support/fake-clock.ts'
import { probe } from '../../support/probes.ts'
import { http, https, status, tcp, type Served } from '../../support/servers.ts'

const PORT = 5000
const AUTO = probe('auto')
const HTTP = probe('http:///x')
const HTTPS = probe('https')
const TCP = probe('tcp')
const LISTENING: Listener[] = [{ protocol: 'tcp6', address: '::', port: PORT }]
const LOOPBACK: Listener[] = [{ protocol: 'tcp', address: '127.0.0.1', port: PORT }]

let server: Served | null = null
let check: Check | null = null
afterEach(async () => {
  check?.stop()
  await server?.close()
})

/** Ticks for that many seconds of the fake clock, or until it passed. */
async function trial(
  served: Promise<Served>,
  spec: ProbeSpec,
  listeners: readonly Listener[] | null = LISTENING,
  seconds = 5,
) {
  const up = (server = await served)
  const clock = fakeClock(socketTurn)
  const asked = (check = makeCheck(
    { port: PORT, spec, required: true },
    {
      address: () => ({ host: '127.0.0.1', port: up.port }),
      exec: () => Promise.reject(new Error('not asked')),
      processes: () => null,
      log: new LogLines(),
      clock,
      onAnswer: () => undefined,
    },
  ))
  while (!asked.state.ok && clock.now() < seconds) {
    asked.tick({ listeners, state: null, ended: false, soaking: false })
    await clock.sleep(seconds > 5 ? 0.1 : 0.02)
  }
  const probe = toProbe({ ...asked, ...asked.state, seconds: 0 })
  return { ...asked.state, probe, connections: up.connections() }
}

describe('healthy', () => {
  test.each<[string, () => Promise<Served>, ProbeSpec, string]>([
    ['200', () => status(200), AUTO, 'http'],
    ['404', () => status(404), AUTO, 'http'],
    ['a redirect', () => status(302), AUTO, 'http'],
    ['400, which may mean TLS but does not', () => status(400), AUTO, 'http'],
    ['TLS', () => https((_, response) => void response.end()), AUTO, 'https'],
    [
      'TLS that answers plain HTTP with an alert',
      () =>
        tcp((socket) =>
          socket.once('data', (data) =>
            socket.end(data[0] === 0x16 ? '' : Buffer.from([0x15, 3, 1, 0, 2, 2, 70])),
          ),
        ),
      AUTO,
      'tcp',
    ],
    ['redis', () => tcp((socket) => socket.once('data', () => socket.write('-ERR\r\n'))), AUTO, 'tcp'],
    ['one that speaks first', () => tcp((socket) => socket.write('SSH-2.0-x\r\n')), AUTO, 'tcp'],
    ['one that closes at once, for a second', () => tcp((socket) => socket.end()), AUTO, 'tcp'],
    ['http probe, 200', () => status(200), HTTP, 'http'],
    ['http probe, 302', () => status(302), HTTP, 'http'],
    ['https probe', () => https((_, response) => void response.end()), HTTPS, 'https'],
    ['tcp probe, silent', () => tcp(() => undefined), TCP, 'tcp'],
    ['tcp probe, closes', () => tcp((socket) => socket.end()), TCP, 'tcp'],
  ])('%s', async (_, served, spec, kind) => {
    const { ok, probe } = await trial(served(), spec)
    expect(ok).toBe(true)
    if (kind !== 'tcp') expect(probe.kind).toBe(kind)
    expect(probe.ok).toBe(true)
  })
})

describe('not healthy', () => {
  test.each<
    [string, () => Promise<Served>, ProbeSpec, readonly Listener[] | null, Outcome['kind'] | undefined]
  >([
    ['500', () => status(500), AUTO, LISTENING, 'http'],
    ['silence', () => tcp(() => undefined), AUTO, LISTENING, undefined],
    ['http probe, 404', () => status(404), HTTP, LISTENING, 'http'],
    ['http probe, not HTTP', () => tcp((socket) => socket.write('hello\r\n')), HTTP, LISTENING, 'not-http'],
    [
      'http probe on a TLS port',
      () => https((_, response) => void response.end()),
      HTTP,
      LISTENING,
      'closed',
    ],
    ['https probe on a plain port: never taken for TLS', () => status(200), HTTPS, LISTENING, 'not-tls'],
    [
      'a proxy that closes because nothing listens behind it',
      () => tcp((socket) => socket.end()),
      AUTO,
      null,
      'closed',
    ],
    [
      'the same with tcp',
      () => tcp((socket) => setTimeout(() => socket.resetAndDestroy(), 2)),
      TCP,
      null,
      'closed',
    ],
  ])('%s', async (_, served, spec, listeners, kind) => {
    const { ok, last } = await trial(served(), spec, listeners, 3)
    expect(ok).toBe(false)
    expect(last?.kind).toBe(kind)
  })

  test.each([
    ['nothing listens', []],
    ['only loopback listens', LOOPBACK],
  ])('%s: it is not even asked, though the proxy would accept', async (_, listeners) => {
    expect(await trial(status(200), AUTO, listeners, 1)).toMatchObject({
      ok: false,
      attempts: 0,
      connections: 0,
    })
  })
})

describe('patience', () => {
  test('a slow first answer is waited for, though other requests were sent meanwhile', async () => {
    let nth = 0
    const answers: (() => void)[] = []
    const served = http((_, response) => {
      if (++nth === 1) answers.push(() => void response.end('at last'))
      if (nth === 3) answers.shift()?.()
    })
    expect(await trial(served, AUTO, LISTENING, 30)).toMatchObject({ ok: true, attempts: 3 })
  })

  test('a server that lost its first connections gets another request', async () => {
    const served = tcp((socket, nth) => {
      if (nth > 6) socket.end('HTTP/1.1 200 OK\r\n\r\n')
    })
    expect(await trial(served, AUTO, LISTENING, 40)).toMatchObject({ ok: true })
  })

  test('never more than four open requests', async () => {
    let most = 0
    let open = 0
    const served = tcp((socket) => {
      most = Math.max(most, ++open)
      socket.resume().on('close', () => open--)
    })
    await trial(served, AUTO, LISTENING, 30)
    expect(most).toBeLessThanOrEqual(4)
  })

  test('a server that drops its first connections and is then healthy', async () => {
    const served = tcp((socket, nth) => {
      if (nth <= 3) socket.end()
      else socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
    })
    expect(await trial(served, AUTO)).toMatchObject({ ok: true, last: { kind: 'http', status: 200 } })
  })

  test('one that drops the first and waits for the end of a line is not taken for TLS', async () => {
    const served = tcp((socket, nth) => {
      if (nth === 1) return void socket.end()
      let text = ''
      socket.on('data', (data) => {
        text += data.toString('latin1')
        if (text.includes('\r\n\r\n') && text.startsWith('GET ')) socket.end('HTTP/1.1 200 OK\r\n\r\n')
      })
    })
    expect(await trial(served, AUTO, LISTENING, 10)).toMatchObject({
      ok: true,
      last: { kind: 'http', status: 200, tls: false },
    })
  })

  test('503 while it starts, then 200', async () => {
    let nth = 0
    const served = http((_, response) => void response.writeHead(++nth < 5 ? 503 : 200).end())
    expect(await trial(served, AUTO)).toMatchObject({ ok: true, attempts: 5 })
  })

  test('a server that answers with errors is not flooded with requests', async () => {
    const { attempts } = await trial(status(503), AUTO, LISTENING, 60)
    expect(attempts).toBeGreaterThan(60)
    expect(attempts).toBeLessThan(450)
  })
})

describe('the rule for healthy', () => {
  const answered = (code: number): Outcome => ({ kind: 'http', status: code, reason: '', tls: false })
  const proved = { proved: true, hangsUpQuietly: false }
  test.each([
    [AUTO, 499, true],
    [AUTO, 500, false],
    [AUTO, 101, true],
    [HTTP, 199, false],
    [HTTP, 200, true],
    [HTTP, 399, true],
    [HTTP, 400, false],
  ])('%j, status %d: %s', (spec, code, healthy) =>
    expect(isHealthy(spec, answered(code), proved)).toBe(healthy),
  )

  test.each<[ProbeSpec, boolean, boolean, boolean]>([
    [AUTO, true, false, false],
    [AUTO, true, true, true],
    [AUTO, false, true, false],
    [TCP, true, false, true],
    [TCP, false, true, false],
    [HTTP, true, true, false],
  ])('hangs up: %j, proved %s, quietly %s: %s', (spec, isProved, hangsUpQuietly, healthy) => {
    expect(isHealthy(spec, { kind: 'closed', detail: '' }, { proved: isProved, hangsUpQuietly })).toBe(
      healthy,
    )
  })

  test('TLS is tried once, and dropped when it is not understood', () => {
    const speech = { tls: false, bothTried: false }
    expect(switchScheme(speech, { kind: 'wants-tls', detail: '' })).toBe(true)
    expect(switchScheme(speech, { kind: 'not-tls', detail: '' })).toBe(true)
    expect(switchScheme(speech, { kind: 'wants-tls', detail: '' })).toBe(false)
    expect(speech).toEqual({ tls: false, bothTried: true })
  })
})
