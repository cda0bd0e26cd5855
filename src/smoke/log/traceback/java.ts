/**
 * Java and other JVM languages: the error, frames innermost first, then each `Caused by:`. Also Spring's failure page.
 */
import type { Frame, TracebackParser, Thrown } from './traceback.ts'

const ERROR = /^(?:Exception in thread "[^"]{0,200}" )?((?:[\w$]{1,100}\.){1,20}[\w$]{1,100})(?:: (.*))?$/
const CAUSED = /^\s*Caused by: ([\w$.]{1,300})(?:: (.*))?$/
const FRAME =
  /^\s+at (?:[\w.$@-]{0,200}\/){0,3}([\w$.<>-]{1,300})\(([\w$.-]{1,200})(?::(\d{1,9}))?\)(?: .*)?$/
const INSIDE = /^\s*(?:at |\.\.\. \d+ |Caused by: |Suppressed: )/
const LIBRARY =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|clojure|org\.(?:springframework|hibernate|apache|eclipse|postgresql|jboss|slf4j|junit|flywaydb)|io\.(?:netty|micronaut|quarkus|ktor|vertx)|com\.(?:zaxxer|mysql|fasterxml|google|mongodb)|ch\.qos|reactor|redis\.clients|liquibase)\./
const SPRING = /^APPLICATION FAILED TO START$/
const DESCRIPTION = /^Description:$/
/** Maximum lines of an error's message before its first frame. */
const MOST_MESSAGE = 10

export const java: TracebackParser = (lines) => springPage(lines) ?? stack(lines)

function stack(lines: readonly string[]): ReturnType<TracebackParser> {
  const to = lines.findLastIndex((line) => FRAME.test(line) || CAUSED.test(line))
  if (to < 0) return null
  let first = to
  let from: number | null = null
  for (let at = to; at >= 0 && from === null; at--) {
    const line = lines[at] ?? ''
    if (INSIDE.test(line)) first = at
    else if (ERROR.test(line)) from = at
    else if (first - at > MOST_MESSAGE) return null
  }
  if (from === null) return null
  const start = from
  const causes = lines.slice(from, to + 1).flatMap((line, at) => (CAUSED.test(line) ? [at + start] : []))
  const root = causes.at(-1)
  const cause = root === undefined ? null : thrownOf(CAUSED.exec(lines[root] ?? ''))
  const frames = [...lines.slice(root ?? start, to + 1), ...lines.slice(start, to + 1)].flatMap(frameOf)
  return {
    language: 'Java',
    ...thrownOf(ERROR.exec(lines[start] ?? '')),
    ...frames[0],
    ...(cause ? { cause } : {}),
    from: start,
    to,
  }
}

/** Frames of the app; file names of libraries are not useful. */
function frameOf(line: string): Frame[] {
  const [, method, file, number] = FRAME.exec(line) ?? []
  const isOwn = method !== undefined && file !== undefined && number !== undefined && !LIBRARY.test(method)
  return isOwn ? [{ file, line: Number(number) }] : []
}

function thrownOf(match: RegExpExecArray | null): Thrown {
  const [, name = '', message = ''] = match ?? []
  return { exception: name.replace(/^.*\./, ''), message }
}

function springPage(lines: readonly string[]): ReturnType<TracebackParser> {
  const from = lines.findLastIndex((line) => SPRING.test(line))
  const head = lines.findIndex((line, at) => at > from && DESCRIPTION.test(line))
  if (from < 0 || head < 0) return null
  const at = lines.findIndex((line, index) => index > head && line.trim() !== '')
  const message = lines[at]?.trim()
  if (message === undefined) return null
  return { language: 'Java', exception: 'APPLICATION FAILED TO START', message, from, to: at }
}
