/** Time is up, the process is there and idle, and no one listens. */
import { asked, listenerLines, seconds, tellingLine } from '../say.ts'
import { isStarting } from './still-starting.ts'
import { gaveUp, heardChecks, silentChecks } from './unreached.ts'
import type { Cause } from './index.ts'

export const neverListened: Cause = (evidence) => {
  if (!gaveUp(evidence) || isStarting(evidence) || silentChecks(evidence).length === 0 || heardChecks(evidence).length > 0) return null
  const isElsewhere = (evidence.listeners ?? []).some(({ protocol }) => protocol.startsWith('tcp'))
  if (isElsewhere) return null
  const line = tellingLine(evidence.log.tail)
  const known = evidence.listeners !== null
  return {
    code: 'never-listened',
    level: 'fail',
    confidence: known ? 'proved' : 'likely',
    message: `nothing listens on port ${asked(evidence)} after ${seconds(evidence.inputs.timeout)}, though the process runs`,
    fix: 'Let the app open its port; if it waits for something, the log may say for what.',
    evidence: [...listenerLines(evidence), line === null ? 'it wrote nothing to its log' : `last word in the log: ${line}`],
  }
}
