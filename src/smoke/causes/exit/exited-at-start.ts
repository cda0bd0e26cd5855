/** The main process ended before it was ready: an error, or a command that ends by design. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { after, fixOf, isJob, quoteCommand } from '../shared/phrases.ts'
import { isCrash } from './crashed.ts'
import { otherProcessLines, isDaemon } from '../../program/foreground.ts'
import { exitOf, hasExited } from '../shared/effect.ts'
import { lastLines, reasonOf } from '../shared/reason.ts'

const SHOWN_LINES = 5

export const exitedAtStart: Cause = {
  code: 'exited-at-start',
  level: 'fail',
  about: 'it ended before it was ready',
  isEffect: true,
  find: (evidence) => {
    if (evidence.startFailure !== null) return refused(evidence, evidence.startFailure)
    const { phase } = evidence
    if (isJob(evidence)) return isDaemon(evidence) ? exited(evidence) : null
    if (!hasExited(evidence) || phase !== 'waiting' || isCrash(evidence)) return null
    return exited(evidence)
  },
}

function refused(evidence: Evidence, words: string): CauseFinding {
  return {
    confidence: 'proved',
    message: `the engine could not start it: ${words}`,
    fix: 'Fix the error that the engine reports, then try again.',
    ...cmdLocation(evidence),
    evidence: [commandLine(evidence), ...errorLine(evidence), ...evidence.log.tail.slice(-SHOWN_LINES)],
  }
}

function exited(evidence: Evidence): CauseFinding {
  const { state, ranSeconds, log } = evidence
  const code = state?.exitCode ?? 0
  const { why, fix } = reasonOf(evidence)
  return {
    confidence: 'proved',
    message: `${exitOf(evidence)}${why}`,
    fix: fix ?? fixOf(evidence),
    ...cmdLocation(evidence),
    evidence: [
      commandLine(evidence),
      `exit code ${code} ${after(ranSeconds ?? 0)}`,
      ...errorLine(evidence),
      ...(code === 0 ? otherProcessLines(evidence) : []),
      ...lastLines(log.tail),
    ],
  }
}

const commandLine = ({ programs: [program] }: Evidence): string =>
  `command: ${quoteCommand(program?.argv ?? [])}`

const errorLine = ({ state }: Evidence): string[] => (state?.error ? [`State.Error: ${state.error}`] : [])

function cmdLocation({ places }: Evidence): Pick<CauseFinding, 'location'> {
  const location = places.CMD ?? places.ENTRYPOINT
  return location ? { location } : {}
}
