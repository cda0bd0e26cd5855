/**
 * Node.js, Bun, Deno: the error, then frames `at f (/app/x.js:1:2)` innermost first; above it, sometimes, the location
 * and a caret.
 */
import { ownFrame, type Frame, type TracebackParser, type Thrown } from './traceback.ts'

const FRAME =
  /^\s+at (?:async )?(?:.{1,300} \()?((?:file:\/\/|node:)?[^\s():]{1,400}):(\d{1,9}):\d{1,9}\)?(?: \{)?$/
const ERROR =
  /^(?:error: )?(?:Uncaught )?(?:\(in promise\) )?([A-Za-z_$][\w$.]{0,100}(?:Error|Exception)|Error)(?: \[([A-Z]\w{1,60})\])?(?:: (.*))?$/
const REJECTION = /^\[UnhandledPromiseRejection: .{0,400}reason "(.{0,300})"\./
const PLACE = /^((?:file:\/\/)?\/[^\s:]{1,400}):(\d{1,9})$/
const CARET = /^\s*\^+$/
const CAUSE = /^\s*\[cause\]: ([\w$.]{1,100})(?: \[\w{1,60}\])?: (.*)$/
/** The file that imports a missing module. */
const REQUIRED_BY = /(?:^- | imported from )(\/\S{1,400})$/
const LIBRARY = /^node:|\/node_modules\/|^(?:internal|loader)\b/
/** Maximum lines of message between the first line of an error and its frames. */
const MOST_MESSAGE = 20
/** Maximum lines of source between a location and the error. */
const MOST_SOURCE = 6

export const node: TracebackParser = (lines) => {
  const rejected = lines.findLastIndex((line) => REJECTION.test(line))
  const first = firstOfLastStack(lines)
  const head = headOf(lines, first)
  if (head < 0 || rejected > first) return rejection(lines, rejected)
  const to = endOf(lines, first)
  const cause = lines
    .slice(first, to + 1)
    .flatMap((line) => causeOf(line))
    .at(-1)
  const frames = [
    ...locationAbove(lines, head),
    ...lines.slice(first, to + 1).flatMap(frameOf),
    ...lines
      .slice(head, first)
      .flatMap((line) => REQUIRED_BY.exec(line)?.[1] ?? [])
      .map((file) => ({ file })),
  ].map((frame) => ({ ...frame, file: frame.file.replace(/^file:\/\//, '') }))
  return {
    language: 'Node.js',
    ...thrownOf(lines[head] ?? ''),
    ...ownFrame(frames, (file) => LIBRARY.test(file)),
    ...(cause ? { cause } : {}),
    from: head,
    to,
  }
}

/** The first of the last block of frames; those of a `[cause]` belong to the error above it. -1: no frames. */
function firstOfLastStack(lines: readonly string[]): number {
  let first = lines.findLastIndex((line) => FRAME.test(line))
  for (let at = first; at >= 0 && /^\s/.test(lines[at] ?? ''); at--)
    if (FRAME.test(lines[at] ?? '')) first = at
  return first
}

/** The index of the error above the frames. -1: none. */
function headOf(lines: readonly string[], first: number): number {
  for (let at = first - 1; at >= Math.max(0, first - MOST_MESSAGE); at--)
    if (ERROR.test(lines[at] ?? '')) return at
  return -1
}

/** Includes the properties in braces that Node prints below the frames. */
function endOf(lines: readonly string[], first: number): number {
  let at = first
  while (at + 1 < lines.length && /^(?:\s|[{}]|$)/.test(lines[at + 1] ?? '')) at++
  while (at > first && lines[at] === '') at--
  return at
}

function frameOf(line: string): Frame[] {
  const [, file, number] = FRAME.exec(line) ?? []
  return file === undefined ? [] : [{ file, line: Number(number) }]
}

/** A syntax error has its location above a caret, and only frames of Node itself below. */
function locationAbove(lines: readonly string[], head: number): Frame[] {
  const above = lines.slice(Math.max(0, head - MOST_SOURCE), head)
  const at = above.findLastIndex((line) => PLACE.test(line))
  const [, file, number] = PLACE.exec(above[at] ?? '') ?? []
  const isMarked = above.slice(at + 1).some((line) => CARET.test(line))
  return file !== undefined && isMarked ? [{ file, line: Number(number) }] : []
}

function causeOf(line: string): Thrown[] {
  const [, exception, message = ''] = CAUSE.exec(line) ?? []
  return exception === undefined ? [] : [{ exception, message }]
}

function thrownOf(line: string): Thrown {
  const [, exception = 'Error', code, message = ''] = ERROR.exec(line) ?? []
  return { exception: code && message === '' ? `${exception} [${code}]` : exception, message }
}

function rejection(lines: readonly string[], at: number): ReturnType<TracebackParser> {
  const [, reason] = REJECTION.exec(lines[at] ?? '') ?? []
  if (reason === undefined) return null
  return { language: 'Node.js', exception: 'unhandled rejection', message: reason, from: at, to: at }
}
