/** What an answer means: healthy or not, worth asking again in TLS, and in words. Pure. */
import type { ProbeSpec } from '../../inputs/index.ts'
import type { Outcome } from './attempt.ts'

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

/** The rule of health, in one place. `proved`: the listener table shows that someone is there. */
export function isHealthy(
  spec: ProbeSpec,
  outcome: Outcome,
  seen: { proved: boolean; closedFor: number },
): boolean {
  if (spec.kind === 'tcp')
    return (
      outcome.kind === 'not-http' ||
      outcome.kind === 'connected' ||
      (outcome.kind === 'closed' && seen.proved)
    )
  if (outcome.kind === 'http')
    return spec.kind === 'auto' ? outcome.status < 500 : outcome.status >= 200 && outcome.status < 400
  if (spec.kind !== 'auto') return false
  const talks = outcome.kind === 'not-http' || outcome.kind === 'wants-tls'
  return talks || (outcome.kind === 'closed' && seen.proved && seen.closedFor >= CLOSING_SECONDS)
}

export function describeOutcome(outcome: Outcome | null): string {
  if (outcome === null) return 'never asked: nothing listened'
  if (outcome.kind === 'http') return `${outcome.status} ${outcome.reason}`.trim()
  return outcome.kind === 'connected' ? 'connected' : outcome.detail
}
