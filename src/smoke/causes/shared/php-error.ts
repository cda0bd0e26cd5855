/**
 * A PHP error inside a log line of the web server in front of it: Apache writes line ends as `\n`, and nginx quotes the
 * FastCGI output. Pure.
 */
export interface PhpError {
  exception: string
  message: string
  /** `PHP Fatal error: Uncaught PDOException: could not find driver (index.php:1)` */
  text: string
}

const ERROR = /PHP (Fatal error|Parse error|Recoverable fatal error): {1,2}(?!$)/
const THROWN = /^Uncaught ([A-Za-z_\\][\w\\]{0,200})(?:: |$)/
const PLACE = / in (\/[^\s"]{1,300}?)(?::| on line )(\d{1,9})$/

export function phpError(lines: readonly string[]): PhpError | null {
  const line = lines.findLast((one) => ERROR.test(one))
  const found = line === undefined ? null : ERROR.exec(line)
  if (line === undefined || found === null) return null
  const said = (
    line.slice(found.index + found[0].length).split(/\\n|" while reading|, referer: /, 1)[0] ?? ''
  ).trim()
  const [place = '', file = '', number = ''] = PLACE.exec(said) ?? []
  const words = place === '' ? said : said.slice(0, -place.length)
  const [prefix = '', exception = found[1] ?? ''] = THROWN.exec(words) ?? []
  const short = file.slice(file.lastIndexOf('/') + 1)
  const at = short === '' ? '' : ` (${short}:${number})`
  return { exception, message: words.slice(prefix.length), text: `PHP ${found[1] ?? ''}: ${words}${at}` }
}
