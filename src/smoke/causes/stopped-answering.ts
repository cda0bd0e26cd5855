/** It was ready, still runs, and does not answer any more. */
import type { Cause } from '../cause.ts'
import { describeOutcome } from '../probe/outcome.ts'
import { lastFailure, listenerLines, seconds, tellingLine } from '../say.ts'
import { isServerError } from './server-status.ts'
import { lapsedChecks } from './unreached.ts'

export const stoppedAnswering: Cause = {
  code: 'stopped-answering',
  level: 'fail',
  about: 'it answered, and then did not any more',
  find: (evidence) => {
    const check = lapsedChecks(evidence).find(({ spec, soak }) => !isServerError({ spec, last: soak.last }))
    if (check === undefined) return null
    const { failed, asked, last, failingSince } = check.soak
    const said = last === null || last.kind === 'silent' ? 'no answer' : describeOutcome(last)
    const line = tellingLine(evidence.log.tail)
    const failure = last?.kind === 'closed' || last?.kind === 'refused' ? lastFailure(evidence.log) : null
    const name = check.port === null ? `\`${check.spec.text}\`` : `port ${check.port}`
    return {
      confidence: 'proved',
      message: `${name} ${check.port === null ? 'passed' : 'answered'}, and does not any more since ${seconds(failingSince ?? 0)} after the start: ${said}${failure === null ? '' : `: ${failure}`}`,
      fix: 'See what it waits for once it has begun to serve: a lock, a full pool of workers, a job in the only thread.',
      evidence: [
        `asked ${asked} times after it was ready, ${failed} without a good answer, the last: ${said}`,
        ...listenerLines(evidence),
        ...(line === null ? [] : [`last word in the log: ${line}`]),
      ],
    }
  },
}
