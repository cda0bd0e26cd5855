/** Waits until each service meets the condition of the tested one, or fails, or time is up. */
import type { Clock } from '../../core/clock.ts'
import type { ContainerState, Engine } from '../../engine/index.ts'
import type { Service } from '../../core/schema.ts'
import { relevantLineOf } from '../log/failure-lines.ts'
import type { Condition } from './model.ts'

export interface Needed {
  name: string
  /** Null where Compose created no container of it. */
  id: string | null
  /** Null: not waited for. */
  condition: Condition | null
}

type Met = 'yes' | 'no' | 'not yet'

const EVERY_SECONDS = 0.2

/** Pure. */
export function isMet(condition: Condition, state: ContainerState | null): Met {
  if (state === null) return 'no'
  const hasEnded = state.status === 'exited' || state.status === 'dead'
  if (hasEnded && state.exitCode !== 0) return 'no'
  if (condition === 'service_completed_successfully') return hasEnded ? 'yes' : 'not yet'
  if (condition === 'service_started') return state.running || hasEnded ? 'yes' : 'not yet'
  if (hasEnded || state.health.status === 'unhealthy') return 'no'
  return state.health.status === 'healthy' ? 'yes' : 'not yet'
}

/** Names of those that failed or were not up in time. */
export async function waitFor(
  needed: readonly Needed[],
  { engine, clock, signal }: { engine: Engine; clock: Clock; signal: AbortSignal },
  seconds: number,
  onWaiting: (name: string) => void,
): Promise<string[]> {
  const deadline = clock.now() + seconds
  for (;;) {
    const rows = await Promise.all(
      needed.map(async ({ name, id, condition }) => ({
        name,
        met: condition === null ? 'yes' : isMet(condition, id === null ? null : await engine.state(id)),
      })),
    )
    const [pending] = rows.filter(({ met }) => met === 'not yet')
    const failed = rows.filter(({ met }) => met === 'no').map(({ name }) => name)
    if (failed.length > 0 || pending === undefined || signal.aborted) return failed
    if (clock.now() >= deadline) return rows.filter(({ met }) => met !== 'yes').map(({ name }) => name)
    onWaiting(pending.name)
    await clock.sleep(EVERY_SECONDS, signal)
  }
}

export function serviceOf(
  name: string,
  state: ContainerState | null,
  failed: boolean,
  log: string[],
): Service {
  const status = state?.health.status ?? 'none'
  const hasEnded = state?.status === 'exited' || state?.status === 'dead'
  return {
    name,
    state: state?.status ?? 'missing',
    ...(hasEnded ? { exitCode: state.exitCode } : {}),
    ...(status === 'none' ? {} : { health: status }),
    failed,
    log: failed || status === 'unhealthy' ? [...log, ...lastCheck(state)] : log,
  }
}

/** Why its HEALTHCHECK is not healthy: the command, and what it printed last. */
function lastCheck(state: ContainerState | null): string[] {
  const last = state?.health.log.findLast(({ exitCode }) => exitCode !== 0)
  const { status } = state?.health ?? {}
  if (status === undefined || status === 'none' || status === 'healthy') return []
  const command = (state?.healthcheck?.test ?? []).slice(1).join(' ').slice(0, 200)
  if (last === undefined) return [`HEALTHCHECK ${command}: it has not finished once`]
  const ended = last.exitCode < 0 ? 'failed' : `exited ${last.exitCode}`
  // a usage text may follow the line with the error
  const lines = last.output
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const said = lines.map((line) => line.trim().slice(0, 300))
  return [
    `HEALTHCHECK ${command}: ${ended}${said.length === 0 ? ' and printed nothing' : `: ${relevantLineIn(said)}`}`,
  ]
}

const relevantLineIn = (lines: readonly string[]): string => relevantLineOf(lines) ?? lines[0] ?? ''
