/** The image's own HEALTHCHECK does not turn healthy. */
import { seconds } from '../say.ts'
import { ailing, healthLines, lastLine, type Run } from './health.ts'
import type { Cause } from '../cause.ts'

export const healthcheckFailing: Cause = {
  code: 'healthcheck-failing',
  level: 'fail',
  about: 'its HEALTHCHECK does not turn healthy',
  isEffect: true,
  find: (evidence) => {
    const found = ailing(evidence)
    if (found === null) return null
    const { status, last } = found
    const location = evidence.places.HEALTHCHECK
    return {
      confidence: 'proved',
      message: `its HEALTHCHECK ${status === 'unhealthy' ? 'says unhealthy' : `is not healthy after ${seconds(evidence.waited)}`}: ${saidBy(last)}`,
      fix: fixOf(last),
      ...(location ? { location } : {}),
      evidence: healthLines(evidence),
    }
  },
}

/** In Docker's words: `Health check exceeded timeout (3s)`. */
const TIMED_OUT = /exceeded timeout(?: \(([\w.]{1,20})\))?/

function saidBy(last: Run | undefined): string {
  if (last === undefined) return 'it has not run once'
  const timedOut = TIMED_OUT.exec(last.output.slice(-500))
  if (timedOut) return `its last run took longer than its timeout${timedOut[1] ? ` of ${timedOut[1]}` : ''}`
  const output = lastLine(last.output)
  return `its last run ended with ${last.exitCode}${output === '' ? '' : `: ${output}`}`
}

function fixOf(last: Run | undefined): string {
  if (last === undefined) return 'Let it run sooner (`--interval`), or give it time with `timeout`.'
  return TIMED_OUT.test(last.output.slice(-500))
    ? 'Let it answer sooner, or give it time with `--timeout`.'
    : 'Run its command in the container and mend what it names.'
}
