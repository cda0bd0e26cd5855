/** One request to servers of many kinds. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { attemptHttp, attemptTcp, type Outcome } from '../../../src/smoke/probe/attempt.ts'
import { http, https, status, tcp, type Served } from '../../support/servers.ts'

let server: Served | null = null
afterEach(async () => server?.close())

async function ask(
  served: Promise<Served>,
  question: { tls?: boolean; path?: string; seconds?: number; proxied?: boolean } = {},
): Promise<Outcome> {
  server = await served
  const signal = AbortSignal.timeout((question.seconds ?? 4) * 1000)
  return attemptHttp(
    { host: '127.0.0.1', port: server.port },
    { path: '/', tls: false, port: 5000, ...question },
    signal,
  )
}

describe('attemptHttp', () => {
  test.each([200, 204, 302, 404, 500, 503])('status %d, redirects not followed', async (code) => {
    expect(await ask(status(code))).toMatchObject({ kind: 'http', status: code, tls: false })
    expect(server?.connections()).toBe(1)
  })

  test('asks as a client of the container would', async () => {
    let asked: unknown
    const served = http((request, response) => {
      asked = { method: request.method, url: request.url, host: request.headers.host }
      response.end()
    })
    await ask(served, { path: '/a b/ü?x=%20%zz' })
    expect(asked).toEqual({ method: 'GET', url: '/a%20b/%C3%BC?x=%20%25zz', host: 'localhost:5000' })
  })

  test.each([
    [true, 204],
    [false, 400],
  ])('behind a line of the PROXY protocol: %s', async (proxied, code) => {
    const served = tcp((socket) =>
      socket.once('data', (bytes) =>
        socket.end(`HTTP/1.1 ${bytes.toString().startsWith('PROXY TCP4 ') ? 204 : 400} -\r\n\r\n`),
      ),
    )
    expect(await ask(served, { proxied })).toMatchObject({ kind: 'http', status: code })
  })

  test.each<[string, () => Promise<Served>, Partial<Outcome>]>([
    [
      'a stream without end',
      () => http((_, response) => void setInterval(() => response.write('tick\n'), 5).unref()),
      { kind: 'http', status: 200 },
    ],
    [
      'a body that never comes',
      () => tcp((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n')),
      { kind: 'http', status: 200 },
    ],
    [
      'a body cut short',
      () => tcp((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')),
      { kind: 'http', status: 200 },
    ],
    [
      '100 Continue first',
      () => tcp((socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n')),
      { kind: 'http', status: 204 },
    ],
    [
      '103 Early Hints first',
      () => tcp((socket) => socket.end('HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n')),
      { kind: 'http', status: 200 },
    ],
    [
      'an upgrade',
      () =>
        tcp((socket) =>
          socket.write(
            'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
          ),
        ),
      { kind: 'http', status: 101 },
    ],
    [
      'HTTP/1.0 without a header',
      () => tcp((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n')),
      { kind: 'http', status: 200 },
    ],
    [
      'a status line alone',
      () => tcp((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')),
      { kind: 'http', status: 200 },
    ],
    [
      'redis',
      () =>
        tcp((socket) =>
          socket.once('data', () => socket.write("-ERR wrong number of arguments for 'get' command\r\n")),
        ),
      { kind: 'not-http' },
    ],
    [
      'one that greets first',
      () => tcp((socket) => socket.write('220 mail.example ESMTP\r\n')),
      { kind: 'not-http' },
    ],
    [
      'a binary greeting',
      () => tcp((socket) => socket.write(Buffer.from([0x4a, 0, 0, 0, 10, 56]))),
      { kind: 'not-http' },
    ],
    [
      'HTTP/2 without TLS (gRPC)',
      () =>
        tcp((socket) => socket.write(Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0x7f, 0xff, 0xff, 0xff]))),
      { kind: 'not-http' },
    ],
    [
      'a header without end',
      () => tcp((socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`)),
      { kind: 'malformed' },
    ],
    ['a newline and no more', () => tcp((socket) => socket.end('\n')), { kind: 'not-http' }],
    ['one that closes at once', () => tcp((socket) => socket.end()), { kind: 'closed' }],
    ['one that resets', () => tcp((socket) => socket.resetAndDestroy()), { kind: 'closed' }],
    [
      'TLS, with an alert',
      () => tcp((socket) => socket.once('data', () => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])))),
      { kind: 'wants-tls' },
    ],
    ['TLS of Node', () => https((_, response) => void response.end()), { kind: 'closed' }],
  ])('%s', async (_, served, outcome) => {
    expect(await ask(served())).toMatchObject(outcome)
  })

  test('silence ends with the time limit', async () => {
    expect(
      await ask(
        tcp(() => undefined),
        { seconds: 0.05 },
      ),
    ).toEqual({ kind: 'silent', detail: 'no answer' })
  })

  test('a reason phrase is capped', async () => {
    const outcome = await ask(tcp((socket) => socket.end(`HTTP/1.1 200 ${'A'.repeat(5000)}\r\n\r\n`)))
    expect(outcome.kind === 'http' && outcome.reason).toHaveLength(100)
  })

  test('nothing listens', async () => {
    const served = await tcp(() => undefined)
    await served.close()
    expect(
      await attemptHttp(
        { host: '127.0.0.1', port: served.port },
        { path: '/', tls: false, port: 1 },
        AbortSignal.timeout(2000),
      ),
    ).toMatchObject({ kind: 'refused' })
  })
})

describe('attemptHttp with TLS', () => {
  test('a self-signed certificate is accepted, and the server gets a name', async () => {
    expect(
      await ask(
        https((_, response) => void response.writeHead(200).end()),
        { tls: true },
      ),
    ).toMatchObject({ kind: 'http', status: 200, tls: true })
  })
  test.each<[string, () => Promise<Served>, Outcome['kind']]>([
    ['plain HTTP', () => status(200), 'not-tls'],
    [
      'redis',
      () => tcp((socket) => socket.once('data', () => socket.write('-ERR unknown command\r\n'))),
      'not-tls',
    ],
    ['one that closes', () => tcp((socket) => socket.once('data', () => socket.end())), 'closed'],
  ])('%s', async (_, served, kind) => {
    expect((await ask(served(), { tls: true })).kind).toBe(kind)
  })
})

describe('attemptTcp', () => {
  const tryTcp = async (served: Promise<Served>, patience: number, seconds = 2) => {
    server = await served
    return attemptTcp({ host: '127.0.0.1', port: server.port }, patience, AbortSignal.timeout(seconds * 1000))
  }
  test.each<[string, () => Promise<Served>, number, Outcome['kind']]>([
    ['silent, with a listener proved', () => tcp(() => undefined), 0, 'connected'],
    ['silent, through a proxy', () => tcp(() => undefined), 30, 'connected'],
    ['talks first', () => tcp((socket) => socket.write('220 hi\r\n')), 200, 'not-http'],
    [
      'a proxy without a server behind it',
      () => tcp((socket) => setTimeout(() => socket.resetAndDestroy(), 5)),
      200,
      'closed',
    ],
    ['one that closes', () => tcp((socket) => socket.end()), 200, 'closed'],
  ])('%s', async (_, served, patience, kind) => {
    expect((await tryTcp(served(), patience)).kind).toBe(kind)
  })
  test('nothing listens', async () => {
    const served = await tcp(() => undefined)
    await served.close()
    expect(
      await attemptTcp({ host: '127.0.0.1', port: served.port }, 0, AbortSignal.timeout(1000)),
    ).toMatchObject({ kind: 'refused' })
  })
})
