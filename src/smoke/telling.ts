/**
 * What of a log most likely tells why a program ended: an error that nobody caught, else the last lines that speak of
 * failure, the most serious first. What supervisors, package managers and runtimes add below is left out. Pure.
 */
import { cleanLines, quoteLine } from './clean-lines.ts'
import { formatThrown, lastTraceback, type Traceback } from './traceback/index.ts'

/** From most to least serious. */
const STRENGTHS: readonly RegExp[] = [
  /(?:^|[\s[(<"'=|:])(?:fatal|panic|critical|emerg|crit|terminate called|what\(\))(?=$|[\s\]):>"'|,])/i,
  /(?:^|[\s[(<"'=|:_\w])(?:error|exception|severe)(?=$|[\s\]):>"'|,[])|\bERR\b|^E\d{4} |^\*\*\* |^\*\* \(/i,
  /error|exception|cannot|can't|could not|couldn't|failed|failure|refused|denied|not found|no such|not permitted|missing|unable|invalid|illegal|unknown|unexpected|unbound|not set|required|must be|does not exist|already in use|out of memory|timed out|timeout|too many|too large|unsupported|unrecognized|aborted|killed|segmentation fault|core dumped|no space left/i,
]

/** Said by what watched over the program, or about the error above it. */
const SECOND_HAND: readonly RegExp[] = [
  /^npm (?:ERR!|error)(?:$| (?:$|code |errno |path |command |signal |syscall |workspace |location |lifecycle |A complete log|This is |Exit status|Failed at the|To see a list|npm run|enoent This|[^ ]*[-_]debug|.{0,100}-debug-\d\.log))/i,
  /^(?:yarn run|error Command failed with exit code|info Visit https|\s*ELIFECYCLE|.{0,40}ELIFECYCLE)/,
  /^(?:Node\.js v\d|Bun v\d|Deno \d|Python \d\.)/,
  /Worker (?:exiting|failed to boot|\(pid:\d+\) exited)|Shutting down: Master|Application startup failed\. Exiting/,
  /\b(?:exited|exit|terminated|finished) (?:with )?(?:exit |return )?(?:code|status)\b|^exit status \d/i,
  /^make(?:\[\d+\])?: \*\*\* |RUST_BACKTRACE|^\s+at \S|^\s*\^+$|^\s*[|~^-]+$|^goroutine \d|^\s+\.\.\. \d+ (?:more|common)/,
  /^\(Background on this error|^\s*Is the server running|re-run .{0,60} with|[Ff]or more information|^[Uu]sage:/,
  /\b(?:0|no) (?:errors?|failures?)\b|\berrors?[:=] ?0\b|without (?:error|failure)|check your installation and try again$/i,
  /^BEGIN failed--compilation aborted|^Compilation failed in require/,
  /^\s{0,8}-{1,2}[A-Za-z][^\t]{0,60}(?:\t|\s{2})\s{0,40}\S/, // an option, as a usage text has it
]

/** Of a word with a slash the name of a file says nothing: `logging to /var/log/error.log`. */
const PATHS = /[\w.:-]*\/[^\s:,;)"']{1,200}/g

/** So many lines back an end is told of. */
const MOST_LINES = 25
/** So many of the most serious lines are the last words. */
const MOST_WORDS = 4
/** A traceback with more lines after it was caught, or is not what ended the program. */
const MOST_AFTER = 20

export interface LastWords {
  traceback: Traceback | null
  /** What most likely tells why it ended, the last first. */
  main: readonly string[]
  /** Everything else in the log that speaks of failure, the last first. */
  others: readonly string[]
}

export function lastWords({
  head = [],
  tail,
}: {
  head?: readonly string[]
  tail: readonly string[]
}): LastWords {
  const lines = cleanLines(tail)
  const failures = [...cleanLines(head), ...lines].filter((line) => strengthOf(line) !== null).reverse()
  const traceback = tracebackOf(lines)
  const main = traceback ? thrownLines(traceback, lines) : strongest(lines)
  return { traceback, main, others: [...new Set(failures)].filter((line) => !main.includes(line)) }
}

/** The failure that the log ends with, where it speaks of one: the last error that was thrown, or the most serious line. */
export function lastFailure(log: { tail: readonly string[] }): string | null {
  const { traceback, main } = lastWords(log)
  if (traceback) return formatThrown(traceback)
  const line = main[0]?.trim() ?? ''
  return strengthOf(line) === null ? null : quoteLine(line)
}

/** The line of the log that most likely tells why, else its last; null where there is none. */
export function tellingLine(tail: readonly string[]): string | null {
  const line = lastWords({ tail }).main[0]?.trim()
  return line === undefined || line === '' ? null : quoteLine(line)
}

function tracebackOf(lines: readonly string[]): Traceback | null {
  const found = lastTraceback(lines)
  if (found === null) return null
  const after = lines.slice(found.to + 1).filter((line) => line.trim() !== '' && !isSecondHand(line))
  const isLast = after.length <= MOST_AFTER && !after.some((line) => strengthOf(line) === 0)
  return isLast ? found : null
}

/** The error as it was printed, with what it says on its further lines, and what caused it. */
function thrownLines(traceback: Traceback, lines: readonly string[]): string[] {
  const { from, to, message, cause } = traceback
  const printed = lines
    .slice(from, to + 1)
    .filter((line) => message !== '' && line.includes(message.slice(0, 200)))
  return [...printed.slice(0, 1), formatThrown(traceback), ...(cause ? [formatThrown(cause)] : [])]
}

function strongest(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line.trim() !== '')
  const own = written.filter((line) => !isSecondHand(line)).slice(-MOST_LINES)
  const best = Math.min(...own.map((line) => strengthOf(line) ?? STRENGTHS.length))
  const found = own.filter((line) => strengthOf(line) === best)
  const words =
    best < STRENGTHS.length ? found.slice(-MOST_WORDS) : (own.length > 0 ? own : written).slice(-1)
  return words.reverse()
}

const isSecondHand = (line: string): boolean => SECOND_HAND.some((pattern) => pattern.test(line))

/** Null for what does not speak of failure. */
function strengthOf(line: string): number | null {
  const judged = line.replace(PATHS, ' ')
  const found = STRENGTHS.findIndex((pattern) => pattern.test(judged))
  return found < 0 || isSecondHand(line) ? null : found
}
