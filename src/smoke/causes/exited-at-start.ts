/** The main process ended before it was ready: an error, or a command that was never meant to stay. */
import { cureOf } from '../cure.ts'
import { staysNot } from '../foreground.ts'
import type { Cause, Found } from '../cause.ts'
import type { Evidence } from '../evidence.ts'
import { cleanLines } from '../log-lines.ts'
import { after, fixOf, isJob, quoteCommand } from '../say.ts'
import { lastWords, tellingLine } from '../telling.ts'
import { describeTraceback } from '../traceback/index.ts'
import { isCrash } from './crashed.ts'
import { effectOf, hasExited } from './effect.ts'

const SHOWN_LINES = 5
const MOST_SHOWN = 25

export const exitedAtStart: Cause = {
  code: 'exited-at-start',
  level: 'fail',
  about: 'it ended before it was ready',
  isEffect: true,
  find: (evidence) => {
    if (evidence.startFailure !== null) return refused(evidence, evidence.startFailure)
    const { phase, state } = evidence
    if (!hasExited(evidence) || phase !== 'waiting' || isJob(evidence) || isCrash(state?.exitCode ?? 0))
      return null
    return exited(evidence)
  },
}

function refused(evidence: Evidence, words: string): Found {
  return {
    confidence: 'proved',
    message: `the engine could not start it: ${words}`,
    fix: 'Mend what the engine names, then try again.',
    ...place(evidence),
    evidence: [commandLine(evidence), ...errorLine(evidence), ...evidence.log.tail.slice(-SHOWN_LINES)],
  }
}

function exited(evidence: Evidence): Found {
  const { state, ranSeconds, log } = evidence
  const code = state?.exitCode ?? 0
  const { why, fix } = reasonOf(evidence)
  return {
    confidence: 'proved',
    message: `${effectOf(evidence)}${why}`,
    fix: fix ?? fixOf(code),
    ...place(evidence),
    evidence: [
      commandLine(evidence),
      `exit code ${code} ${after(ranSeconds ?? 0)}`,
      ...errorLine(evidence),
      ...lastLines(log.tail),
    ],
  }
}

/** What the sentence goes on with, and what to do about it where that is plain. */
function reasonOf(evidence: Evidence): { why: string; fix: string | null } {
  const { log, programs, state, image } = evidence
  const { traceback } = lastWords(log)
  if (traceback)
    return { why: `: ${describeTraceback(traceback, image.config.workingDir)}`, fix: cureOf(traceback) }
  const leaving = state?.exitCode === 0 ? staysNot(evidence, programs.at(-1)?.argv ?? []) : null
  if (leaving) return { why: `: ${leaving.why}`, fix: leaving.fix }
  const line = tellingLine(log.tail)
  return line === null
    ? { why: ' and wrote nothing', fix: null }
    : { why: `: ${line}`, fix: cureOf({ exception: '', message: line }) }
}

/** The whole traceback, where it ends the log and is no novel. */
function lastLines(tail: readonly string[]): string[] {
  const lines = cleanLines(tail)
  const { traceback } = lastWords({ tail })
  const from = traceback ? Math.max(traceback.from, lines.length - MOST_SHOWN) : Infinity
  return lines.slice(Math.min(from, Math.max(0, lines.length - SHOWN_LINES)))
}

const commandLine = ({ programs: [program] }: Evidence): string =>
  `command: ${quoteCommand(program?.argv ?? [])}`

const errorLine = ({ state }: Evidence): string[] => (state?.error ? [`State.Error: ${state.error}`] : [])

function place({ places }: Evidence): Pick<Found, 'location'> {
  const location = places.CMD ?? places.ENTRYPOINT
  return location ? { location } : {}
}
