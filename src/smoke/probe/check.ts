/**
 * A check is one probe on one port, or one without a port. It runs by ticks until it passes, and keeps its result. During
 * the soak it is repeated, where its kind allows that.
 */
import type { ProbeSpec } from '../../inputs/types.ts'
import type { Planned } from './plan.ts'
import { poll } from './poll.ts'
import { strategyOf } from './strategy.ts'
import type { Runner, ProbeContext } from './state.ts'
import { watchExit, watchHealth, watchLog } from './watch.ts'

export interface Check extends Runner {
  readonly spec: ProbeSpec
  readonly port: number | null
  /** It must pass itself; else another port may pass in its place. */
  readonly required: boolean
  readonly found?: true
}

export function makeCheck(planned: Planned, around: ProbeContext): Check {
  return { ...planned, ...runnerOf(planned.spec, planned.port, around) }
}

function runnerOf(spec: ProbeSpec, port: number | null, around: ProbeContext): Runner {
  if (spec.kind === 'log') return watchLog(spec, around)
  if (spec.kind === 'exit') return watchExit(spec, around)
  if (spec.kind === 'healthcheck') return watchHealth(spec, around)
  return poll(strategyOf(spec, port ?? 0, around), around)
}
