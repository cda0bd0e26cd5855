/** Ruby: ``app.rb:1:in `f': message (ErrorClass)``, then `from` lines; a syntax error without the method. */
import { ownFrame, type Frame, type TracebackParser } from './traceback.ts'

const ERROR =
  /^(?:bundler: failed to load command: .*|(\S{1,400}):(\d{1,9}):(?:in [`'](?:[^']{0,200})':)? ?(.*) \(([A-Z][\w:]{0,100})\))$/
const FROM = /^\s+(?:\d+: )?from (\S{1,400}):(\d{1,9}):in /
const LIBRARY =
  /\/gems\/|\/lib(?:64)?\/ruby\/|^<internal:|\/rubygems\/|\/bundler\/|\/bin\/(?:bundle|rake|puma|rackup)$/

export const ruby: TracebackParser = (lines) => {
  const from = lines.findLastIndex((line) => {
    const match = ERROR.exec(line)
    return match?.[4] !== undefined
  })
  const [, file, number, message = '', exception = ''] = ERROR.exec(lines[from] ?? '') ?? []
  if (file === undefined) return null
  const frames = [{ file, line: Number(number) }, ...framesBelow(lines, from)]
  return {
    language: 'Ruby',
    exception,
    message: message.trim(),
    ...ownFrame(frames, (name) => LIBRARY.test(name)),
    from,
    to: from + frames.length - 1,
  }
}

function framesBelow(lines: readonly string[], from: number): Frame[] {
  const frames: Frame[] = []
  for (let at = from + 1; at < lines.length; at++) {
    const [, file, number] = FROM.exec(lines[at] ?? '') ?? []
    if (file === undefined) break
    frames.push({ file, line: Number(number) })
  }
  return frames
}
