/** It was ready and still runs, but no longer answers. */
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
  about: 'it was ready, and then stopped responding',
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
      message: `${name} stopped ${check.port === null ? 'passing' : 'responding'} ${seconds(failingSince ?? 0)} after the start: ${said}${failure === null ? '' : `; ${failure}`}`,
      fix:
        left?.fix ??
        'Find out what it waits for once it serves requests: a lock, a full worker pool, a long job in the only thread.',
      evidence: [
        `probed ${asked} times after it was ready, ${failed} without a good answer${left === null ? `, the last: ${said}` : ''}`,
        ...(left === null ? listenerLines(evidence) : left.lines),
        ...(line === null ? [] : [`most relevant line of the log: ${line}`]),
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

/**
 * The listener is gone, but the main process runs: the process that listened ended, and may be restarted repeatedly.
 */
function lostListener({ port, soak }: Checked, evidence: Evidence): LostListener | null {
  if (port === null || soak.last?.kind !== 'refused' || evidence.listeners === null) return null
  const child = crashedChildren(evidence)
  const failure = child?.message ?? lastFailure(evidence.log)
  const isBack = rowsOn(evidence, port).length > 0
  return {
    said: isBack ? 'its listener comes and goes' : 'nothing listens any more',
    failure,
    fix: `The process that listened there ended${isBack ? ' and was started again' : ''}, but the main process kept running. ${child?.advice ?? 'Find out why it ends (the log shows its last lines), and make the container end with it: run the server as the main process (`exec`).'}`,
    lines: isBack
      ? [`port ${port}: no listener when it was probed, but one at the end`]
      : listenerLines(evidence),
  }
}
