/** How the container's next starts went, compared with its first one. Pure. */
import type { Finding, Rehearsal } from '../../core/schema.ts'
import { bounded, visibleLine } from '../../lib/visible.ts'
import { after, portNames, seconds } from '../causes/shared/phrases.ts'
import type { Evidence, StartedAgain } from '../evidence.ts'
import { isSilent, wantedOf } from './wanted.ts'

export type Diagnose = (evidence: Evidence) => readonly Finding[]

/** Why a start counts as failed. */
export type Reason = Pick<Finding, 'message' | 'fix' | 'evidence'> & { code: string | null }

/** Null where it has started again as it did at first. */
export function whyFailed({ evidence }: StartedAgain, first: Evidence, diagnose: Diagnose): Reason | null {
  const isUp = evidence.startFailure === null && !evidence.ended
  if (isSilent(first) && isUp) return null
  const found = diagnose(evidence).find(({ level }) => level === 'fail')
  if (found !== undefined) return found
  if (first.ended && isUp)
    return of(`it still runs after ${seconds(evidence.waited)}, and ended by itself before`)
  if (!first.ended && evidence.ended) return of(`it ended by itself ${after(evidence.ranSeconds ?? 0)}`)
  if (evidence.phase !== 'done') return of(`it was not ready ${after(evidence.waited)}`)
  if (first.checks.length > 0 && evidence.checks.length === 0)
    return of(`it does not listen on ${portNames(first.checks)} as it did before`)
  return null
}

const of = (message: string): Reason => ({ code: null, message, evidence: [] })

/** Characters of a reason, which quotes the log. */
const MOST_CHARACTERS = 1000

/** The rows of the Report. What was asked for and not tried is a row too. */
export function toRehearsals(first: Evidence, diagnose: Diagnose): Rehearsal[] {
  const rows = (first.rehearsals ?? []).map((seen) => rowOf(seen, first, diagnose))
  const missing = rows.length === 0 ? [] : wantedOf(first).slice(rows.length)
  return [
    ...rows,
    ...missing.map(({ kind }) => ({
      ...{ kind, ok: false, seconds: 0, readySeconds: null },
      detail: 'not tried: it does not start after a stop',
    })),
  ]
}

function rowOf(seen: StartedAgain, first: Evidence, diagnose: Diagnose): Rehearsal {
  const { kind, seconds: took, evidence } = seen
  const why = whyFailed(seen, first, diagnose)
  return {
    kind,
    ok: why === null,
    ...(why === null || seen.isAsked ? {} : { level: 'warn' as const }),
    seconds: took,
    detail: why === null ? passed(evidence) : visibleLine(bounded(why.message, MOST_CHARACTERS)),
    readySeconds: why === null ? (evidence.timeline?.readySeconds ?? null) : null,
  }
}

function passed(evidence: Evidence): string {
  const ready = evidence.timeline?.readySeconds
  if (evidence.ended) return `ended well again ${after(evidence.ranSeconds ?? 0)}`
  return ready == null ? `stayed up for ${seconds(evidence.waited)}` : `ready in ${ready.toFixed(2)} s`
}
