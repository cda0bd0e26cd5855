/** Why a main process ended, according to its log and its command; completes the sentence about its exit. */
import { fixForError } from './fix-for-error.ts'
import type { Evidence } from '../../evidence.ts'
import { leftInBackground, exitsByDesign } from '../../program/foreground.ts'
import { ownModuleFix } from '../../program/own-module.ts'
import { cleanLines } from '../../log/clean.ts'
import { lastWords, relevantLineOf } from '../../log/failure-lines.ts'
import { fixHidden, whyHidden } from './hidden.ts'
import { describeTraceback, shortBlock } from '../../log/traceback/index.ts'

const SHOWN_LINES = 5
/** Lines after a traceback, printed during the shutdown. */
const MOST_AFTER = 3
const MOST_SHOWN = 25

/** `fix` is null if none is known. */
export function reasonOf(evidence: Evidence): { why: string; fix: string | null } {
  const { log, state, image, phase, ownModule, hidden = [] } = evidence
  const { traceback } = lastWords(log)
  const [first] = hidden
  if (first !== undefined) {
    const said = traceback ? describeTraceback(traceback, image.config.workingDir) : relevantLineOf(log.tail)
    return { why: `${said === null ? '' : `: ${said}`}; ${whyHidden(first)}`, fix: fixHidden(first) }
  }
  const own = ownModule ? ownModuleFix(ownModule) : null
  const named = ownModule ? `; the command names \`${ownModule.reference}\`` : ''
  if (traceback)
    return {
      why: `: ${describeTraceback(traceback, image.config.workingDir)}${named}`,
      fix: own ?? fixForError(traceback),
    }
  const earlyExit =
    state?.exitCode !== 0 ? null : phase === 'soak' ? leftInBackground(evidence) : exitsByDesign(evidence)
  if (earlyExit) return { why: `: ${earlyExit.why}`, fix: earlyExit.fix }
  const line = relevantLineOf(log.tail)
  return line === null
    ? { why: ' and wrote nothing', fix: null }
    : {
        why: `: ${named === '' ? line : line.replace(/\.$/, '')}${named}`,
        fix: own ?? fixForError({ exception: '', message: line }),
      }
}

/** The last lines of a log, from its traceback on; of a long traceback, the error and the app's own frames. */
export function lastLines(tail: readonly string[]): string[] {
  const lines = cleanLines(tail)
  const { traceback } = lastWords({ tail })
  if (traceback === null) return lines.slice(-SHOWN_LINES)
  const after = lines.slice(traceback.to + 1).filter((line) => line.trim() !== '')
  const shown = [...shortBlock(lines.slice(traceback.from, traceback.to + 1)), ...after.slice(0, MOST_AFTER)]
  return shown.slice(-MOST_SHOWN)
}
