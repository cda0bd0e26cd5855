/** One question to one port from outside, and what came back. Never rejects: every way of failing is an outcome. */
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { systemCode } from '../../errors.ts'

export interface Address {
  host: string
  port: number
}

export type Outcome =
  | { kind: 'http'; status: number; reason: string; tls: boolean }
  /** It sent something that is no HTTP. */
  | { kind: 'not-http'; detail: string }
  /** It answered plain HTTP with a TLS alert. */
  | { kind: 'wants-tls'; detail: string }
  /** It took a TLS greeting for nonsense. */
  | { kind: 'not-tls'; detail: string }
  /** It took the connection and closed it without a word. */
  | { kind: 'closed'; detail: string }
  | { kind: 'connected' }
  | { kind: 'refused'; detail: string }
  /** It took the connection and said nothing in time. */
  | { kind: 'silent'; detail: string }

export interface HttpQuestion {
  path: string
  tls: boolean
  /** The container's own port, for the Host header. */
  port: number
}

/** GET, redirects not followed, self-signed certificates accepted; the connection ends with the answer's head. */
export function attemptHttp(address: Address, question: HttpQuestion, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const ask = question.tls ? httpsRequest : httpRequest
    const request = ask({
      ...address,
      path: encodeURI(question.path).replace(/%25([0-9A-Fa-f]{2})/g, '%$1'),
      method: 'GET',
      agent: false,
      signal,
      rejectUnauthorized: false,
      headers: {
        host: `localhost:${question.port}`,
        'user-agent': 'sea-trial',
        accept: '*/*',
        connection: 'close',
      },
    })
    request.once('response', (response) => {
      resolve(answered(response, question.tls))
      response.destroy()
    })
    request.once('upgrade', (response: IncomingMessage, socket) => {
      resolve(answered(response, question.tls))
      socket.destroy()
    })
    request.on('error', (error) => resolve(failed(error, request, signal)))
    request.end()
  })
}

/** Characters of a reason phrase; the server may say anything there. */
const MOST_REASON = 100

function answered(response: IncomingMessage, tls: boolean): Outcome {
  const status = response.statusCode ?? 0
  return { kind: 'http', status, reason: (response.statusMessage ?? '').slice(0, MOST_REASON), tls }
}

const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND'])

function failed(error: Error, request: ClientRequest, signal: AbortSignal): Outcome {
  const code = systemCode(error) ?? ''
  if (signal.aborted) return { kind: 'silent', detail: 'no answer' }
  if (REFUSED.has(code)) return { kind: 'refused', detail: 'connection refused' }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return { kind: 'not-tls', detail: 'it does not speak TLS' }
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
