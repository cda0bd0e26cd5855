/** It answers, but only to say that it is broken. */
import { describeOutcome } from '../probe/health.ts'
import { tellingLine } from '../say.ts'
import { failedChecks, gaveUp } from './unreached.ts'
import type { Cause } from '../cause.ts'

export const serverError: Cause = {
  code: 'server-error',
  level: 'fail',
  about: 'it answers, but only with errors',
  find: (evidence) => {
    const check = failedChecks(evidence).find(({ last }) => last?.kind === 'http' && last.status >= 500)
    if (!gaveUp(evidence) || check === undefined) return null
    const line = tellingLine(evidence.log.tail)
    return {
      confidence: 'proved',
      message: `it answers on port ${check.port}, but only with ${describeOutcome(check.last)}`,
      fix: 'The fault is in the app: its log says more. If another path tells its health, name it: `probe: http://…/healthz`.',
      evidence: [
        `asked ${check.attempts} times, last answer ${describeOutcome(check.last)}`,
        ...(line === null ? [] : [`log: ${line}`]),
      ],
    }
  },
}
