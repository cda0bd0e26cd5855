/** What came back of one question, as data, and in words. Pure. */

export type Outcome =
  /** `mismatch` says which expectation failed, where there were any; `said` is what an error says in its body. */
  | {
      kind: 'http'
      status: number
      reason: string
      tls: boolean
      /** It wants a line of the PROXY protocol before each request. */
      proxied?: true
      mismatch?: string
      said?: string
    }
  /** It begins like HTTP, and no client would take it. */
  | { kind: 'malformed'; detail: string }
  /** It sent something that is no HTTP. */
  | { kind: 'not-http'; detail: string }
  /** What came after a greeting of another protocol was not its answer; `isHttp`: it was an answer of HTTP. */
  | { kind: 'unrecognized'; isHttp: boolean; detail: string }
  /** It speaks the protocol that it was asked in, to say that it cannot serve yet. */
  | { kind: 'not-ready'; detail: string }
  /** It answered plain HTTP with a TLS alert. */
  | { kind: 'wants-tls'; detail: string }
  /** It took a TLS greeting for nonsense. */
  | { kind: 'not-tls'; detail: string }
  /** Its certificate is not one that the probe trusts. */
  | { kind: 'untrusted'; detail: string }
  /** It took the connection and closed it without a word; `secured`: after the handshake of TLS. */
  | { kind: 'closed'; detail: string; secured?: true }
  | { kind: 'connected' }
  | { kind: 'refused'; detail: string }
  /** It took the connection and said nothing in time. */
  | { kind: 'silent'; detail: string }
  /** `proved`: it answered. Without an answer a bound socket is all that was seen. */
  | { kind: 'udp'; proved: boolean; mismatch?: string }
  /** `status` in gRPC's words: `SERVING`, `NOT_SERVING`, or the status of a call that failed: `UNIMPLEMENTED`. */
  | { kind: 'grpc'; status: string; detail: string }
  | { kind: 'healthcheck'; status: 'starting' | 'healthy' | 'unhealthy' | 'none' }
  /** `exitCode` null: it did not end in time, or could not be run. `output` is the end of what it wrote. */
  | { kind: 'exec'; exitCode: number | null; output: string }
  /** The line that matched; null while there is none. `isSlow`: the pattern takes too long on this log. */
  | { kind: 'log'; line: string | null; isSlow: boolean }
  | { kind: 'exit'; code: number; oomKilled: boolean }

/** Whether it looks as it does when nothing listens: behind the engine's proxy the connection closes, without it is refused. */
export const isNoResponse = (outcome: Outcome | null): boolean =>
  outcome?.kind === 'closed' || outcome?.kind === 'refused'

/** Characters of a quotation. */
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
