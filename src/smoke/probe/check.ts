/**
 * A check asks one port again and again until it is healthy. It asks only when the listener table shows someone
 * there (where the table can be read), so a starting app is not disturbed and a dead port is never taken for a live one.
 */
import type { Clock } from '../../clock.ts'
import type { ProbeSpec } from '../../inputs/index.ts'
import type { Listener, Probe } from '../../schema.ts'
import { listensOutside } from '../listeners.ts'
import { attemptHttp, attemptTcp, type Address, type Outcome } from './attempt.ts'

/** A question without an answer is asked anew on a second connection after this, the first one left open. */
const HEDGE_SECONDS = 2
const MOST_OPEN = 4
/** Without a listener table: the engine's proxy closes within this when no one is behind it. */
const PROXY_MILLISECONDS = 250
/** A port that closes at once must do so for this long before that is taken for its manner. */
const CLOSING_SECONDS = 1

export interface Check {
  readonly port: number
  readonly spec: ProbeSpec
  /** Must it pass, or may another port pass for it? */
  readonly required: boolean
  readonly state: CheckState
  /** Asks if it is time to; `listeners` null means that the table cannot be read. */
  tick(listeners: readonly Listener[] | null): void
  stop(): void
}

export interface CheckState {
  ok: boolean
  attempts: number
  last: Outcome | null
  /** Seconds by the clock when it was last asked, and when it passed. */
  askedAt: number | null
  passedAt: number | null
}

interface Surroundings {
  /** Null while there is no way to the port: before the start, and after the end. */
  address: () => Address | null
  clock: Clock
  /** Called whenever an answer came, so that the wait need not poll for it. */
  onAnswer: () => void
}

export function makeCheck(port: number, spec: ProbeSpec, required: boolean, { address, clock, onAnswer }: Surroundings): Check {
  const state: CheckState = { ok: false, attempts: 0, last: null, askedAt: null, passedAt: null }
  const stopped = new AbortController()
  const speech = { tls: spec.kind === 'https', bothTried: spec.kind !== 'auto' }
  let open = 0
  let closingSince: number | null = null

  const ask = async (address: Address, proved: boolean) => {
    open++
    state.attempts++
    state.askedAt = clock.now()
    const outcome = spec.kind === 'tcp' ? await attemptTcp(address, proved ? 0 : PROXY_MILLISECONDS, stopped.signal) : await attemptHttp(address, question(), stopped.signal)
    open--
    if (stopped.signal.aborted || state.ok) return
    closingSince = outcome.kind === 'closed' ? (closingSince ?? clock.now()) : null
    state.last = outcome
    const closedFor = closingSince === null ? 0 : clock.now() - closingSince
    if (!switchSpeech(speech, outcome) && isHealthy(spec, outcome, { proved, closedFor })) pass()
    onAnswer()
  }
  const pass = () => {
    state.ok = true
    state.passedAt = clock.now()
  }
  const question = () => ({ path: 'path' in spec ? spec.path : '/', tls: speech.tls, port })

  return {
    port,
    spec,
    required,
    state,
    tick(listeners) {
      const proved = listeners !== null && listensOutside(listeners, port)
      const mayAsk = open === 0 || (open < MOST_OPEN && clock.now() - (state.askedAt ?? 0) > HEDGE_SECONDS)
      const to = address()
      if (to !== null && !state.ok && mayAsk && (proved || listeners === null)) void ask(to, proved)
    },
    stop: () => stopped.abort(),
  }
}

/**
 * A port that might speak TLS is asked in TLS once: after an alert, a close without a word, or the 400 with which
 * nginx and Go meet plain HTTP on a TLS port. Tells whether the next question will be in the other speech.
 */
export function switchSpeech(speech: { tls: boolean; bothTried: boolean }, outcome: Outcome): boolean {
  const isBack = speech.tls && (outcome.kind === 'not-tls' || outcome.kind === 'closed')
  const isHint = outcome.kind === 'wants-tls' || outcome.kind === 'closed' || (outcome.kind === 'http' && outcome.status === 400)
  if (speech.bothTried ? !isBack : !isHint) return false
  speech.tls = !speech.tls
  speech.bothTried = true
  return true
}

/** The rule of health, in one place. `proved`: the listener table shows that someone is there. */
export function isHealthy(spec: ProbeSpec, outcome: Outcome, seen: { proved: boolean; closedFor: number }): boolean {
  if (spec.kind === 'tcp') return outcome.kind === 'not-http' || outcome.kind === 'connected' || (outcome.kind === 'closed' && seen.proved)
  if (outcome.kind === 'http') return spec.kind === 'auto' ? outcome.status < 500 : outcome.status >= 200 && outcome.status < 400
  if (spec.kind !== 'auto') return false
  const talks = outcome.kind === 'not-http' || outcome.kind === 'wants-tls'
  return talks || (outcome.kind === 'closed' && seen.proved && seen.closedFor >= CLOSING_SECONDS)
}

export function describeOutcome(outcome: Outcome | null): string {
  if (outcome === null) return 'never asked: nothing listened'
  if (outcome.kind === 'http') return `${outcome.status} ${outcome.reason}`.trim()
  return outcome.kind === 'connected' ? 'connected' : outcome.detail
}

/** As the Report shows it; the target names the container's own port. */
export function toProbe(check: Check, since: number): Probe {
  const { spec, port, state } = check
  const last = state.last
  const kind = kindOf(spec, last)
  const path = 'path' in spec ? spec.path : '/'
  return {
    kind,
    target: kind === 'tcp' ? `tcp://127.0.0.1:${port}` : `${kind}://127.0.0.1:${port}${path}`,
    port,
    ok: state.ok,
    detail: state.last === null && state.attempts > 0 ? 'no answer' : describeOutcome(state.last),
    attempts: state.attempts,
    seconds: Math.max(0, (state.passedAt ?? state.askedAt ?? since) - since),
  }
}

function kindOf(spec: ProbeSpec, last: Outcome | null): Probe['kind'] {
  if (last?.kind === 'http') return last.tls ? 'https' : 'http'
  if (spec.kind !== 'auto') return spec.kind
  return last?.kind === 'not-http' || last?.kind === 'closed' ? 'tcp' : 'http'
}
