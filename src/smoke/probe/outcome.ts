/** The outcome of one request, as data and in words. Pure. */

import type { HttpAnswer } from '../../core/schema.ts'

export type Outcome =
  /** `mismatch`: the expectation that failed; `said`: the first words of an error's body. */
  | {
      kind: 'http'
      status: number
      reason: string
      tls: boolean
      /** It needs a line of the PROXY protocol before each request. */
      proxied?: true
      mismatch?: string
      said?: string
      answer?: HttpAnswer
      /** Where a 3xx leads, as the server wrote it; `answer` has it without what differs each time. */
      redirect?: string
    }
  /** It begins like HTTP, and clients would reject it. */
  | { kind: 'malformed'; detail: string }
  /** It sent something that is not HTTP. */
  | { kind: 'not-http'; detail: string }
  /** The answer to another protocol's greeting is not of that protocol; `isHttp`: it is HTTP. */
  | { kind: 'unrecognized'; isHttp: boolean; detail: string }
  /** It answers in the right protocol that it is not ready yet. */
  | { kind: 'not-ready'; detail: string }
  /** It answered plain HTTP with a TLS alert. */
  | { kind: 'wants-tls'; detail: string }
  /** It did not understand a TLS greeting. */
  | { kind: 'not-tls'; detail: string }
  /** The probe does not trust its certificate. */
  | { kind: 'untrusted'; detail: string }
  /** It accepted the connection and closed it without an answer; `secured`: after the TLS handshake. */
  | { kind: 'closed'; detail: string; secured?: true }
  | { kind: 'connected' }
  | { kind: 'refused'; detail: string }
  /** It accepted the connection and did not answer in time. */
  | { kind: 'silent'; detail: string }
  /** `proved`: it answered. Else only a bound socket was seen. */
  | { kind: 'udp'; proved: boolean; mismatch?: string }
  /** `status`: gRPC's name, as `SERVING`, `NOT_SERVING` or, for a call that failed, `UNIMPLEMENTED`. */
  | { kind: 'grpc'; status: string; detail: string }
  | { kind: 'healthcheck'; status: 'starting' | 'healthy' | 'unhealthy' | 'none' }
  /** `exitCode` null: it did not end in time, or could not be run. `output`: the end of its output. */
  | { kind: 'exec'; exitCode: number | null; output: string }
  /** `line`: the one that matched; null while there is none. `isSlow`: the pattern takes too long on this log. */
  | { kind: 'log'; line: string | null; isSlow: boolean }
  | { kind: 'exit'; code: number; oomKilled: boolean }

/** Whether it looks as it does when nothing listens: behind the engine's proxy the connection closes, without it is refused. */
export const isNoResponse = (outcome: Outcome | null): boolean =>
  outcome?.kind === 'closed' || outcome?.kind === 'refused'

/** Characters shown of a quotation. */
const SHOWN = 300

export function describeOutcome(outcome: Outcome | null): string {
  if (outcome === null) return 'never asked: nothing listened'
  switch (outcome.kind) {
    case 'http':
      return `${outcome.status} ${outcome.reason}`.trim() + but(outcome.mismatch)
    case 'connected':
      return 'connected'
    case 'udp':
      return outcome.proved
        ? `it answered${but(outcome.mismatch)}`
        : 'a socket is bound; nothing was asked of it'
    case 'grpc':
      return [outcome.status, outcome.detail].filter(Boolean).join(': ')
    case 'healthcheck':
      return outcome.status
    case 'exec':
      return execText(outcome.exitCode, outcome.output)
    case 'log':
      return outcome.line?.trim().slice(0, SHOWN) ?? `no such line so far${outcome.isSlow ? SLOW : ''}`
    case 'exit':
      return `exit code ${outcome.code}${outcome.oomKilled ? ', out of memory' : ''}`
    default:
      return outcome.detail
  }
}

const SLOW = ', and the pattern takes too long on this log'
const but = (mismatch: string | undefined): string => (mismatch === undefined ? '' : `, but ${mismatch}`)

function execText(exitCode: number | null, output: string): string {
  const last = output.trimEnd().split('\n').at(-1)?.trim().slice(0, SHOWN) ?? ''
  const end = exitCode === null ? 'no exit code' : `exit code ${exitCode}`
  return last === '' ? end : `${end}: ${last}`
}
