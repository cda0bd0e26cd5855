/** What happened, in words: causes begin their sentence with it, and then say why. */
import type { Location } from '../../../core/schema.ts'
import type { Evidence } from '../../evidence.ts'
import { signalOfExit } from '../../kernel/process.ts'
import { after, portNames, seconds } from './phrases.ts'
import { lastWords } from '../../log/failure-lines.ts'
import { failedChecks, gaveUp, notListening } from './unreached.ts'

/** It could not be started, or ended by itself where it had to stay. */
export const isOver = (evidence: Evidence): boolean => evidence.startFailure !== null || hasExited(evidence)

export const hasExited = ({ ended, phase, state, startFailure }: Evidence): boolean =>
  startFailure === null && ended && phase !== 'done' && state?.running === false

/** Over, or up and not ready when time ran out. */
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

/** Signals by which runtimes end a program of their own accord: SIGILL, SIGTRAP, SIGABRT, and SIGSEGV for a main process that aborts. */
const ABORT_EXITS = [132, 133, 134, 139]
/** Their runtimes abort on an error that nobody caught; that is no fault of the machine. */
const ABORTING_LANGUAGES = ['.NET', 'C++', 'Rust', 'Swift', 'Go', 'PHP', 'Node.js']

/** It ended by an error of its own that nobody caught, though the exit code is that of a crash. */
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

/** Where the Dockerfile says what to run. */
export const commandLocation = ({ places }: Evidence): { location?: Location } => {
  const location = places.ENTRYPOINT ?? places.CMD
  return location ? { location } : {}
}
