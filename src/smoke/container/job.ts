/** Containers that do their work and exit. Pure. */
import type { Evidence } from '../evidence.ts'
import { tooManyPorts, unaskable } from '../probe/plan.ts'

/** Whether it has no port and no HEALTHCHECK, and exited 0: a job that did its work. */
export const isJob = ({
  checks,
  image,
  inputs,
  ended,
  state,
}: Pick<Evidence, 'ended' | 'inputs'> & {
  checks: readonly Pick<Evidence['checks'][number], 'spec'>[]
  image: Pick<Evidence['image'], 'config'>
  state: Pick<NonNullable<Evidence['state']>, 'running' | 'exitCode' | 'oomKilled'> | null
}): boolean =>
  ended &&
  checks.length === 0 &&
  image.config.healthcheck === undefined &&
  unaskable(inputs.probes, checks).length === 0 &&
  tooManyPorts(image.config) === null &&
  state?.running === false &&
  state.exitCode === 0 &&
  !state.oomKilled
