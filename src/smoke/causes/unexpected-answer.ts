/** An answer came to the probe that was asked for, but not one that means health. */
import { describeOutcome } from '../probe/health.ts'
import { failedChecks, gaveUp } from './unreached.ts'
import type { Cause } from '../cause.ts'

const TALKED = ['http', 'not-http', 'wants-tls', 'not-tls']

export const unexpectedAnswer: Cause = {
  code: 'unexpected-answer',
  level: 'fail',
  about: 'it answers a probe, but not as the probe wants',
  find: (evidence) => {
    const check = failedChecks(evidence).find(
      ({ spec, last }) => spec.kind !== 'tcp' && TALKED.includes(last?.kind ?? ''),
    )
    if (!gaveUp(evidence) || check?.last == null) return null
    if (check.last.kind === 'http' && check.last.status >= 500) return null
    const path = 'path' in check.spec ? check.spec.path : '/'
    return {
      confidence: 'proved',
      message: `port ${check.port} answers \`${check.spec.kind} ${path}\` with: ${describeOutcome(check.last)}`,
      fix: 'An http probe wants a status from 200 to 399: correct the path or the scheme, or use `probe: auto`.',
      evidence: [`asked ${check.attempts} times, last answer: ${describeOutcome(check.last)}`],
    }
  },
}
