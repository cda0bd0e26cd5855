/** .NET: `Unhandled exception. Type: message`, inner ones after `--->`, frames innermost first with `in FILE:line N`. */
import { ownFrame, type Frame, type TracebackParser, type Thrown } from './traceback.ts'

const ERROR =
  /^Unhandled exception\.? ?:? ?([A-Za-z_][\w.+`]{0,300})(?: \((?:0x)?[0-9A-Fa-f]+\))?(?:: (.*))?$/i
const INNER = /^ ?---> (?:\(Inner Exception #\d+\) )?([A-Za-z_][\w.+`]{0,300})(?: \(\d+\))?(?:: (.*))?$/
/** As printed by a logger, above its frames. */
const LOGGED = /^\s{0,8}((?:[A-Z]\w{0,60}\.){1,10}\w{1,80}Exception)(?: \((?:0x)?[0-9A-Fa-f]+\))?: (.*)$/
const MOST_MESSAGE = 5
const FRAME = /^\s+at .{1,400} in (\S{1,400}):line (\d{1,9})$/
const INSIDE = /^(?:\s+at |\s*---)/
const NO_PLACE = /\s--->.*$/

export const dotnet: TracebackParser = (lines) => {
  const unhandled = lines.findLastIndex((line) => ERROR.test(line))
  const from = unhandled < 0 ? loggedAt(lines) : unhandled
  const [, exception, said = ''] = (unhandled < 0 ? LOGGED : ERROR).exec(lines[from] ?? '') ?? []
  if (exception === undefined) return null
  const to = endOf(lines, from)
  const below = lines.slice(from + 1, to + 1)
  const cause = below.flatMap((line) => thrownOf(INNER.exec(line))).at(-1)
  return {
    language: '.NET',
    exception,
    message: said.replace(NO_PLACE, ''),
    ...ownFrame(framesOf(below), () => false),
    ...(cause ? { cause } : {}),
    from,
    to,
  }
}

const thrownOf = (match: RegExpExecArray | null): Thrown[] =>
  match?.[1] === undefined ? [] : [{ exception: match[1], message: match[2] ?? '' }]

/** The index of an error from a logger: a few lines above a frame in a .NET source file. -1: none. */
function loggedAt(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => FRAME.test(line))
  for (let at = last - 1, between = 0; at >= 0 && between <= MOST_MESSAGE; at--) {
    if (LOGGED.test(lines[at] ?? '')) return at
    if (!INSIDE.test(lines[at] ?? '')) between++
  }
  return -1
}

/** Paths are those of the build machine: only the file name is useful in the image. */
const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '')

const framesOf = (lines: readonly string[]): Frame[] =>
  lines.flatMap((line) => {
    const [, file, number] = FRAME.exec(line) ?? []
    return file === undefined || file.startsWith('/_/src/')
      ? []
      : [{ file: nameOf(file), line: Number(number) }]
  })

/** A message may have more lines before the first frame. */
function endOf(lines: readonly string[], from: number): number {
  const last = lines.findLastIndex((line, at) => at > from && INSIDE.test(line))
  return Math.max(from, last)
}
