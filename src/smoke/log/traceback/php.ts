/** PHP: `PHP Fatal error:  Uncaught Error: … in /app/index.php:3`, printed to the log and to the output. */
import type { TracebackParser } from './traceback.ts'

const ERROR = /^(?:PHP )?(Fatal error|Parse error|Recoverable fatal error): {1,2}(.*)$/
const THROWN = /^Uncaught ([A-Za-z_\\][\w\\]{0,200})(?:: (.*))?$/
const PLACE = / in (\/\S{1,400}?)(?::| on line )(\d{1,9})$/

export const php: TracebackParser = (lines) => {
  const from = lines.findLastIndex((line) => ERROR.test(line))
  const [, kind, said] = ERROR.exec(lines[from] ?? '') ?? []
  if (kind === undefined || said === undefined) return null
  const [place = '', file, number] = PLACE.exec(said) ?? []
  const text = place === '' ? said : said.slice(0, -place.length)
  const [, exception = kind, message = ''] = THROWN.exec(text) ?? [text, kind, text]
  return {
    language: 'PHP',
    exception,
    message,
    ...(file === undefined ? {} : { file, line: Number(number) }),
    from,
    to: endOf(lines, from),
  }
}

function endOf(lines: readonly string[], from: number): number {
  let at = from
  while (at + 1 < lines.length && /^(?:Stack trace:|#\d+ |\s+thrown in )/.test(lines[at + 1] ?? '')) at++
  return at
}
