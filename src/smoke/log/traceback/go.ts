/**
 * Go: `panic: …` or `fatal error: …`, then goroutines with their frames innermost first, each location on its own line.
 */
import { ownFrame, type Frame, type TracebackParser } from './traceback.ts'

const ERROR = /^(panic|fatal error|runtime): (.*)$/
const FRAME = /^\t(\S{1,400}\.(?:go|s)):(\d{1,9})(?: \+0x[0-9a-f]+)?$/
const GOROUTINE = /^goroutine \d+ .*:$/
const LIBRARY = /\/go\/src\/|\/pkg\/mod\/|\/vendor\/|^(?:runtime|internal|net|os|sync)\/|^_cgo/
/** Maximum lines between the error and its first goroutine: signals, recovered values. */
const MOST_BETWEEN = 15

export const go: TracebackParser = (lines) => {
  const start = lines.findIndex((line, at) => GOROUTINE.test(line) && errorAbove(lines, at) !== null)
  const from = start < 0 ? null : errorAbove(lines, start)
  if (from === null) return null
  const [, exception = '', said = ''] = ERROR.exec(lines[from] ?? '') ?? []
  const next = lines.findIndex((line, at) => at > start && line === '')
  const frames = framesOf(lines.slice(start, next < 0 ? undefined : next))
  return {
    language: 'Go',
    exception,
    message: said.replace(/ \[recovered\]$/, ''),
    ...ownFrame(frames, (file) => LIBRARY.test(file)),
    from,
    to: lines.findLastIndex((line) => FRAME.test(line) || GOROUTINE.test(line)),
  }
}

/** The index of the first error above; those after it are about the same crash. */
function errorAbove(lines: readonly string[], goroutine: number): number | null {
  const start = Math.max(0, goroutine - MOST_BETWEEN)
  const at = lines.slice(start, goroutine).findIndex((line) => ERROR.test(line))
  return at < 0 ? null : start + at
}

const framesOf = (lines: readonly string[]): Frame[] =>
  lines.flatMap((line) => {
    const [, file, number] = FRAME.exec(line) ?? []
    return file === undefined ? [] : [{ file, line: Number(number) }]
  })
