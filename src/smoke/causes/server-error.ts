/** It answers, but only to say that it is broken. */
import type { Cause } from '../cause.ts'
import type { Checked, Evidence } from '../evidence.ts'
import { acceptsStatus } from '../probe/expect.ts'
import { tellingLine } from '../say.ts'
import { failedPorts, gaveUp, lapsedChecks } from './unreached.ts'

export const serverError: Cause = {
  code: 'server-error',
  level: 'fail',
  about: 'it answers, but only with errors',
  find: (evidence) => {
    const check = answersOf(evidence).find(isServerError)
    if (check?.last?.kind !== 'http') return null
    const line = tellingLine(evidence.log.tail)
    const answer = `${check.last.status} ${check.last.reason}`.trim()
    return {
      confidence: 'proved',
      message: gaveUp(evidence)
        ? `it answers on port ${check.port ?? 0}, but only with ${answer}`
        : `it was ready, and then answers on port ${check.port ?? 0} only with ${answer}`,
      fix: 'The fault is in the app: its log says more. If another path tells its health, name it: `probe: http://…/healthz`.',
      evidence: [
        `asked ${check.attempts} times, last answer ${answer}`,
        ...(line === null ? [] : [`log: ${line}`]),
      ],
    }
  },
}

/** Those that failed, with what they got last: while it was waited for, or during the soak. */
const answersOf = (evidence: Evidence): Checked[] =>
  gaveUp(evidence)
    ? failedPorts(evidence)
    : lapsedChecks(evidence).map((check) => ({
        ...check,
        attempts: check.attempts + check.soak.asked,
        last: check.soak.last,
      }))

/** A status from 500 on, which no probe asked for. */
export function isServerError({ spec, last }: Pick<Checked, 'spec' | 'last'>): boolean {
  if (last?.kind !== 'http' || last.status < 500) return false
  return !('expect' in spec) || !acceptsStatus(spec.expect, last.status)
}
