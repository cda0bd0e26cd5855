/** The line of a failed step's log that says why it failed. */
import { relevantLines, severityOf } from '../../faults/relevant-line.ts'
import { TOOL_ERRORS, type ToolError } from './tool-errors.ts'

export interface Reason {
  /** As in the log, trimmed. */
  line: string
  /** An explanation, if the line alone is not enough. */
  meaning?: string
  /** Whether it reports a failure; false if it is only the last line. */
  isLikely: boolean
  /** The usual fix. */
  fix?: string
}

/** Of several errors of a compiler the first is the cause, and the others follow from it: `relevantLines` prefers the last. */
const COMPILER_ERRORS: readonly ToolError[] = [
  { test: /^error(?:\[E\d+\])?: /, pick: 'first' },
  { test: /: (?:fatal )?error: |^\S+\.go:\d+:\d+: /, pick: 'first' },
]

/** Words that mean a failure in the log of a build, but not in the log of an app. */
const BUILD_WORDS: readonly ToolError[] = [{ test: /^E: |\bundefined\b|\bambiguous\b/, pick: 'last' }]

/** What build tools print after the reason, and reports that are no errors: pip's last retry is one. */
const NOISE =
  /complete log of this run|^\[notice\]|^WARNING: (?!Retrying \(Retry\(total=0\b)|^npm (?:notice|warn)|^make(?:\[\d+\])?: \*\*\* |^error: subprocess-exited-with-error|note: This (?:error|is an issue)|^ELIFECYCLE|^npm (?:ERR!|error)$|: line \d+: exit: |^debconf: |^\[ERROR\] (?:$|\[Help|To see the full|Re-run Maven|For more information|->)|\bvulnerabilit(?:y|ies)\b/
/** An option of a usage text that has no `Usage:` above it: on a line of its own, or in square brackets. */
const OPTION = /^usage:|\[-{1,2}\w[\w-]*(?: \w+)?\]|^\s*-{1,2}[A-Za-z][\w-]*(?:[ ,=]|$)/i
/** Patterns are tested on this many characters of a line. */
const READ_CHARACTERS = 1000

/**
 * The reason in the log of a step: errors of known tools first, then the first error of a compiler, then the line that
 * `relevantLines` ranks highest in the whole log. Without a line that reports a failure, the last line that is not a
 * usage text. Null for an empty log.
 */
export function reasonIn(log: readonly string[]): Reason | null {
  const lines = log
    .map((line) => line.trim().slice(0, READ_CHARACTERS))
    .filter((line) => line !== '' && !NOISE.test(line))
  const plain = lines.filter((line) => !OPTION.test(line))
  return (
    firstMatch(TOOL_ERRORS, lines) ??
    firstMatch(COMPILER_ERRORS, plain) ??
    mostRelevant(plain) ??
    firstMatch(BUILD_WORDS, plain) ??
    lastLine(lines)
  )
}

function firstMatch(errors: readonly ToolError[], lines: readonly string[]): Reason | null {
  for (const error of errors) {
    const found = reasonOf(error, lines)
    if (found !== null) return found
  }
  return null
}

function mostRelevant(lines: readonly string[]): Reason | null {
  const [best] = relevantLines(lines, lines.length)
  return best === undefined || severityOf(best.line) === null ? null : { line: best.line, isLikely: true }
}

function lastLine(lines: readonly string[]): Reason | null {
  const aboveUsage = lines.find((line, at) => OPTION.test(lines[at + 1] ?? '') && !OPTION.test(line))
  const line = aboveUsage ?? lines.at(-1)
  return line === undefined ? null : { line, isLikely: false }
}

function reasonOf({ test, pick, meaning: say, fix }: ToolError, lines: readonly string[]): Reason | null {
  const line =
    pick === 'first' ? lines.find((one) => test.test(one)) : lines.findLast((one) => test.test(one))
  if (line === undefined) return null
  const groups: readonly (string | undefined)[] = test.exec(line)?.slice(1) ?? []
  const group = groups.find((one) => one !== undefined) ?? ''
  const filled = (text: string): string => text.replaceAll('$1', () => group.replaceAll('`', "'"))
  return {
    line,
    isLikely: true,
    ...(say === undefined ? {} : { meaning: filled(say) }),
    ...(fix === undefined ? {} : { fix: filled(fix) }),
  }
}
