/** What a check is told, what it keeps, and what it may use. */
import type { Clock } from '../../core/clock.ts'
import type { ContainerState, Executed } from '../../engine/index.ts'
import type { Port } from '../../inputs/types.ts'
import type { Listener } from '../../core/schema.ts'
import type { LogLines } from '../log/lines.ts'
import type { Process } from '../kernel/types.ts'
import type { Address } from './attempt.ts'
import type { HungUp } from './hang-ups.ts'
import type { Outcome } from './outcome.ts'

/** What the container looks like at a tick. */
export interface View {
  /** Null: the table cannot be read. */
  listeners: readonly Listener[] | null
  state: ContainerState | null
  ended: boolean
  /** It is ready: what passed is asked again. */
  soaking: boolean
}

export interface CheckState {
  /** Once true, it stays so. */
  ok: boolean
  attempts: number
  last: Outcome | null
  /** Seconds by the clock when it was last asked before it passed, and when it passed. */
  askedAt: number | null
  passedAt: number | null
  /** Seconds that the passing answer took. */
  latency: number | null
  soak: SoakState
  /** What happened while it hung up on questions; null where it did not. */
  hungUp: HungUp | null
}

/** What came of asking on during the soak. Instants are seconds by the clock. */
export interface SoakState {
  asked: number
  failed: number
  /** Failures since the last success. */
  inARow: number
  /** When the first of the failures was asked that has had no success after it. */
  failingSince: number | null
  /** When the question was asked that has no answer yet. */
  openSince: number | null
  last: Outcome | null
  /** Seconds of the slowest answer. */
  slowest: number | null
}

/** What makes a check see and ask. */
export interface Runner {
  readonly state: CheckState
  tick(view: View): void
  stop(): void
}

export interface ProbeContext {
  /** Null while there is no way to the port: before the start, and after the end. */
  address: (port: Port) => Address | null
  /** Runs a command in the container; gives up after some seconds. */
  exec: (argv: readonly string[], seconds: number, signal: AbortSignal) => Promise<Executed>
  /** Those of the container; null where they cannot be seen. */
  processes: () => readonly Process[] | null
  log: LogLines
  clock: Clock
  /** Called whenever an answer came, so that the wait need not poll for it. */
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
