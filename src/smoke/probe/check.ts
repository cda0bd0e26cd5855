/**
 * A check is one probe on one port, or one of those that have no port. It is ticked while the container is waited for,
 * keeps what it saw, and, once the container is ready, goes on asking where that makes sense.
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
  /** Must it pass, or may another port pass for it? */
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
