/** How long a contract lets an app start. Pure. */
import type { Location } from '../core/schema.ts'
import type { Contract, ContractProbe } from './model.ts'

export interface StartBudget {
  /** `initialDelaySeconds + failureThreshold × periodSeconds`, as Kubernetes documents it. */
  readonly seconds: number
  /** From here on the last attempt may have failed: without the last period. */
  readonly surely: number
  readonly probe: ContractProbe
  readonly at: Location
}

/**
 * Until when the app must answer, or it is killed: by the startup probe, else by the liveness probe or the platform's check.
 * A readiness probe kills nothing. Null where the file leaves it open.
 */
export function startBudget({ probes }: Contract): StartBudget | null {
  const startup = probes.filter(({ use }) => use === 'startup')
  const deadly =
    startup.length > 0 ? startup : probes.filter(({ use }) => use === 'liveness' || use === 'check')
  const budgets = deadly.flatMap((probe) => budgetOf(probe) ?? [])
  return budgets.reduce<StartBudget | null>(
    (least, one) => (least === null || one.seconds < least.seconds ? one : least),
    null,
  )
}

function budgetOf(probe: ContractProbe): StartBudget | null {
  const { initialDelay, period, failureThreshold } = probe.timing
  if (period === null || failureThreshold === null) return null
  const before = initialDelay ?? 0
  return {
    seconds: before + failureThreshold * period,
    surely: before + Math.max(0, failureThreshold - 1) * period,
    probe,
    at: probe.at,
  }
}
