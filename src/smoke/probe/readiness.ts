/** When a container counts as ready, how often to look, and the progress text. Pure. */
import type { ContainerState } from '../../engine/index.ts'
import type { Check } from './check.ts'
import type { CheckState } from './state.ts'
import { describeOutcome } from './health.ts'

type Asked = Pick<Check, 'spec' | 'port' | 'required'> & {
  state: Pick<CheckState, 'ok' | 'attempts' | 'last'>
}

/** Seconds between looks, by seconds since the start: a fast start is seen at once, and a slow one costs little. */
const PACE = [
  { until: 5, every: 0.008 },
  { until: 30, every: 0.02 },
]
const SLOW = 0.1

export const paceAt = (elapsed: number): number => PACE.find(({ until }) => elapsed < until)?.every ?? SLOW

/** All required checks must pass, of the others one for each probe; with `hasHealthcheck` the HEALTHCHECK must be healthy too. */
export function isReady(
  checks: readonly Asked[],
  hasHealthcheck: boolean,
  state: ContainerState | null,
): boolean {
  const isPassed = checks.every(
    ({ spec, required, state: { ok } }) => ok || (!required && passesElsewhere(checks, spec)),
  )
  return isPassed && (!hasHealthcheck || state?.health.status === 'healthy')
}

const passesElsewhere = (checks: readonly Asked[], { text }: Asked['spec']): boolean =>
  checks.some(({ spec, state }) => state.ok && spec.text === text)

/** Engines keep as many runs of a HEALTHCHECK. */
const MOST_RUNS = 5

/**
 * Seconds by the clock of the last answer, for a container that is ready `now`. A HEALTHCHECK that never failed passes
 * later than the ports, since the engine delays its first run: then the ports count. `runs`: of the HEALTHCHECK.
 */
export function answeredAt(
  checks: readonly { state: Pick<CheckState, 'passedAt'> }[],
  runs: readonly { exitCode: number }[],
  now: number,
): number {
  const isLate = runs.length > 0 && runs.length < MOST_RUNS && runs.every(({ exitCode }) => exitCode === 0)
  const passed = checks.flatMap(({ state }) => state.passedAt ?? [])
  return isLate && passed.length > 0 ? Math.max(...passed) : now
}

/** A check must have failed for this long before that counts. */
const FAILING_SECONDS = 1
/** On a busy machine one request may get no answer; two in a row are a failure. */
const LEAST_FAILURES = 2

/** Whether a check cannot be judged yet from its results during the soak. `now`: seconds by the clock. */
export function isUndecided({ state: { soak } }: Pick<Check, 'state'>, now: number): boolean {
  if (soak.failingSince === null) return soak.openSince !== null
  return soak.inARow < LEAST_FAILURES || now - soak.failingSince < FAILING_SECONDS
}

/** Whether a check had passed and fails now, and no other check passes in its place. */
export const hasLapsed = (checks: readonly Pick<Check, 'spec' | 'required' | 'state'>[]): boolean =>
  checks.some(
    (check) => isLapsed(check) && (check.required || !checks.some((other) => standsIn(other, check))),
  )

const isLapsed = ({ state }: Pick<Check, 'state'>): boolean => state.ok && state.soak.failingSince !== null

const standsIn = (other: Pick<Check, 'spec' | 'state'>, { spec }: Pick<Check, 'spec'>): boolean =>
  other.spec.text === spec.text && other.state.ok && !isLapsed(other)

/** Cores: more than that is work, on the start or on something else. */
const IDLE_CORES = 0.1

/** `busy`: cores used over some seconds; `cpus`: the limit, null for none. */
export const isIdle = (busy: number, cpus: number | null): boolean =>
  busy < IDLE_CORES * Math.min(1, cpus ?? 1)

export function waitingFor(
  checks: readonly Asked[],
  elapsed: number,
  timeout: number,
  isUnasked: boolean,
): string {
  const time = `${Math.floor(elapsed)} s of ${timeout} s`
  if (isUnasked && checks.length === 0) return `waiting until it listens, is idle or ends (${time})`
  const check = checks.find(({ state }) => !state.ok)
  if (check === undefined) return `waiting for HEALTHCHECK (${time})`
  const { attempts, last } = check.state
  if (check.port === null)
    return `waiting for ${check.spec.text}${last ? `: ${describeOutcome(last)}` : ''} (${time})`
  return `waiting for port ${check.port}: ${attempts === 0 ? 'no listener yet' : describeOutcome(last)} (${time})`
}
