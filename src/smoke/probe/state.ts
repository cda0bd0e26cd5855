/** The input of a check's tick, its state, and the context that it works in. */
import type { Clock } from '../../core/clock.ts'
import type { ContainerState, Executed } from '../../engine/index.ts'
import type { Port } from '../../inputs/types.ts'
import type { Listener } from '../../core/schema.ts'
import type { LogLines } from '../log/lines.ts'
import type { Process } from '../kernel/types.ts'
import type { Address } from './attempt.ts'
import type { HungUp } from './hang-ups.ts'
import type { Outcome } from './outcome.ts'

/** The container at a tick. */
export interface View {
  /** Null: the table cannot be read. */
  listeners: readonly Listener[] | null
  state: ContainerState | null
  ended: boolean
  /** It is ready: checks that passed are repeated. */
  soaking: boolean
}

export interface CheckState {
  /** Once true, it stays so. */
  ok: boolean
  attempts: number
  last: Outcome | null
  /** Seconds by the clock: its last request before it passed, and when it passed. */
  askedAt: number | null
  passedAt: number | null
  /** Seconds that the passing answer took. */
  latency: number | null
  soak: SoakState
  /** What happened while the port closed connections without an answer; null where it did not. */
  hungUp: HungUp | null
}

/** Results of the repeated requests during the soak. Instants are seconds by the clock. */
export interface SoakState {
  asked: number
  failed: number
  /** Failures since the last success. */
  inARow: number
  /** When the first request of the current failures was sent; null after a success. */
  failingSince: number | null
  /** When the request was sent that has no answer yet. */
  openSince: number | null
  last: Outcome | null
  /** Seconds of the slowest answer. */
  slowest: number | null
}

/** A running check. */
export interface Runner {
  readonly state: CheckState
  tick(view: View): void
  stop(): void
}

export interface ProbeContext {
  /** Null while the port cannot be reached: before the start, and after the end. */
  address: (port: Port) => Address | null
  /** Runs a command in the container for at most `seconds`. */
  exec: (argv: readonly string[], seconds: number, signal: AbortSignal) => Promise<Executed>
  /** Of the container; null where they cannot be seen. */
  processes: () => readonly Process[] | null
  log: LogLines
  clock: Clock
  /** To be called for each answer, so that the wait ends at once. */
  onAnswer: () => void
}

export const freshState = (): CheckState => ({
  ok: false,
  attempts: 0,
  last: null,
  askedAt: null,
  passedAt: null,
  latency: null,
  hungUp: null,
  soak: { asked: 0, failed: 0, inARow: 0, failingSince: null, openSince: null, last: null, slowest: null },
})
