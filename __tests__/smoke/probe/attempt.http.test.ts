/** Expectations of HTTP answers from servers with unusual behaviour; trusted and untrusted certificates. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Trust } from '../../../src/inputs/types.ts'
import { attemptHttp } from '../../../src/smoke/probe/attempt.ts'
import type { Outcome } from '../../../src/smoke/probe/outcome.ts'
import { probe } from '../../support/probes.ts'
import { http, https, tcp, type Served } from '../../support/servers.ts'

const PEM = readFileSync(join(import.meta.dirname, '../fixtures/cert.pem'), 'utf8')

let server: Served | null = null
afterEach(async () => server?.close())

async function ask(
  served: Promise<Served>,
  terms: string,
  extra: { tls?: boolean; trust?: Trust; seconds?: number } = {},
): Promise<Outcome> {
  server = await served
  const read = probe(`http ${terms}`)
  return attemptHttp(
    { host: '127.0.0.1', port: server.port },
    {
      path: '/',
      tls: extra.tls ?? false,
      port: 5000,
      expect: 'expect' in read ? read.expect : [],
      ...(extra.trust ? { trust: extra.trust } : {}),
    },
    AbortSignal.timeout((extra.seconds ?? 5) * 1000),
  )
}
const raw = (...pieces: string[]) =>
  tcp((socket) =>
    socket.once('data', () => {
      for (const piece of pieces) socket.write(piece)
    }),
  )
const HEAD = 'HTTP/1.1 200 OK\r\n'

describe('a body', () => {
  test.each<[string, () => Promise<Served>]>([
    ['with a length', () => http((_, response) => void response.end('all ok'))],
    [
      'in chunks',
      () => raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '4\r\nall \r\n', '2\r\nok\r\n0\r\n\r\n'),
    ],
    [
      'of HTTP/1.0, without a length',
      () => tcp((socket) => socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\nall ok'))),
    ],
    ['without a length, on a connection that stays open', () => raw(`${HEAD}\r\nall ok`)],
    ['shorter than its length', () => raw(`${HEAD}Content-Length: 99\r\n\r\nall ok`)],
    [
      'cut off',
      () => tcp((socket) => socket.once('data', () => socket.end(`${HEAD}Content-Length: 99\r\n\r\nall ok`))),
    ],
    [
      'that ends in garbage',
      () => raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n6\r\nall ok\r\nnonsense\r\n`),
    ],
    [
      'after 100 and 103',
      () =>
        raw(
          `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${HEAD}Content-Length: 6\r\n\r\nall ok`,
        ),
    ],
    [
      'of a stream that never ends',
      () =>
        http((_, response) => {
          response.write('all ok\n')
          const timer = setInterval(() => response.write('tick\n'), 2)
          response.on('close', () => clearInterval(timer))
        }),
    ],
    [
      'one byte at a time',
      () =>
        http((_, response) => {
          const bytes = 'all ok'.split('')
          const timer = setInterval(() => {
            const next = bytes.shift()
            if (next === undefined) return void response.end(() => clearInterval(timer))
            response.write(next)
          }, 5)
        }),
    ],
  ])('%s', async (_, served) => {
    const since = performance.now()
    expect(await ask(served(), 'body=ok')).toEqual({
      ...{ kind: 'http', status: 200, reason: 'OK', tls: false },
      answer: { status: 200, headers: [] },
    })
    expect(performance.now() - since).toBeLessThan(1500)
  })

  test('of gigabytes is read to 64 KiB, and the connection closed', async () => {
    let written = 0
    const served = http((_, response) => {
      const chunk = Buffer.alloc(65_536, 'x')
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length
      }
      response.on('drain', more)
      more()
    })
    expect(await ask(served, 'body=ok')).toMatchObject({ mismatch: 'its body does not contain "ok"' })
    expect(written).toBeLessThan(20 * 2 ** 20)
  })
  test('that never comes is judged after two seconds', async () => {
    const since = performance.now()
    const outcome = await ask(raw(`${HEAD}Content-Length: 9\r\n\r\n`), 'body=ok')
    expect(outcome).toMatchObject({ kind: 'http', mismatch: 'its body does not contain "ok"' })
    expect(performance.now() - since).toBeGreaterThan(1800)
  })
  test('is not read where the status is wrong already', async () => {
    const since = performance.now()
    const outcome = await ask(raw('HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n'), 'body=ok')
    expect(outcome).toMatchObject({ status: 404, mismatch: 'a status from 200 to 399 was expected' })
    expect(performance.now() - since).toBeLessThan(1000)
  })
  test('of JSON is waited for to its end', async () => {
    const served = http((_, response) => {
      response.write('{"status":')
      setTimeout(() => response.end('"ok"}'), 150)
    })
    expect(await ask(served, 'json:$.status="ok"')).not.toHaveProperty('mismatch')
  })
  test('a keep-alive connection is closed', async () => {
    const closed = new Promise((resolve) => {
      server = null
      void ask(
        http((request, response) => {
          request.socket.on('close', resolve)
          response.setHeader('connection', 'keep-alive').end('ok')
        }),
        'body=ok',
      )
    })
    await closed
  })
})

describe('a head', () => {
  test.each<[string, () => Promise<Served>, Partial<Outcome>]>([
    ['with nothing after the status line', () => raw(HEAD), { kind: 'silent' }],
    [
      'with a bare status line and the end',
      () => tcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 200\r\n\r\n'))),
      { kind: 'http', status: 200, reason: '' },
    ],
    ['with a status that is none', () => raw('HTTP/1.1 abc OK\r\n\r\n'), { kind: 'malformed' }],
    ['of 30 KiB', () => raw(`${HEAD}x: ${'y'.repeat(30_000)}\r\n\r\n`), { kind: 'http', status: 200 }],
    [
      'of 1 MiB',
      () => raw(`${HEAD}x: ${'y'.repeat(2 ** 20)}\r\n\r\n`),
      { kind: 'malformed', detail: 'malformed HTTP: the head of its answer has more than 64 KiB' },
    ],
    ['with a header that is none', () => raw(`${HEAD}no header\r\n\r\n`), { kind: 'malformed' }],
    [
      '101, and another protocol',
      () => raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n\0\0'),
      { kind: 'http', status: 101, mismatch: 'a status from 200 to 399 was expected' },
    ],
    [
      'of a server that sends first',
      () => tcp((socket) => socket.write('220 mail\r\n')),
      { kind: 'not-http' },
    ],
  ])('%s', async (_, served, outcome) => {
    expect(await ask(served(), '', { seconds: 0.5 })).toMatchObject(outcome)
  })
  test('later than the latency allows', async () => {
    const served = http((_, response) => void setTimeout(() => response.end(), 120))
    const outcome = await ask(served, 'latency<100ms')
    expect('mismatch' in outcome && outcome.mismatch).toMatch(
      /^it took \d\.\d\d s where latency<100ms was expected$/,
    )
  })
})

describe('TLS', () => {
  const hello = () => https((_, response) => void response.end('ok'))
  test.each<[string, Trust, Partial<Outcome>]>([
    ['any certificate', { ca: null, server: null }, { kind: 'http', status: 200, tls: true }],
    ['its own authority', { ca: PEM, server: null }, { kind: 'http', status: 200 }],
    ['another name', { ca: PEM, server: 'other.example' }, { kind: 'untrusted' }],
    [
      'any certificate, by another name',
      { ca: null, server: 'other.example' },
      { kind: 'http', status: 200 },
    ],
  ])('%s', async (_, trust, outcome) => {
    expect(await ask(hello(), '', { tls: true, trust })).toMatchObject(outcome)
  })
  test('another authority', async () => {
    const { rootCertificates } = await import('node:tls')
    const ca = rootCertificates[0] ?? ''
    const outcome = await ask(hello(), '', { tls: true, trust: { ca, server: null } })
    expect(outcome.kind).toBe('untrusted')
    expect('detail' in outcome && outcome.detail).toContain('self-signed certificate')
  })
  test('the server gets its name', async () => {
    let host = ''
    const served = https((request, response) => {
      host = `${request.headers.host ?? ''} ${String((request.socket as { servername?: unknown }).servername)}`
      response.end()
    })
    await ask(served, '', { tls: true, trust: { ca: null, server: 'api.example' } })
    expect(host).toBe('api.example:5000 api.example')
  })
})
