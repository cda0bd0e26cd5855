/** It was ready, and then ended during the soak. */
import { signalOfExit } from '../kernel/process.ts'
import { after, fixOf, tellingLine } from '../say.ts'
import type { Cause } from '../cause.ts'

const SHOWN_LINES = 5

export const exitedLate: Cause = {
  code: 'exited-late',
  level: 'fail',
  about: 'it ended after it had answered',
  isEffect: true,
  find: ({ ended, phase, state, ranSeconds, log, checks, places }) => {
    if (!ended || phase !== 'soak' || state?.running !== false || state.oomKilled) return null
    const line = tellingLine(log.tail)
    const signal = signalOfExit(state.exitCode)
    const location = places.CMD ?? places.ENTRYPOINT
    const had = checks.length > 0 ? 'answered' : 'been healthy'
    return {
      confidence: 'proved',
      message: `it exited ${state.exitCode}${signal ? ` (${signal})` : ''} ${after(ranSeconds ?? 0)}, after it had ${had}${line === null ? '' : `: ${line}`}`,
      fix: fixOf(state.exitCode),
      ...(location ? { location } : {}),
      evidence: [`exit code ${state.exitCode} ${after(ranSeconds ?? 0)}`, ...log.tail.slice(-SHOWN_LINES)],
    }
  },
}
