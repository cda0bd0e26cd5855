/** It was ready, still runs, and does not answer any more. */
import type { Cause } from '../shared/cause.ts'
import { crashedChildren } from '../../log/child-failures.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import { describeOutcome } from '../../probe/outcome.ts'
import { lastFailure, listenerLines, rowsOn, seconds, relevantLineOf } from '../shared/phrases.ts'
import { isServerError } from '../shared/server-status.ts'
import { lapsedChecks } from '../shared/unreached.ts'

export const stoppedAnswering: Cause = {
  code: 'stopped-answering',
  level: 'fail',
  about: 'it answered, and then did not any more',
  find: (evidence) => {
    const check = lapsedChecks(evidence).find(({ spec, soak }) => !isServerError({ spec, last: soak.last }))
    if (check === undefined) return null
    const { failed, asked, last, failingSince } = check.soak
    const silent = last === null || last.kind === 'silent'
    const line = relevantLineOf(evidence.log.tail)
    const name = check.port === null ? `\`${check.spec.text}\`` : `port ${check.port}`
    const left = lostListener(check, evidence)
    const failure =
      left === null && last?.kind === 'closed' ? lastFailure(evidence.log) : (left?.failure ?? null)
    const said = left?.said ?? (silent ? 'no answer' : describeOutcome(last))
    return {
      confidence: 'proved',
      message: `${name} ${check.port === null ? 'passed' : 'answered'}, and does not any more since ${seconds(failingSince ?? 0)} after the start: ${said}${failure === null ? '' : `; ${failure}`}`,
      fix:
        left?.fix ??
        'See what it waits for once it has begun to serve: a lock, a full pool of workers, a job in the only thread.',
      evidence: [
        `asked ${asked} times after it was ready, ${failed} without a good answer${left === null ? `, the last: ${said}` : ''}`,
        ...(left === null ? listenerLines(evidence) : left.lines),
        ...(line === null ? [] : [`last word in the log: ${line}`]),
      ],
    }
  },
}

interface LostListener {
  said: string
  failure: string | null
  fix: string
  lines: readonly string[]
}

/** Its listener is gone, though the main process lives: what served there ended, and may be started again and again. */
function lostListener({ port, soak }: Checked, evidence: Evidence): LostListener | null {
  if (port === null || soak.last?.kind !== 'refused' || evidence.listeners === null) return null
  const child = crashedChildren(evidence)
  const failure = child?.message ?? lastFailure(evidence.log)
  const isBack = rowsOn(evidence, port).length > 0
  return {
    said: isBack ? 'its listener comes and goes' : 'nobody listens any more',
    failure,
    fix: `The process that listened there ended${isBack ? ' and was started again' : ''}, while the main process stayed. ${child?.advice ?? 'Find out why it ends (its last words are in the log), and let the container end with it: run the server as the main process (`exec`).'}`,
    lines: isBack
      ? [`port ${port}: nobody listened when it was asked, and somebody did at the end`]
      : listenerLines(evidence),
  }
}
