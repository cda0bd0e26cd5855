/**
 * A check asks one port again and again until it is healthy. It asks only when the listener table shows someone
 * there (where the table can be read), so a starting app is not disturbed and a dead port is never taken for a live one.
 */
import type { Clock } from '../../clock.ts'
import type { ProbeSpec } from '../../inputs/index.ts'
import type { Listener, Probe } from '../../schema.ts'
import { listensOutside } from '../kernel/listeners.ts'
import { attemptHttp, attemptTcp, type Address, type Outcome } from './attempt.ts'
import { describeOutcome, isHealthy, switchSpeech } from './health.ts'

/** A question without an answer is asked anew on a second connection after this, the first one left open. */
const HEDGE_SECONDS = 2
const MOST_OPEN = 4
/** The first question may wait as long as it takes; later ones make room, as the server may have lost them. */
const PATIENCE_SECONDS = 10
/** A server that answers, but not well, is asked again after a share of the time that this has gone on. */
const RETRY = { least: 0.01, share: 0.05, most: 0.25 }
/** Without a listener table: the engine's proxy closes within this when no one is behind it. */
const PROXY_MILLISECONDS = 250

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

export function makeCheck(
  port: number,
  spec: ProbeSpec,
  required: boolean,
  { address, clock, onAnswer }: Surroundings,
): Check {
  const state: CheckState = { ok: false, attempts: 0, last: null, askedAt: null, passedAt: null }
  const stopped = new AbortController()
  const speech = { tls: spec.kind === 'https', bothTried: false }
  const open = new Set<AbortController>()
  let began: number | null = null
  let closingSince: number | null = null
  let isSwitched = false

  const ask = async (address: Address, proved: boolean) => {
    const question = new AbortController()
    const signal = AbortSignal.any([stopped.signal, question.signal])
    if (open.size > 0) void clock.sleep(PATIENCE_SECONDS, signal).then(() => question.abort())
    open.add(question)
    state.attempts++
    state.askedAt = clock.now()
    began ??= state.askedAt
    isSwitched = false
    const outcome =
      spec.kind === 'tcp'
        ? await attemptTcp(address, proved ? 0 : PROXY_MILLISECONDS, signal)
        : await attemptHttp(
            address,
            { path: 'path' in spec ? spec.path : '/', tls: speech.tls, port },
            signal,
          )
    const isCurrent = open.delete(question)
    question.abort()
    if (isCurrent && !stopped.signal.aborted && !state.ok) take(outcome, proved)
  }
  const take = (outcome: Outcome, proved: boolean) => {
    closingSince = outcome.kind === 'closed' ? (closingSince ?? clock.now()) : null
    const closedFor = closingSince === null ? 0 : clock.now() - closingSince
    state.last = outcome
    isSwitched = spec.kind === 'auto' && switchSpeech(speech, outcome)
    if (!isSwitched && isHealthy(spec, outcome, { proved, closedFor })) pass()
    onAnswer()
  }
  const pass = () => {
    state.ok = true
    state.passedAt = clock.now()
    hangUp()
  }
  const hangUp = () => {
    for (const question of open) question.abort()
    open.clear()
  }
  /** What met a TLS greeting with silence is a plain server that waits for the end of a line. */
  const returnToPlain = () => {
    if (spec.kind !== 'auto' || !speech.tls) return
    speech.tls = false
    hangUp()
  }
  const isDue = () => {
    const now = clock.now()
    const since = now - (state.askedAt ?? -Infinity)
    if (open.size > 0) return open.size < MOST_OPEN && since > HEDGE_SECONDS
    const gap = Math.min(Math.max(RETRY.least, RETRY.share * (now - (began ?? now))), RETRY.most)
    return isSwitched || since >= gap
  }

  return {
    port,
    spec,
    required,
    state,
    tick(listeners) {
      const proved = listeners !== null && listensOutside(listeners, port)
      const to = address()
      if (to === null || state.ok || !isDue() || (listeners !== null && !proved)) return
      if (open.size > 0) returnToPlain()
      void ask(to, proved)
    },
    stop: () => stopped.abort(),
  }
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
