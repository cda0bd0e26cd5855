/** Titles of instructions for the report. */
import type { Instruction } from './parse.ts'

/** One line: `RUN pip install flask`, `RUN <<EOF (apt-get update…)`. */
export function titleOf({ keyword, args, heredocs }: Instruction): string {
  const script = heredocs[0]?.content.split('\n').find((line) => line.trim() !== '') ?? ''
  const more = script === '' ? '' : ` (${script.trim()}…)`
  return `${keyword} ${args.replace(/\s+/g, ' ')}${more}`.trim()
}
