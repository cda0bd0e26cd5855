/** When a container counts as ready, how often to look, and what it is waited for. Pure. */
import type { ContainerState } from '../engine/index.ts'
import type { Check } from './probe/check.ts'
import { describeOutcome } from './probe/health.ts'

type Asked = Pick<Check, 'port' | 'required' | 'state'>

/** Up to how many seconds after the start to look how often: a fast start is seen at once, a slow one cheaply. */
const PACE = [
  { until: 5, every: 0.008 },
  { until: 30, every: 0.02 },
]
const SLOW = 0.1

export const paceAt = (elapsed: number): number => PACE.find(({ until }) => elapsed < until)?.every ?? SLOW

/** Named ports must all answer, of the others one; a HEALTHCHECK, where there is one, must be healthy too. */
export function isReady(
  checks: readonly Asked[],
  hasHealthcheck: boolean,
  state: ContainerState | null,
): boolean {
  const named = checks.filter(({ required }) => required)
  const others = checks.filter(({ required }) => !required)
  const isAnswered =
    named.every((check) => check.state.ok) && (others.length === 0 || others.some((check) => check.state.ok))
  return isAnswered && (!hasHealthcheck || state?.health.status === 'healthy')
}

export function waitingFor(checks: readonly Asked[], elapsed: number, timeout: number): string {
  const of = `${Math.floor(elapsed)} s of ${timeout} s`
  const check = checks.find(({ state }) => !state.ok)
  if (check === undefined) return `waiting for HEALTHCHECK (${of})`
  const said = check.state.attempts === 0 ? 'no listener yet' : describeOutcome(check.state.last)
  return `waiting for port ${check.port}: ${said} (${of})`
}
