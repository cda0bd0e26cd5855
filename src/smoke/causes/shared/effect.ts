/** What happened, in words. The message of a cause begins with it, followed by the reason. */
import type { Location } from '../../../core/schema.ts'
import type { Evidence } from '../../evidence.ts'
import { signalOfExit } from '../../kernel/process.ts'
import { after, portNames, seconds } from './phrases.ts'
import { lastWords } from '../../log/failure-lines.ts'
import { failedChecks, gaveUp, notListening } from './unreached.ts'

/** It could not be started, or ended by itself although it should keep running. */
export const isOver = (evidence: Evidence): boolean => evidence.startFailure !== null || hasExited(evidence)

export const hasExited = ({ ended, phase, state, startFailure }: Evidence): boolean =>
  startFailure === null && ended && phase !== 'done' && state?.running === false

/** It is over, or still running and not ready at the timeout. */
export const hasFailed = (evidence: Evidence): boolean => isOver(evidence) || gaveUp(evidence)

/** `it exited 1 after 0.4 s`, `nothing listens on port 80 after 60 s`. */
export function effectOf(evidence: Evidence): string {
  if (evidence.startFailure !== null) return 'it could not be started'
  return hasExited(evidence) ? exitOf(evidence) : waitOf(evidence)
}

/** `it exited 1 after 0.4 s, after it had answered` */
export function exitOf(evidence: Evidence): string {
  const { state, ranSeconds, phase, checks } = evidence
  const code = state?.exitCode ?? 0
  const signal = isUncaught(evidence) ? undefined : signalOfExit(code)
  const had = checks.length > 0 ? 'answered' : 'been healthy'
  const late = phase === 'soak' ? `, after it had ${had}` : ''
  return `it exited ${code}${signal ? ` (${signal})` : ''} ${after(ranSeconds ?? 0)}${late}`
}

/** Exit codes of runtimes that end a program themselves: SIGILL, SIGTRAP, SIGABRT, and SIGSEGV for abort() in PID 1. */
const ABORT_EXITS = [132, 133, 134, 139]
/** Their runtimes abort on an uncaught error, which is not a crash of the machine code. */
const ABORTING_LANGUAGES = ['.NET', 'C++', 'Rust', 'Swift', 'Go', 'PHP', 'Node.js']

/** It ended with an uncaught error of its own, although the exit code is that of a crash. */
export function isUncaught({ state, log }: Evidence): boolean {
  const { traceback } = ABORT_EXITS.includes(state?.exitCode ?? 0) ? lastWords(log) : { traceback: null }
  return traceback !== null && ABORTING_LANGUAGES.includes(traceback.language)
}

function waitOf(evidence: Evidence): string {
  const silent = notListening(evidence)
  const failed = failedChecks(evidence)
  const passed = `after ${seconds(evidence.waited)}`
  if (silent.length > 0) return `nothing listens on ${portNames(silent)} ${passed}`
  if (failed.length > 0)
    return `${portNames(failed)} ${failed.length > 1 ? 'do' : 'does'} not answer as it should ${passed}`
  return `it is not ready ${passed}`
}

/** The line of the Dockerfile that defines the command. */
export const commandLocation = ({ places }: Evidence): { location?: Location } => {
  const location = places.ENTRYPOINT ?? places.CMD
  return location ? { location } : {}
}
