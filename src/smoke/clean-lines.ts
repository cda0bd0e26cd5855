/** Lines of a container's log as causes read them: without terminal controls, and no longer than a pattern may cost. Pure. */
import { withoutSequences } from '../visible.ts'

/** Patterns are tried on so much of a line; what stands further on is not looked at. */
const READ_CHARACTERS = 500
/** With the colours in it. */
const TAKEN_CHARACTERS = 4 * READ_CHARACTERS
/** So much of a line is quoted in a sentence. */
const QUOTED_CHARACTERS = 300

/** Indentation stays: tracebacks are read by it. */
export const cleanLines = (lines: readonly string[]): string[] =>
  lines.map((line) => stripControls(line.slice(0, TAKEN_CHARACTERS)).slice(0, READ_CHARACTERS).trimEnd())

export const quoteLine = (line: string): string =>
  line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line

/* eslint-disable no-control-regex -- controls in a log are what this takes out */
const stripControls = (line: string): string =>
  withoutSequences(line).replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '')
