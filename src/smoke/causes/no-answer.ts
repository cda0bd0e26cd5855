/** Someone listens, takes the connection, and says nothing (or hangs up) until time is up. */
import { crashedChildren, quietWorker } from '../children.ts'
import { describeOutcome } from '../probe/health.ts'
import { listenerLines, seconds } from '../say.ts'
import { gaveUp, heardChecks } from './unreached.ts'
import type { Cause } from '../cause.ts'

const QUIET = ['silent', 'closed', 'refused', 'connected']

const OF_WORKER =
  'The worker still loads the app, or hangs in it (a model, a database, a lock): let it load less before the first request, give it more time with `timeout`, and let the master wait as long before it kills the worker (gunicorn’s `--timeout`).'

export const noAnswer: Cause = {
  code: 'no-answer',
  level: 'fail',
  about: 'its port is open, but no answer comes',
  isEffect: true,
  find: (evidence) => {
    const check = heardChecks(evidence).find(({ last, attempts }) =>
      last === null ? attempts > 0 : QUIET.includes(last.kind),
    )
    if (!gaveUp(evidence) || check === undefined) return null
    const child = crashedChildren(evidence)
    const worker = child === null ? quietWorker(evidence.log.tail) : null
    const detail = check.last === null ? 'no answer' : describeOutcome(check.last)
    return {
      confidence: evidence.listeners === null ? 'likely' : 'proved',
      message: `port ${check.port} is open, but the app did not answer within ${seconds(evidence.waited)}${child === null ? '' : `: ${child.message}`}${worker === null ? '' : `: ${worker.master} opened it, and its worker (pid ${worker.pid}) has answered nothing so far`}`,
      fix:
        child?.advice ??
        (worker === null ? null : OF_WORKER) ??
        'See what it waits for: a lock, a database, a worker that never starts. If it is no HTTP server, say `probe: tcp`.',
      evidence: [
        `asked ${check.attempts} times: ${detail}`,
        ...(child?.lines ?? []),
        ...listenerLines(evidence),
      ],
    }
  },
}
