/** Time is up, the process is there and idle, and no one listens. */
import { lastFailure, listenerLines, onLoopback, portNames, seconds, tellingLine } from '../say.ts'
import { isStarting } from './still-starting.ts'
import { elsewhere, gaveUp, heardChecks, silentChecks } from './unreached.ts'
import type { Cause } from '../cause.ts'

export const neverListened: Cause = {
  code: 'never-listened',
  level: 'fail',
  about: 'no listener, and it is idle',
  isEffect: true,
  find: (evidence) => {
    const silent = silentChecks(evidence)
    if (!gaveUp(evidence) || isStarting(evidence) || silent.length === 0 || heardChecks(evidence).length > 0)
      return null
    const isHidden = onLoopback(evidence).some((row) => silent.some(({ port }) => port === row.port))
    if (isHidden || elsewhere(evidence).length > 0) return null // those are loopback-only and wrong-port
    const line = tellingLine(evidence.log.tail)
    const failure = lastFailure(evidence.log)
    const known = evidence.listeners !== null
    return {
      confidence: known ? 'proved' : 'likely',
      message: `nothing listens on ${portNames(silent)} after ${seconds(evidence.waited)}, though the process runs${failure === null ? '' : `: ${failure}`}`,
      fix: 'Let the app open its port; if it waits for something, the log may say for what.',
      evidence: [
        ...listenerLines(evidence),
        line === null ? 'it wrote nothing to its log' : `last word in the log: ${line}`,
      ],
    }
  },
}
