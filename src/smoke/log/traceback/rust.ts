/** Rust: `thread 'main' panicked at src/main.rs:5:10:` with the message below it, or, before 1.73, inside the line. */
import type { TracebackParser } from './traceback.ts'

const PANIC = /^thread '[^']{0,200}'(?: \(\d+\))? panicked at (.*)$/
const OLD = /^'(.*)', (\S{1,400}):(\d{1,9}):\d{1,9}$/
const NEW = /^(\S{1,400}):(\d{1,9}):\d{1,9}:$/

export const rust: TracebackParser = (lines) => {
  const from = lines.findLastIndex((line) => PANIC.test(line))
  const [, rest] = PANIC.exec(lines[from] ?? '') ?? []
  if (rest === undefined) return null
  const [, old, oldFile, oldLine] = OLD.exec(rest) ?? []
  const [, file = oldFile, line = oldLine] = NEW.exec(rest) ?? []
  const isOld = old !== undefined
  return {
    language: 'Rust',
    exception: 'panic',
    message: old ?? (NEW.test(rest) ? (lines[from + 1]?.trim() ?? '') : rest),
    ...(file === undefined ? {} : { file, line: Number(line) }),
    from,
    to: isOld ? from : Math.min(from + 1, lines.length - 1),
  }
}
