/** It was ready, or had stayed up, and then ended during the soak. */
import { signalOfExit } from '../process.ts'
import { seconds, tellingLine } from '../say.ts'
import type { Cause } from './index.ts'

const SHOWN_LINES = 5

export const exitedLate: Cause = ({ ended, phase, state, ranSeconds, log, checks, where }) => {
  if (!ended || phase !== 'soak' || state === null || state.oomKilled) return null
  if (checks.length === 0 && state.exitCode === 0) return null // a job that has done its work
  const line = tellingLine(log.tail)
  const signal = signalOfExit(state.exitCode)
  const location = where('CMD') ?? where('ENTRYPOINT')
  const had = checks.length > 0 ? ', after it had answered' : ''
  return {
    code: checks.length === 0 ? 'exited-at-start' : 'exited-late',
    level: 'fail',
    confidence: 'proved',
    message: `it exited ${state.exitCode}${signal ? ` (${signal})` : ''} after ${seconds(ranSeconds ?? 0)}${had}${line === null ? '' : `: ${line}`}`,
    fix: 'Mend what the log names; the last lines are below.',
    ...(location ? { location } : {}),
    evidence: [`exit code ${state.exitCode} after ${seconds(ranSeconds ?? 0)}`, ...log.tail.slice(-SHOWN_LINES)],
  }
}
