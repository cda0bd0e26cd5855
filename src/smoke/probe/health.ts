/** What an answer means: healthy or not. Pure. */
import type { HttpProbe, ProbeSpec } from '../../inputs/types.ts'
import type { Outcome } from './outcome.ts'

export { describeOutcome } from './outcome.ts'

interface Seen {
  /** The listener table shows that someone is there. */
  proved: boolean
  /** It has hung up on every question for long enough, and nothing in the container suffered from that. */
  hangsUpQuietly: boolean
}

/** The rule of health, in one place. */
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
