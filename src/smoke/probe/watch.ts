/** Checks that send nothing: they watch the log, the HEALTHCHECK's status in the engine, and the end of the container. */
import type { ExitProbe, HealthcheckProbe, LogProbe } from '../../inputs/types.ts'
import { bounded } from '../../core/time-limit.ts'
import { freshState, type Runner, type ProbeContext } from './state.ts'
import { isHealthy } from './health.ts'
import type { Outcome } from './outcome.ts'

const NOTHING_SEEN = { proved: false, hangsUpQuietly: false }

/**
 * Time for the lines of one piece of the log, more than the busiest machine needs for a harmless pattern, and how many
 * pieces may exceed it before the check gives up.
 */
const PIECE_MILLISECONDS = 1000
const MOST_SLOW = 3
/** A line without an end, such as a prompt, is matched when it has not grown for this long. */
const UNFINISHED_SECONDS = 0.2

export function watchLog(spec: LogProbe, { log, clock, onAnswer }: ProbeContext): Runner {
  const state = freshState()
  const isMatch = matcherOf(spec.test)
  let slow = 0
  let unfinished = { text: '', since: 0 }
  const match = (lines: readonly string[]) => {
    const find = () => lines.find(isMatch) ?? null
    const found = spec.test.how === 'matches' ? bounded(PIECE_MILLISECONDS, find) : { result: find() }
    if (found === null) slow++
    if (slow >= MOST_SLOW) end()
    const line = found?.result ?? null
    state.last = { kind: 'log', line, isSlow: slow > 0 }
    if (line === null) return
    pass(state, clock.now())
    end()
    onAnswer()
  }
  const end = log.watch((lines) => {
    state.attempts = 1
    match(lines)
  })
  return {
    state,
    tick() {
      const text = state.ok || slow >= MOST_SLOW ? '' : log.unfinished
      const now = clock.now()
      if (text !== unfinished.text) unfinished = { text, since: now }
      if (text === '' || now - unfinished.since < UNFINISHED_SECONDS) return
      unfinished = { text, since: Infinity }
      match([text])
    },
    stop: end,
  }
}

function matcherOf(test: LogProbe['test']): (line: string) => boolean {
  if (test.how !== 'matches') return (line) => line.includes(test.text)
  const pattern = new RegExp(test.pattern, test.flags)
  return (line) => pattern.test(line)
}

export function watchHealth(spec: HealthcheckProbe, { clock }: ProbeContext): Runner {
  const state = freshState()
  return {
    state,
    tick({ state: container }) {
      if (state.ok || container === null) return
      const { status, log } = container.health
      state.attempts = log.length
      see(state, spec, { kind: 'healthcheck', status }, clock.now())
    },
    stop: () => undefined,
  }
}

export function watchExit(spec: ExitProbe, { clock }: ProbeContext): Runner {
  const state = freshState()
  return {
    state,
    tick({ state: container, ended }) {
      if (state.ok || !ended || container === null || container.running) return
      state.attempts = 1
      const { exitCode: code, oomKilled } = container
      see(state, spec, { kind: 'exit', code, oomKilled }, clock.now())
    },
    stop: () => undefined,
  }
}

function see(
  state: Runner['state'],
  spec: HealthcheckProbe | ExitProbe,
  outcome: Outcome,
  now: number,
): void {
  state.askedAt = now
  state.last = outcome
  if (isHealthy(spec, outcome, NOTHING_SEEN)) pass(state, now)
}

function pass(state: Runner['state'], now: number): void {
  state.ok = true
  state.passedAt = now
}
