/**
 * Lines of a container's log as causes read them: records as text, without terminal controls, and with limited length.
 * Pure.
 */
import { withoutSequences } from '../../lib/visible.ts'
import { recordLines } from './record.ts'

/** Characters of a line on which patterns are tested. */
const READ_CHARACTERS = 500
/** Characters of a line that are quoted in a message. */
const QUOTED_CHARACTERS = 300

/** Keeps indentation, which tracebacks need. A record (JSON, logfmt) may become several lines. */
export function cleanLines(lines: readonly string[]): readonly string[] {
  const found = known.get(lines) ?? cleaned(lines)
  known.set(lines, found)
  return found
}

/** Many causes read the same log. */
const known = new WeakMap<readonly string[], readonly string[]>()

const cleaned = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const plain = stripControls(line)
    return (recordLines(plain) ?? [plain]).map((one) => one.slice(0, READ_CHARACTERS).trimEnd())
  })

/** Prefixes of runners of several programs: `10:20:30 web.1  | `, `[api] `, `0|web  | `. */
const NAMED = /^(?:\d\d:\d\d:\d\d )?(?:\d{1,4}\|)?[\w.:@-]{1,40} {0,20}\| ?|^\[[\w.:@-]{1,40}\] /

/** The lines without the prefix that names their program. */
export const withoutNames = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(NAMED, ''))

export const quoteLine = (line: string): string =>
  line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line

/* eslint-disable no-control-regex -- controls in a log are what this takes out */
const stripControls = (line: string): string =>
  withoutSequences(line).replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '')
