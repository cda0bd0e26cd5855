/** The image's own HEALTHCHECK does not become healthy. */
import { seconds } from '../shared/phrases.ts'
import { unhealthy, healthLines, relevantOutput, type Run } from '../shared/health.ts'
import type { Cause } from '../shared/cause.ts'

export const healthcheckFailing: Cause = {
  code: 'healthcheck-failing',
  level: 'fail',
  about: 'its HEALTHCHECK does not become healthy',
  isEffect: true,
  find: (evidence) => {
    const found = unhealthy(evidence)
    if (found === null) return null
    const { status, last } = found
    const location = evidence.places.HEALTHCHECK
    return {
      confidence: 'proved',
      message: `its HEALTHCHECK ${status === 'unhealthy' ? 'reports unhealthy' : `is not healthy after ${seconds(evidence.waited)}`}: ${outcomeOf(last)}`,
      fix: fixOf(last),
      ...(location ? { location } : {}),
      evidence: healthLines(evidence),
    }
  },
}

/** Docker's text, `Health check exceeded timeout (3s)`: before the output or, in older engines, instead of it. */
const TIMED_OUT = /exceeded timeout(?: \(([\w.]{1,20})\))?/
const MOST_CHARACTERS = 500

const timedOut = ({ output }: Run): RegExpExecArray | null =>
  TIMED_OUT.exec(output.slice(0, MOST_CHARACTERS)) ?? TIMED_OUT.exec(output.slice(-MOST_CHARACTERS))

function outcomeOf(last: Run | undefined): string {
  if (last === undefined) return 'it has not run yet'
  const [isLate, timeout] = timedOut(last) ?? []
  if (isLate !== undefined)
    return `its last run took longer than its timeout${timeout ? ` of ${timeout}` : ''}`
  const output = relevantOutput(last.output)
  return `its last run exited with ${last.exitCode}${output === '' ? '' : `: ${output}`}`
}

function fixOf(last: Run | undefined): string {
  if (last === undefined) return 'Run it sooner (`--interval`), or raise `timeout`.'
  return timedOut(last)
    ? 'Make it finish sooner, or raise its `--timeout`.'
    : 'Run its command in the container, and fix the error that it shows.'
}
