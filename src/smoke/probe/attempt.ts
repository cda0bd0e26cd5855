/** One question to one port from outside, and what came back. Never rejects: every way of failing is an outcome. */
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { systemCode } from '../../errors.ts'
import type { Expectation, Trust } from '../../inputs/index.ts'
import { readBody } from './body.ts'
import { bodyMismatch, headMismatch, wantsBody } from './expect.ts'
import type { Outcome } from './outcome.ts'

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
  /** Null takes every status, and reads no body. */
  expect?: readonly Expectation[]
  trust?: Trust
}

/** Of an answer's head; more is no HTTP that a client would take. */
const MOST_HEAD_BYTES = 64 * 1024

/** GET, redirects not followed; the connection ends with the answer's head, or with as much of its body as is needed. */
export function attemptHttp(address: Address, question: HttpQuestion, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const asked = performance.now()
    const { tls, trust } = question
    const request = (tls ? httpsRequest : httpRequest)({
      ...address,
      path: encodeURI(question.path).replace(/%25([0-9A-Fa-f]{2})/g, '%$1'),
      method: 'GET',
      agent: false,
      signal,
      maxHeaderSize: MOST_HEAD_BYTES,
      ...(tls ? tlsOptions(trust) : {}),
      headers: {
        host: `${trust?.server ?? 'localhost'}:${question.port}`,
        'user-agent': 'sea-trial',
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
      },
    })
    let isAnswered = false
    const answer = (response: IncomingMessage) => {
      isAnswered = true
      return judged(response, question, (performance.now() - asked) / 1000)
    }
    request.once('response', (response) => void answer(response).then(resolve))
    request.once('upgrade', (response: IncomingMessage, socket) => {
      socket.destroy()
      void answer(response).then(resolve)
    })
    request.on('error', (error) => {
      if (!isAnswered) resolve(failed(error, request, signal))
    })
    request.end()
  })
}

/** Without an authority every certificate is taken. The name of the server is told to it only where one is given or checked. */
export function tlsOptions(trust: Trust | undefined): {
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

/** Characters of a reason phrase; the server may say anything there. */
const MOST_REASON = 100

async function judged(
  response: IncomingMessage,
  { tls, expect }: HttpQuestion,
  seconds: number,
): Promise<Outcome> {
  const status = response.statusCode ?? 0
  const reason = (response.statusMessage ?? '').slice(0, MOST_REASON)
  const head = expect ? headMismatch(expect, { status, headers: response.headers, seconds }) : null
  const mismatch = head ?? (expect && wantsBody(expect) ? await bodyOf(response, expect) : null)
  response.destroy()
  return { kind: 'http', status, reason, tls, ...(mismatch === null ? {} : { mismatch }) }
}

async function bodyOf(response: IncomingMessage, expect: readonly Expectation[]): Promise<string | null> {
  const body = await readBody(response, (text) => bodyMismatch(expect, text) === null)
  return bodyMismatch(expect, body)
}

const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND'])
/** What Node calls certificates that it does not trust: `CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT`, … */
const UNTRUSTED = /CERT|SIGNATURE|ISSUER|CRL/

function failed(error: Error, request: ClientRequest, signal: AbortSignal): Outcome {
  const code = systemCode(error) ?? ''
  if (signal.aborted) return { kind: 'silent', detail: 'no answer' }
  if (REFUSED.has(code)) return { kind: 'refused', detail: 'connection refused' }
  if (UNTRUSTED.test(code) && !code.startsWith('ERR_SSL'))
    return { kind: 'untrusted', detail: `its certificate is not trusted: ${error.message.slice(0, 300)}` }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return { kind: 'not-tls', detail: 'it does not speak TLS' }
  if (code === 'HPE_HEADER_OVERFLOW')
    return { kind: 'not-http', detail: `the head of its answer has more than ${MOST_HEAD_BYTES / 1024} KiB` }
  if (code.startsWith('HPE_') || (request.socket?.bytesRead ?? 0) > 0) return notHttp(error)
  return { kind: 'closed', detail: 'connection closed without an answer' }
}

const TLS_ALERT = 0x15

function notHttp(error: Error): Outcome {
  const packet = 'rawPacket' in error && Buffer.isBuffer(error.rawPacket) ? error.rawPacket : Buffer.alloc(0)
  if (packet[0] === TLS_ALERT && packet[1] === 3) return { kind: 'wants-tls', detail: 'it speaks TLS' }
  return { kind: 'not-http', detail: 'it talks, but not HTTP' }
}

/**
 * Connects, waits `patience` milliseconds for the engine's proxy to find out that no one is behind it, and
 * disconnects.
 */
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
