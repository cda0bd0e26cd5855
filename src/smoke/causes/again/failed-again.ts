/** What both causes about a second start say alike: how the container was ended, what failed, what was observed. */
import type { Level } from '../../../core/schema.ts'
import type { Evidence, StartedAgain } from '../../evidence.ts'
import { whyFailed, type Diagnose, type Reason } from '../../rehearsal/outcome.ts'
import { seconds } from '../shared/phrases.ts'

export interface FailedAgain {
  readonly seen: StartedAgain
  readonly reason: Reason
  /** Begins the message. */
  readonly what: string
  /** Only what was asked for must succeed. */
  readonly level: Level
  /** Of the evidence. */
  readonly lines: readonly string[]
}

/** Null where the container was not started again, or has started as it did at first. */
export function failedAgain(evidence: Evidence, diagnose: Diagnose): FailedAgain | null {
  for (const seen of evidence.rehearsals ?? []) {
    const reason = whyFailed(seen, evidence, diagnose)
    if (reason === null) continue
    const isKill = seen.kind === 'kill'
    return {
      ...{ seen, reason },
      what: isKill ? 'it does not start again after SIGKILL' : 'it does not start a second time',
      level: seen.isAsked ? 'fail' : 'warn',
      lines: [
        firstStart(evidence),
        isKill ? 'then SIGKILL, and a start of the same container' : stopped(evidence),
      ],
    }
  }
  return null
}

function firstStart({ timeline, ended }: Evidence): string {
  if (ended) return 'first start: ended well'
  const ready = timeline?.readySeconds
  return `first start: ${ready == null ? 'stayed up' : `ready after ${seconds(ready)}`}`
}

function stopped({ shutdown, ended }: Evidence): string {
  if (shutdown === null || ended) return 'then a start of the same container'
  const how = shutdown.killed ? `${shutdown.signal}, then SIGKILL` : shutdown.signal
  return `then stopped by ${how} (exit code ${shutdown.exitCode}), and started again`
}
