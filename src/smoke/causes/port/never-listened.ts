/** The timeout is reached, the process runs and is idle, and nothing listens. */
import {
  lastFailure,
  listenerLines,
  onLoopback,
  portNames,
  seconds,
  relevantLineOf,
} from '../shared/phrases.ts'
import { crashedChildren, type ChildCrash } from '../../log/child-failures.ts'
import { fixForError } from '../shared/fix-for-error.ts'
import type { Evidence } from '../../evidence.ts'
import { uncaughtErrors } from '../../log/failure-lines.ts'
import { commandLocation } from '../shared/effect.ts'
import { settingFix, settingMissing } from '../conduct/missing-setting.ts'
import { lastLines } from '../shared/reason.ts'
import { isStarting } from './still-starting.ts'
import { elsewhere, gaveUp, listening, notListening } from '../shared/unreached.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'

export const neverListened: Cause = {
  code: 'never-listened',
  level: 'fail',
  about: 'nothing listens on its port, and it is idle',
  isEffect: true,
  find: (evidence) => {
    const silent = notListening(evidence)
    if (!gaveUp(evidence) || isStarting(evidence) || silent.length === 0 || listening(evidence).length > 0)
      return null
    const isHidden = onLoopback(evidence).some((row) => silent.some(({ port }) => port === row.port))
    if (isHidden || elsewhere(evidence).length > 0) return null // loopback-only and wrong-port report those
    const line = relevantLineOf(evidence.log.tail)
    const failure = lastFailure(evidence.log)
    const isKnown = evidence.listeners !== null
    const child = crashedChildren(evidence)
    if (child !== null) return childFinding(child, evidence)
    return {
      confidence: isKnown ? 'proved' : 'likely',
      message: `nothing listens on ${portNames(silent)} after ${seconds(evidence.waited)}, although the process is running${failure === null ? '' : `: ${failure}`}`,
      fix: 'Make the app open its port; if it waits for something, the log may say what.',
      evidence: [
        ...listenerLines(evidence),
        line === null ? 'it wrote nothing to its log' : `most relevant line of the log: ${line}`,
      ],
    }
  },
}

/** A process manager keeps running, but the process that should listen ends. */
function childFinding(child: ChildCrash, evidence: Evidence): CauseFinding {
  const { log, listeners, waited } = evidence
  const error = uncaughtErrors(log.tail, 1)[0]
  const setting = settingMissing(evidence)
  const knownFix =
    setting === null ? fixForError(error ?? { exception: '', message: child.message }) : settingFix(setting)
  return {
    confidence: listeners === null ? 'likely' : 'proved',
    message: `${child.message}; nothing listens on ${portNames(notListening(evidence))} after ${seconds(waited)}`,
    fix: [...(knownFix === null ? [] : [knownFix]), child.advice].join(' '),
    ...commandLocation(evidence),
    evidence: [...child.lines, ...lastLines(log.tail), ...listenerLines(evidence)],
  }
}
