/**
 * Makes a cause from the container's log: `read` returns what a line reports, null if it is unrelated. In the last
 * lines of a container that ended, it is a likely cause. Further up, or only once while it runs, it is a hint: healthy
 * apps log errors too.
 */
import type { FindingCode } from '../../../core/finding-codes.ts'
import type { Cause, CauseFinding } from './cause.ts'
import type { Evidence } from '../../evidence.ts'
import { cleanLines, quoteLine } from '../../log/clean.ts'
import { lastWords } from '../../log/failure-lines.ts'
import { effectOf, hasFailed, isOver } from './effect.ts'
import { serverErrorOf } from './server-status.ts'

/** A container that still runs must have logged it this many times. */
const LEAST_REPEATED = 2
/** A failing attempt that is repeated may log a few lines each time: the last one need not be the cause. */
const RECENT_LINES = 4

export interface LogCause<T> {
  code: FindingCode
  about: string
  read: (line: string, evidence: Evidence) => T | null
  /** Whether the line has all details; such a line is preferred. */
  isFull?: (said: T) => boolean
  /** Completes a sentence that begins with what happened: `it writes to /app/cache, which is read-only`. */
  why: (said: T, evidence: Evidence) => string
  fix: (said: T, evidence: Evidence) => string
  /** Evidence in addition to the line itself. */
  shown?: (said: T, evidence: Evidence) => string[]
  location?: (evidence: Evidence) => Pick<CauseFinding, 'location'>
}

/** `reasonOf`: what the last lines of the log report, regardless of the result; null if they are unrelated. */
export interface LogCauseOf extends Cause {
  reasonOf: (evidence: Evidence) => { why: string; fix: string } | null
}

export function logCause<T>(cause: LogCause<T>): LogCauseOf {
  const { code, about, read, isFull = () => true, why, fix, shown, location } = cause
  return {
    code,
    level: 'fail',
    about,
    reasonOf: (evidence) => {
      const found = firstOf(lastWords(evidence.log).main, (line) => read(line, evidence), isFull)
      return found && { why: why(found.said, evidence), fix: fix(found.said, evidence) }
    },
    find: (evidence) => {
      if (serverErrorOf(evidence) !== undefined) return null // the answer is the proof, and its message has this reason
      const found = hasFailed(evidence) ? readLog(evidence, (line) => read(line, evidence), isFull) : null
      if (found === null) return null
      const { line, said, isSure } = found
      const quoted = quoteLine(line.trim())
      return {
        confidence: isSure ? 'likely' : 'hint',
        ...(isSure ? {} : { level: 'note' }),
        message: isSure ? `${effectOf(evidence)}: ${why(said, evidence)}` : `the log says: ${quoted}`,
        fix: fix(said, evidence),
        ...(location?.(evidence) ?? {}),
        evidence: [quoted, ...(shown?.(said, evidence) ?? [])],
      }
    },
  }
}

interface Reading<T> {
  line: string
  said: T
  isSure: boolean
}

export function readLog<T>(
  evidence: Evidence,
  read: (line: string) => T | null,
  isFull: (said: T) => boolean = () => true,
): Reading<T> | null {
  const { main, others } = lastWords(evidence.log)
  const last = firstOf(main, read, isFull)
  if (last && isOver(evidence)) return { ...fullest(last, others, read, isFull), isSure: true }
  const any = last ?? firstOf(others, read, isFull)
  if (any === null) return null
  const lines = cleanLines(evidence.log.tail)
  const times = lines.filter((line) => read(line) !== null).length
  const isStillLogged =
    times > LEAST_REPEATED && lines.slice(-RECENT_LINES).some((line) => read(line) !== null)
  const isSure = !isOver(evidence) && (isStillLogged || (last !== null && times >= LEAST_REPEATED))
  return { ...(isSure ? fullest(any, others, read, isFull) : any), isSure }
}

interface Line<T> {
  line: string
  said: T
}

/** The last line may have fewer details than an earlier one. */
function fullest<T>(
  last: Line<T>,
  others: readonly string[],
  read: (line: string) => T | null,
  isFull: (said: T) => boolean,
): Line<T> {
  const other = isFull(last.said) ? null : firstOf(others, read, isFull)
  return other !== null && isFull(other.said) ? other : last
}

/** The first line with all details, else the first that matches. */
function firstOf<T>(
  lines: readonly string[],
  read: (line: string) => T | null,
  isFull: (said: T) => boolean,
): Line<T> | null {
  let first: Line<T> | null = null
  for (const line of lines) {
    const said = read(line)
    if (said !== null && isFull(said)) return { line, said }
    if (said !== null) first ??= { line, said }
  }
  return first
}
