/**
 * Programs that could not be run, according to the log (`/start.sh: line 3: /app: not found`). Only the file itself
 * shows whether it is missing, or something that it needs. Pure.
 */
import { cleanLines } from '../log/clean.ts'
import type { LogSeen } from '../log/types.ts'

const PATH = String.raw`((?:\/|\.{1,2}\/)[^\s:'"]{1,300})`
const NAMED: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:^|: |\d: )(?:exec: )?${PATH}: (?:not found|No such file or directory|Permission denied|Is a directory|cannot execute|Exec format error|bad interpreter)`,
    'i',
  ),
  new RegExp(String.raw`can't execute '${PATH}'`, 'i'),
]
const MOST_LINES = 10
const MOST_NAMED = 2

/** Paths, the last first. */
export function namedPrograms({ tail }: Pick<LogSeen, 'tail'>): string[] {
  const found = cleanLines(tail)
    .slice(-MOST_LINES)
    .reverse()
    .flatMap(
      (line) => NAMED.map((pattern) => pattern.exec(line)?.[1]).find((path) => path !== undefined) ?? [],
    )
  return [...new Set(found)].slice(0, MOST_NAMED)
}
