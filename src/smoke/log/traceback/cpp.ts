/** C++: `terminate called after throwing an instance of 'E'` with `what():` below (GNU), or all in one line (LLVM). */
import type { TracebackParser } from './traceback.ts'

const GNU =
  /^terminate called (?:after throwing an instance of '([^']{1,300})'|recursively|without an active exception)$/
const WHAT = /^\s{0,4}what\(\): {1,4}(.*)$/
const LLVM =
  /^libc\+\+abi(?:\.dylib)?: terminating (?:due to|with) uncaught (?:foreign )?exception(?: of type ([^:]{1,300}(?:::[^:]{1,300}){0,8}))?(?:: (.*))?$/

export const cpp: TracebackParser = (lines) => {
  const from = lines.findLastIndex((line) => GNU.test(line) || LLVM.test(line))
  const line = lines[from]
  if (line === undefined) return null
  const [, ofLlvm, saidByLlvm = ''] = LLVM.exec(line) ?? []
  const [, what] = WHAT.exec(lines[from + 1] ?? '') ?? []
  return {
    language: 'C++',
    exception: GNU.exec(line)?.[1] ?? ofLlvm ?? line,
    message: what ?? saidByLlvm,
    from,
    to: what === undefined ? from : from + 1,
  }
}
