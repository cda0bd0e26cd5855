/** Why a main process ended, as far as its log and its command tell; what the sentence about its end goes on with. */
import { cureOf } from '../cure.ts'
import type { Evidence } from '../evidence.ts'
import { asLeft, staysNot } from '../foreground.ts'
import { cleanLines } from '../clean-lines.ts'
import { lastWords, tellingLine } from '../telling.ts'
import { fixHidden, whyHidden } from './hidden.ts'
import { describeTraceback } from '../traceback/index.ts'

const SHOWN_LINES = 5
const MOST_SHOWN = 25

/** `fix` is null where nothing tells what to do about it. */
export function reasonOf(evidence: Evidence): { why: string; fix: string | null } {
  const { log, state, image, phase, hidden = [] } = evidence
  const { traceback } = lastWords(log)
  const [first] = hidden
  if (first !== undefined) {
    const said = traceback ? describeTraceback(traceback, image.config.workingDir) : tellingLine(log.tail)
    return { why: `${said === null ? '' : `: ${said}`}; ${whyHidden(first)}`, fix: fixHidden(first) }
  }
  if (traceback)
    return { why: `: ${describeTraceback(traceback, image.config.workingDir)}`, fix: cureOf(traceback) }
  const leaving = state?.exitCode !== 0 ? null : phase === 'soak' ? asLeft(evidence) : staysNot(evidence)
  if (leaving) return { why: `: ${leaving.why}`, fix: leaving.fix }
  const line = tellingLine(log.tail)
  return line === null
    ? { why: ' and wrote nothing', fix: null }
    : { why: `: ${line}`, fix: cureOf({ exception: '', message: line }) }
}

/** The whole traceback, where it ends the log and is no novel. */
export function lastLines(tail: readonly string[]): string[] {
  const lines = cleanLines(tail)
  const { traceback } = lastWords({ tail })
  const from = traceback ? Math.max(traceback.from, lines.length - MOST_SHOWN) : Infinity
  return lines.slice(Math.min(from, Math.max(0, lines.length - SHOWN_LINES)))
}
