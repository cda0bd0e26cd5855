/** What an answer means: healthy or not, and worth asking again in TLS. Pure. */
import type { HttpProbe, ProbeSpec } from '../../inputs/index.ts'
import type { Outcome } from './outcome.ts'

export { describeOutcome } from './outcome.ts'

/** A port that closes at once must do so for this long before that is taken for its manner. */
const CLOSING_SECONDS = 1

/**
 * A port that might speak TLS is asked in TLS once: after an alert, a close without a word, or the 400 with which
 * nginx and Go meet plain HTTP on a TLS port. Tells whether the next question will be in the other speech.
 */
export function switchSpeech(speech: { tls: boolean; bothTried: boolean }, outcome: Outcome): boolean {
  const isBack = speech.tls && (outcome.kind === 'not-tls' || outcome.kind === 'closed')
  const isHint =
    outcome.kind === 'wants-tls' ||
    outcome.kind === 'closed' ||
    (outcome.kind === 'http' && outcome.status === 400)
  if (speech.bothTried ? !isBack : !isHint) return false
  speech.tls = !speech.tls
  speech.bothTried = true
  return true
}

interface Seen {
  /** The listener table shows that someone is there. */
  proved: boolean
  /** Seconds that it has been closing every connection. */
  closedFor: number
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
  return talks || (outcome.kind === 'closed' && seen.proved && seen.closedFor >= CLOSING_SECONDS)
}

function isExpected({ expect }: HttpProbe, { status, mismatch }: Outcome & { kind: 'http' }): boolean {
  const isStatusSet = expect.some(({ on }) => on === 'status')
  return mismatch === undefined && (isStatusSet || (status >= 200 && status < 400))
}
