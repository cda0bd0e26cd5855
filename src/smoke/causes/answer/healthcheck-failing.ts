/** The image's own HEALTHCHECK does not turn healthy. */
import { seconds } from '../shared/phrases.ts'
import { unhealthy, healthLines, relevantOutput, type Run } from '../shared/health.ts'
import type { Cause } from '../shared/cause.ts'

export const healthcheckFailing: Cause = {
  code: 'healthcheck-failing',
  level: 'fail',
  about: 'its HEALTHCHECK does not turn healthy',
  isEffect: true,
  find: (evidence) => {
    const found = unhealthy(evidence)
    if (found === null) return null
    const { status, last } = found
    const location = evidence.places.HEALTHCHECK
    return {
      confidence: 'proved',
      message: `its HEALTHCHECK ${status === 'unhealthy' ? 'says unhealthy' : `is not healthy after ${seconds(evidence.waited)}`}: ${outcomeOf(last)}`,
      fix: fixOf(last),
      ...(location ? { location } : {}),
      evidence: healthLines(evidence),
    }
  },
}

/** In Docker's words: `Health check exceeded timeout (3s)`, before what it printed or, with older engines, instead of it. */
const TIMED_OUT = /exceeded timeout(?: \(([\w.]{1,20})\))?/
const MOST_CHARACTERS = 500

const timedOut = ({ output }: Run): RegExpExecArray | null =>
  TIMED_OUT.exec(output.slice(0, MOST_CHARACTERS)) ?? TIMED_OUT.exec(output.slice(-MOST_CHARACTERS))

function outcomeOf(last: Run | undefined): string {
  if (last === undefined) return 'it has not run once'
  const [isLate, timeout] = timedOut(last) ?? []
  if (isLate !== undefined)
    return `its last run took longer than its timeout${timeout ? ` of ${timeout}` : ''}`
  const output = relevantOutput(last.output)
  return `its last run ended with ${last.exitCode}${output === '' ? '' : `: ${output}`}`
}

function fixOf(last: Run | undefined): string {
  if (last === undefined) return 'Let it run sooner (`--interval`), or give it time with `timeout`.'
  return timedOut(last)
    ? 'Let it answer sooner, or give it time with `--timeout`.'
    : 'Run its command in the container, and fix what it names.'
}
