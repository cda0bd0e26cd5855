/** The line of a failing step's log that says why: what a person would look for when scrolling up. */
import { TOOL_ERRORS, type ToolError } from './tool-errors.ts'

export interface Reason {
  /** As it stands in the log, without blanks at its ends. */
  line: string
  /** What it means, where the line alone says too little. */
  meaning?: string
  /** Whether it looks like a reason, or is only the last that was written. */
  isLikely: boolean
  /** What usually fixes it. */
  fix?: string
}

/** Errors of tools that are not known by name, most telling first. All run on hostile text: none may backtrack. */
const GENERAL: readonly ToolError[] = [
  { test: /^error(?:\[E\d+\])?: /, pick: 'first' },
  { test: /: (?:fatal )?error: |^\S+\.go:\d+:\d+: /, pick: 'first' },
  { test: /^\S{1,60}: (?:unrecognized|unknown|invalid|illegal) (?:option|argument|flag)/i, pick: 'first' },
  { test: /^(?:[\w.]{1,80}\.)?\w{0,60}(?:Error|Exception)(?:: |$)/, pick: 'last' },
  { test: /^(?:fatal|panic|FATAL|ERROR|Error|E): /, pick: 'last' },
  { test: /permission denied|operation not permitted/i, pick: 'last' },
  {
    test: /\b(?:error|fatal|failed|failure|cannot|can't|could not|unable to|no such file|undefined|denied|not found|ambiguous|unrecognized|unknown option|invalid|missing)\b/i,
    pick: 'last',
  },
]

/** Endings that many tools print after the reason. */
const NOISE =
  /complete log of this run|^\[notice\]|^WARNING: |^npm (?:notice|warn)|^make(?:\[\d+\])?: \*\*\* |^error: subprocess-exited-with-error|note: This (?:error|is an issue)|^ELIFECYCLE|^npm (?:ERR!|error)$|: line \d+: exit: |^debconf: |^\[ERROR\] (?:$|\[Help|To see the full|Re-run Maven|For more information|->)/
/** A usage text: its options, one a line or in square brackets. */
const USAGE = /^usage:|\[-{1,2}\w[\w-]*(?: \w+)?\]|^\s*-{1,2}[A-Za-z][\w-]*(?:[ ,=]|$)/i
/** Patterns are tried on so much of a line. */
const WIDEST = 1000

/** Null when the log is empty. Without a telling line, the last one that is no usage text. */
export function reasonIn(log: readonly string[]): Reason | null {
  const lines = log
    .map((line) => line.trim().slice(0, WIDEST))
    .filter((line) => line !== '' && !NOISE.test(line))
  for (const error of TOOL_ERRORS) {
    const found = reasonOf(error, lines)
    if (found !== null) return found
  }
  const plain = lines.filter((line) => !USAGE.test(line))
  for (const error of GENERAL) {
    const found = reasonOf(error, plain)
    if (found !== null) return found
  }
  const last =
    lines.find((line, index) => USAGE.test(lines[index + 1] ?? '') && !USAGE.test(line)) ?? lines.at(-1)
  return last === undefined ? null : { line: last, isLikely: false }
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
