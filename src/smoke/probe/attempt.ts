/** One HTTP request or TCP connection to a port from outside, and its outcome. Never rejects: each failure is an outcome. */
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import { systemCode } from '../../core/errors.ts'
import { HIDDEN, isShown, type Expectation, type RequestHeader, type Trust } from '../../inputs/types.ts'
import type { HttpAnswer } from '../../core/schema.ts'
import { answerOf } from './answer.ts'
import { readBody } from './body.ts'
import { bodyMismatch, headMismatch, wantsBody } from './expect.ts'
import { headFault, looksLikeHttp, MOST_HEAD_BYTES, statusIn, type StatusLine } from './head.ts'
import type { Outcome } from './outcome.ts'
import { errorWords } from './error-words.ts'

export type { Outcome } from './outcome.ts'

export interface Address {
  host: string
  port: number
}

export interface HttpQuestion {
  path: string
  tls: boolean
  /** The container's own port, for the Host header. */
  port: number
  /** Without it every status is accepted, and no body is read. */
  expect?: readonly Expectation[]
  trust?: Trust
  /** Added to the default ones; they replace those of the same name. */
  headers?: readonly RequestHeader[]
  /** A line of the PROXY protocol is sent before the request. */
  proxied?: boolean
}

/** A server that sends so many 1xx responses will not send a final one. */
const MOST_INTERIM = 100
const PROXY_LINE = 'PROXY TCP4 127.0.0.1 127.0.0.1 50000 80\r\n'

/**
 * Sends a GET; redirects are not followed. The connection is closed after the head of the response, or after as much of its
 * body as is needed. The parser is lenient, as those of clients are: what it accepts is judged here.
 */
export function attemptHttp(address: Address, question: HttpQuestion, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const asked = performance.now()
    const { tls, trust, proxied = false } = question
    const request = (tls ? httpsRequest : httpRequest)({
      ...address,
      path: encodeURI(question.path).replace(/%25([0-9A-Fa-f]{2})/g, '%$1'),
      method: 'GET',
      signal,
      maxHeaderSize: MOST_HEAD_BYTES,
      insecureHTTPParser: true,
      ...(tls ? tlsOptions(trust) : {}),
      // an agent, also the one that `false` creates, ignores `createConnection`
      ...(proxied ? { createConnection: () => proxiedConnection(address) } : { agent: false }),
      headers: headersOf(question),
    })
    const head = collectHead(request)
    let isSecured = false
    request.once('socket', (socket) => socket.once('secureConnect', () => (isSecured = true)))
    let isAnswered = false
    const answer = (response: IncomingMessage) => {
      isAnswered = true
      return judged(response, head.bytes(), question, (performance.now() - asked) / 1000)
    }
    request.once('response', (response) => void answer(response).then(resolve))
    request.once('upgrade', (response: IncomingMessage, socket) => {
      socket.destroy()
      void answer(response).then(resolve)
    })
    let interim = 0
    request.on('information', () => {
      if (++interim > MOST_INTERIM) request.destroy(new Error(ENDLESS))
    })
    request.on('error', (error) => {
      if (!isAnswered) resolve(failed(error, { head: head.bytes(), isSecured }, question, signal))
    })
    request.end()
  })
}

const ENDLESS = 'only answers of 1xx come, and no other'

function proxiedConnection(address: Address): Socket {
  const socket = connect(address)
  socket.write(PROXY_LINE)
  return socket
}

function headersOf({ headers = [], trust, port }: HttpQuestion): Record<string, string> {
  const usual = {
    host: `${trust?.server ?? 'localhost'}:${port}`,
    'user-agent': 'sea-trial',
    accept: '*/*',
    'accept-encoding': 'identity',
    connection: 'close',
  }
  const given = new Set(headers.map(({ name }) => name.toLowerCase()))
  return Object.fromEntries([
    ...Object.entries(usual).filter(([name]) => !given.has(name)),
    ...headers.map(({ name, value }) => [name, value] as const),
  ])
}

/** The first bytes of the response, as received. */
function collectHead(request: ClientRequest): { bytes: () => Buffer } {
  const chunks: Buffer[] = []
  let size = 0
  request.once('socket', (socket) =>
    socket.prependListener('data', (chunk: Buffer) => {
      if (size >= MOST_HEAD_BYTES) return
      chunks.push(chunk)
      size += chunk.length
    }),
  )
  return { bytes: () => Buffer.concat(chunks).subarray(0, MOST_HEAD_BYTES) }
}

/** Without a CA every certificate is accepted. The server name is sent only where one is set, or is checked. */
function tlsOptions(trust: Trust | undefined): {
  rejectUnauthorized: boolean
  ca?: string
  servername?: string
} {
  const server = trust?.server ?? (trust?.ca == null ? null : 'localhost')
  return {
    rejectUnauthorized: trust?.ca != null,
    ...(trust?.ca == null ? {} : { ca: trust.ca }),
    ...(server === null ? {} : { servername: server }),
  }
}

/** Characters of a reason phrase; the server may send anything there. */
const MOST_REASON = 100
const MOST_LOCATION = 2000

