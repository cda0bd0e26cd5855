/**
 * The part of a log that most likely says why a program ended: an uncaught error, else its most relevant lines. Pure.
 */
import {
  isFailure,
  mostRelevantLine,
  outranks,
  relevantLines,
  severityOf,
} from '../../faults/relevant-line.ts'
import { cleanLines, quoteLine, withoutNames } from './clean.ts'
import { formatThrown, lastTraceback, type Traceback } from './traceback/index.ts'

/** With more lines than this after it, a traceback was caught, or did not end the program. */
const MOST_AFTER = 20

export interface LastWords {
  traceback: Traceback | null
  /** Lines that most likely say why it ended, the last first. */
  main: readonly string[]
  /** All other lines of the log that report a failure, the last first. */
  others: readonly string[]
}

interface Log {
  head?: readonly string[]
  tail: readonly string[]
}

/** Many causes read the same log. */
const known = new WeakMap<readonly string[], { head: readonly string[] | undefined; words: LastWords }>()

export function lastWords(log: Log): LastWords {
  const { head, tail } = log
  const of = known.get(tail)
  if (of !== undefined && of.head === head) return of.words
  const words = wordsOf(log)
  known.set(tail, { head, words })
  return words
}

function wordsOf({ head = [], tail }: Log): LastWords {
  const lines = cleanLines(tail)
  const failures = [...cleanLines(head), ...lines].filter(isFailure).reverse()
  const traceback = tracebackOf(lines)
  const main = traceback ? thrownLines(traceback, lines) : relevantLines(lines).map(({ line }) => line)
  return { traceback, main, others: [...new Set(failures)].filter((line) => !main.includes(line)) }
}

/**
 * The failure at the end of the log: the last error that was thrown, or the most relevant line; null if there is none.
 */
export function lastFailure(log: { tail: readonly string[] }): string | null {
  const { traceback, main } = lastWords(log)
  if (traceback) return formatThrown(traceback)
  return isFailure(main[0] ?? '') ? relevantLineOf(log.tail) : null
}

/** Whether the log reports the same failure more than once. */
export function failsRepeatedly({ tail }: { tail: readonly string[] }): boolean {
  const { traceback, main } = lastWords({ tail })
  const failure = main[0]?.trim()
  if (failure === undefined || (traceback === null && !isFailure(failure))) return false
  return cleanLines(tail).filter((line) => line.includes(failure)).length > 1
}

/** The uncaught error, or the most relevant line with its whole sentence; null if nothing was written. */
export function relevantLineOf(tail: readonly string[]): string | null {
  const { traceback, main } = lastWords({ tail })
  const line = traceback ? main[0]?.trim() : mostRelevantLine(cleanLines(tail))
  return line === undefined || line === null || line === '' ? null : quoteLine(line)
}

/** How many tracebacks are read, from the end. */
const MOST_STEPS = 12

/** The last uncaught errors, each once, the oldest first. */
export function uncaughtErrors(tail: readonly string[], most: number): Traceback[] {
  const found = new Map<string, Traceback>()
  let lines: readonly string[] = cleanLines(tail)
  for (let step = 0; step < MOST_STEPS && found.size < most; step++) {
    const traceback = lastError(lines)
    if (traceback === null) break
    if (!found.has(formatThrown(traceback))) found.set(formatThrown(traceback), traceback)
    lines = lines.slice(0, traceback.from)
  }
  return [...found.values()].reverse()
}

/** A traceback may have a prefix on each line that names its program. */
const lastError = (lines: readonly string[]): Traceback | null =>
  lastTraceback(lines) ?? lastTraceback(withoutNames(lines))

function tracebackOf(lines: readonly string[]): Traceback | null {
  const found = lastError(lines)
  if (found === null) return null
  const after = lines.slice(found.to + 1).filter((line) => line.trim() !== '')
  const isLast = after.length <= MOST_AFTER && !after.some((line) => outranks(severityOf(line), 'error'))
  return isLast ? found : null
}

/** How many inner errors are read. */
const MOST_INNER = 6

/** The error as printed, the root cause, and the errors inside it, the last first. */
function thrownLines(traceback: Traceback, lines: readonly string[]): string[] {
  const { from, to, message, cause } = traceback
  const block = lines.slice(from, to + 1)
  const printed = block.filter((line) => message !== '' && line.includes(message.slice(0, 200)))
  const inner = block.filter(isFailure).slice(-MOST_INNER).reverse()
  const own = [...printed.slice(0, 1), formatThrown(traceback), ...(cause ? [formatThrown(cause)] : [])]
  return [...own, ...inner.filter((line) => !own.includes(line))]
}
