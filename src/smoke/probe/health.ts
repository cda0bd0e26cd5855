/** Decides whether an outcome is healthy. Pure. */
import type { HttpProbe, ProbeSpec } from '../../inputs/types.ts'
import type { Outcome } from './outcome.ts'

export { describeOutcome } from './outcome.ts'

interface Seen {
  /** The listener table shows a listener on the port. */
  proved: boolean
  /** It has closed every connection for long enough, and nothing in the container failed. */
  hangsUpQuietly: boolean
}

/** The only place where this is decided. */
export function isHealthy(spec: ProbeSpec, outcome: Outcome, seen: Seen): boolean {
  switch (spec.kind) {
    case 'auto':
      return isAlive(outcome, seen)
    case 'http':
    case 'https':
      return outcome.kind === 'http' && isExpected(spec, outcome)
    case 'tcp':
      return ['not-http', 'connected'].includes(outcome.kind) || (outcome.kind === 'closed' && seen.proved)
    case 'udp':
      return outcome.kind === 'udp' && outcome.mismatch === undefined
    case 'grpc':
    case 'grpcs':
      return outcome.kind === 'grpc' && outcome.status === 'SERVING'
    case 'healthcheck':
      return outcome.kind === 'healthcheck' && outcome.status === 'healthy'
    case 'exec':
      return outcome.kind === 'exec' && outcome.exitCode === 0
    case 'log':
      return outcome.kind === 'log' && outcome.line !== null
    case 'exit':
      return outcome.kind === 'exit' && spec.codes.includes(outcome.code) && !outcome.oomKilled
  }
}

function isAlive(outcome: Outcome, seen: Seen): boolean {
  if (outcome.kind === 'http') return outcome.status < 500
  const talks = outcome.kind === 'not-http' || outcome.kind === 'wants-tls'
  return talks || (outcome.kind === 'closed' && seen.proved && seen.hangsUpQuietly)
}

function isExpected({ expect }: HttpProbe, { status, mismatch }: Outcome & { kind: 'http' }): boolean {
  const isStatusSet = expect.some(({ on }) => on === 'status')
  return mismatch === undefined && (isStatusSet || (status >= 200 && status < 400))
}
