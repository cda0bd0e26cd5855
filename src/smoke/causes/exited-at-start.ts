/** The main process ended before it was ready: an error, or a command that was never meant to stay. */
import { signalOfExit } from '../process.ts'
import { after, fixOf, isJob, quoteCommand, tellingLine } from '../say.ts'
import { commandNotFound } from './command-not-found.ts'
import type { Cause } from './index.ts'
import { notExecutable } from './not-executable.ts'
import { outOfMemory } from './out-of-memory.ts'
import { wrongArchitecture } from './wrong-architecture.ts'

/** Causes that say the same more exactly. */
const CLOSER: readonly Cause[] = [wrongArchitecture, commandNotFound, notExecutable, outOfMemory]

const SHOWN_LINES = 5

export const exitedAtStart: Cause = (evidence) => {
  const { ended, phase, state, startFailure, ranSeconds, log, program, where } = evidence
  const failedToStart = startFailure !== null
  if (!failedToStart && !(ended && phase === 'waiting' && state?.running === false)) return null
  const code = state?.exitCode ?? 0
  if (isJob(evidence) || CLOSER.some((cause) => cause(evidence) !== null)) return null
  const line = tellingLine(log.tail)
  const location = where('CMD') ?? where('ENTRYPOINT')
  const signal = signalOfExit(code)
  return {
    code: 'exited-at-start',
    level: 'fail',
    confidence: 'proved',
    message: failedToStart
      ? `the engine could not start it: ${startFailure}`
      : `it exited ${code}${signal ? ` (${signal})` : ''} ${after(ranSeconds ?? 0)}${line === null ? ' and wrote nothing' : `: ${line}`}`,
    fix: failedToStart ? 'Mend what the engine names, then try again.' : fixOf(code),
    ...(location ? { location } : {}),
    evidence: [
      `command: ${quoteCommand(program?.argv ?? [])}`,
      ...(failedToStart ? [] : [`exit code ${code} ${after(ranSeconds ?? 0)}`]),
      ...(state?.error ? [`State.Error: ${state.error}`] : []),
      ...log.tail.slice(-SHOWN_LINES),
    ],
  }
}
