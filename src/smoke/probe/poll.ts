/**
 * Repeats a request until its outcome is good, and again during the soak. It sends only while something listens, so a
 * starting app is not disturbed, and the engine's proxy of a closed port is not taken for a server.
 */
import type { Clock } from '../../core/clock.ts'
import { freshState, type CheckState, type Runner, type SoakState, type View } from './state.ts'
import type { ProbeStrategy } from './strategy.ts'
import type { Outcome } from './outcome.ts'

const MOST_OPEN = 4
/** The first request may wait without a limit; later ones are given up, as the server may have lost them. */
const PATIENCE_SECONDS = 10

const NO_LISTENER: Outcome = { kind: 'refused', detail: 'nothing listens any more' }

interface Answer {
  readonly outcome: Outcome
  /** When it was asked. */
  readonly since: number
  readonly seconds: number
}

/** Sends one request; null when the check was stopped. */
type Send = (view: View, question: AbortController, patience: number | null) => Promise<Answer | null>

export function poll(
  strategy: ProbeStrategy,
  { clock, onAnswer }: { clock: Clock; onAnswer: () => void },
): Runner {
  const state = freshState()
  const stopped = new AbortController()
  const open = new Set<AbortController>()
  let began: number | null = null

  const send: Send = async (view, question, patience) => {
    const signal = AbortSignal.any([stopped.signal, question.signal])
    const since = clock.now()
    if (patience !== null) void clock.sleep(patience, signal).then(() => question.abort())
    const outcome = await settled(strategy.ask(view, signal))
    question.abort()
    return stopped.signal.aborted ? null : { outcome, since, seconds: clock.now() - since }
  }
  const ask = async (view: View) => {
    const question = new AbortController()
    const patience = open.size > 0 ? PATIENCE_SECONDS : strategy.patience
    open.add(question)
    state.attempts++
    state.askedAt = clock.now()
    began ??= state.askedAt
    const answer = await send(view, question, patience)
    const isCurrent = open.delete(question)
    if (answer === null || !isCurrent || state.ok) return
    state.last = answer.outcome
    const isGood = strategy.passes(answer.outcome, view)
    state.hungUp = strategy.hungUp()
    if (isGood) pass(answer.seconds)
    onAnswer()
  }
  const pass = (seconds: number) => {
    state.ok = true
    state.passedAt = clock.now()
    state.latency = seconds
    strategy.stop()
    abortOpen()
  }
  const abortOpen = () => {
    for (const question of open) question.abort()
    open.clear()
  }
  const isDue = () => {
    const now = clock.now()
    const since = now - (state.askedAt ?? -Infinity)
    const { hedge } = strategy
    const retry = strategy.retry()
    if (open.size > 0) return hedge !== null && open.size < MOST_OPEN && since > hedge
    const gap = Math.min(Math.max(retry.least, retry.share * (now - (began ?? now))), retry.most)
    return strategy.isChanged() || since >= gap
  }
  const tryNow = (view: View) => {
    strategy.look()
    if (!isDue() || strategy.askable(view) !== 'yes') return
    if (open.size > 0 && strategy.dropsOpen()) abortOpen()
    void ask(view)
  }

  const tryAgain = soaking(strategy, state, clock, send)
  return {
    state,
    tick(view) {
      if (!state.ok) tryNow(view)
      else if (view.soaking) tryAgain(view)
    },
    stop() {
      stopped.abort()
      strategy.stop()
    },
  }
}

/** An error is an outcome too: the next engine call of the lifecycle reports a lost engine. */
async function settled(asked: Promise<Outcome>): Promise<Outcome> {
  try {
    return await asked
  } catch (error) {
    return {
      kind: 'refused',
      detail: error instanceof Error ? error.message.slice(0, 300) : 'it could not be asked',
    }
  }
}

/** Asks again during the soak, one request at a time. */
function soaking(strategy: ProbeStrategy, state: CheckState, clock: Clock, send: Send): (view: View) => void {
  const { soak } = state
  let repeatedAt = -Infinity
  const repeat = async (view: View, patience: number) => {
    soak.openSince = repeatedAt
    const answer = await send(view, new AbortController(), patience)
    if (answer === null) return
    soak.openSince = null
    noteAnswer(soak, answer, strategy.passes(answer.outcome, view))
  }
  return (view) => {
    const pace = strategy.soak(state.last)
    const now = clock.now()
    const earlier = Math.max(repeatedAt, state.passedAt ?? -Infinity)
    if (pace === null || soak.openSince !== null || now - earlier < pace.every) return
    const askable = strategy.askable(view)
    if (askable === 'no-route') return
    repeatedAt = now
    if (askable === 'yes') void repeat(view, pace.patience)
    else noteAnswer(soak, { outcome: NO_LISTENER, since: now, seconds: 0 }, false)
  }
}

/** Counts one answer of the soak. */
function noteAnswer(soak: SoakState, { outcome, since, seconds }: Answer, isGood: boolean): void {
  soak.asked++
  soak.last = outcome
  if (isGood) soak.slowest = Math.max(soak.slowest ?? 0, seconds)
  else soak.failed++
  soak.failingSince = isGood ? null : (soak.failingSince ?? since)
  soak.inARow = isGood ? 0 : soak.inARow + 1
}
