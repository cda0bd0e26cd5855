/** The main process ended before it was ready: an error, or a command that was never meant to stay. */
import { signalOfExit } from '../kernel/process.ts'
import { after, fixOf, isJob, quoteCommand, tellingLine } from '../say.ts'
import type { Cause } from '../cause.ts'

const SHOWN_LINES = 5

export const exitedAtStart: Cause = {
  code: 'exited-at-start',
  level: 'fail',
  about: 'it ended before it was ready',
  isEffect: true,
  find: (evidence) => {
    const {
      ended,
      phase,
      state,
      startFailure,
      ranSeconds,
      log,
      programs: [program],
      places,
    } = evidence
    const failedToStart = startFailure !== null
    if (!failedToStart && !(ended && phase === 'waiting' && state?.running === false)) return null
    const code = state?.exitCode ?? 0
    if (isJob(evidence)) return null
    const line = tellingLine(log.tail)
    const location = places.CMD ?? places.ENTRYPOINT
    const signal = signalOfExit(code)
    return {
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
  },
}