async function judged(
  response: IncomingMessage,
  head: Buffer,
  question: HttpQuestion,
  seconds: number,
): Promise<Outcome> {
  const { tls, proxied, expect, headers = [] } = question
  const { host = '' } = headersOf(question)
  const status = response.statusCode ?? 0
  const reason = (response.statusMessage ?? '').slice(0, MOST_REASON)
  const fault = headFault(head)
  if (fault !== null) {
    response.destroy()
    return malformed({ status, reason }, fault, tls, expect)
  }
  const wrong = expect ? headMismatch(expect, { status, headers: response.headers, seconds }) : null
  const mismatch = wrong ?? (expect && wantsBody(expect) ? await bodyOf(response, expect) : null)
  const isError = expect ? wrong !== null : status >= 500
  const said = isError && status >= 400 ? await errorWords(response) : null
  response.destroy()
  const mask = maskHeaders(headers)
  const { location } = response.headers
  return {
    kind: 'http',
    status,
    reason,
    tls,
    ...(proxied === true ? { proxied } : {}),
    ...(mismatch === null ? {} : { mismatch: mask(mismatch) }),
    ...(said === null ? {} : { said: mask(said) }),
    answer: maskAnswer(answerOf(status, response.headers, host), mask),
    ...(location !== undefined && status >= 300 && status < 400
      ? { redirect: mask(location.slice(0, MOST_LOCATION)) }
      : {}),
  }
}

/** A shorter value may be part of ordinary words. */
const SHORTEST_SECRET = 4

/** Masks values of request headers, which a server may echo. */
function maskHeaders(headers: readonly RequestHeader[]): (text: string) => string {
  const secrets = headers.filter(({ name, value }) => !isShown(name) && value.length >= SHORTEST_SECRET)
  return (text) => secrets.reduce((left, { value }) => left.replaceAll(value, HIDDEN), text)
}

const maskAnswer = (answer: HttpAnswer, mask: (text: string) => string): HttpAnswer => ({
  ...answer,
  ...(answer.location === undefined ? {} : { location: mask(answer.location) }),
  headers: answer.headers.map(({ name, value }) => ({ name, value: mask(value) })),
})

/** Judged by its status where that is 500 or more; else the malformed response is the failure. */
function malformed(
  line: StatusLine | null,
  fault: string,
  tls: boolean,
  expect: HttpQuestion['expect'],
): Outcome {
  const detail = `malformed HTTP: ${fault}`
  if (line === null || line.status < 500) return { kind: 'malformed', detail }
  const { status, reason } = line
  const mismatch = expect ? { mismatch: detail } : {}
  return { kind: 'http', status, reason: reason.slice(0, MOST_REASON), tls, ...mismatch }
}

async function bodyOf(response: IncomingMessage, expect: readonly Expectation[]): Promise<string | null> {
  const body = await readBody(response, (text) => bodyMismatch(expect, text) === null)
  return bodyMismatch(expect, body)
}

const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND'])
/** In Node's codes for certificates that it does not trust: `CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT`, … */
const UNTRUSTED = /CERT|SIGNATURE|ISSUER|CRL/

function failed(
  error: Error,
  { head, isSecured }: { head: Buffer; isSecured: boolean },
  { tls, expect }: HttpQuestion,
  signal: AbortSignal,
): Outcome {
  const code = systemCode(error) ?? ''
  if (signal.aborted) return { kind: 'silent', detail: 'no answer' }
  if (REFUSED.has(code)) return { kind: 'refused', detail: 'connection refused' }
  if (UNTRUSTED.test(code) && !code.startsWith('ERR_SSL'))
    return { kind: 'untrusted', detail: `its certificate is not trusted: ${error.message.slice(0, 300)}` }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return { kind: 'not-tls', detail: 'it does not speak TLS' }
  if (looksLikeHttp(head)) return malformed(statusIn(head), faultOf(error, code, head), tls, expect)
  if (head[0] === TLS_ALERT && head[1] === 3) return { kind: 'wants-tls', detail: 'it speaks TLS' }
  if (head.length > 0) return { kind: 'not-http', detail: 'it talks, but not HTTP' }
  const secured = isSecured ? { secured: true as const } : {}
  return { kind: 'closed', detail: 'connection closed without an answer', ...secured }
}

const TLS_ALERT = 0x15

function faultOf(error: Error, code: string, head: Buffer): string {
  if (error.message === ENDLESS) return ENDLESS
  if (code === 'HPE_HEADER_OVERFLOW')
    return `the head of its answer has more than ${MOST_HEAD_BYTES / 1024} KiB`
  if (!code.startsWith('HPE_')) return 'its answer ends within its head'
  return headFault(head) ?? error.message.replace(/^Parse Error: /, '').slice(0, 100)
}

/** Connects, waits `patience` milliseconds in which the engine's proxy closes when nothing listens, and disconnects. */
export function attemptTcp(address: Address, patience: number, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, signal })
    const end = (outcome: Outcome) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(outcome)
    }
    let timer: NodeJS.Timeout | undefined
    socket.once('connect', () => (timer = setTimeout(() => end({ kind: 'connected' }), patience)))
    socket.once('data', () => end({ kind: 'not-http', detail: 'it talks first' }))
    socket.once('end', () => end({ kind: 'closed', detail: 'connection closed at once' }))
    socket.once('error', (error) => {
      const code = systemCode(error) ?? ''
      if (signal.aborted) end({ kind: 'silent', detail: 'no answer' })
      else if (REFUSED.has(code)) end({ kind: 'refused', detail: 'connection refused' })
      else end({ kind: 'closed', detail: 'connection reset' })
    })
  })
}
