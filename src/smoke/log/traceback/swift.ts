/** Swift: `App/main.swift:12: Fatal error: message`, perhaps with a stack below. */
import type { TracebackParser } from './traceback.ts'

const ERROR = /^(\S{1,300}\.swift):(\d{1,9}): (Fatal error|Assertion failed|Precondition failed)(?:: (.*))?$/
/** Source files of Swift itself. */
const LIBRARY = 'Swift/'

export const swift: TracebackParser = (lines) => {
  const from = lines.findLastIndex((line) => ERROR.test(line))
  const [, file, number, exception, message = ''] = ERROR.exec(lines[from] ?? '') ?? []
  if (file === undefined || exception === undefined) return null
  const place = file.startsWith(LIBRARY) ? {} : { file, line: Number(number) }
  return { language: 'Swift', exception, message, ...place, from, to: from }
}
