/**
 * Errors of running a program: for the container's own command from the engine or its runtime, for a program that this
 * runs from the shell or init that runs it, with the program's name in the line.
 */
import { posix } from 'node:path'
import type { Evidence, Program } from '../../evidence.ts'
import { cleanLines } from '../../log/clean.ts'
import { isOver } from './effect.ts'

/**
 * `exec /app: no such file or directory`, `standard_init_linux.go:228: exec user process caused: …`; not a message of
 * the app.
 */
const RUNTIME = /^(?:panic: )?(?:standard_init_linux\.go:\d{1,6}: )?exec \S/
/** Messages of `exec` for a missing file. */
export const NOT_THERE = /no such file or directory|not found|cannot find/i
export const BAD_FORMAT = /exec format error|cannot execute binary file/i

export interface Refusal {
  program: Program
  words: string
  /** It is the container's own command, not a program that this runs. */
  isMain: boolean
}

/** The first matching program for which such an error was printed. */
export function refusal(
  evidence: Evidence,
  matches: (program: Program) => boolean,
  says: RegExp,
): Refusal | null {
  if (!isOver(evidence)) return null
  const { startFailure, log, programs } = evidence
  const lines = cleanLines(log.tail)
  for (const [index, program] of programs.entries()) {
    if (!matches(program)) continue
    const said =
      index === 0
        ? [...(startFailure === null ? [] : [startFailure]), ...lines.filter((line) => RUNTIME.test(line))]
        : lines.filter((line) => names(line, program))
    const words = said.findLast((line) => says.test(line))
    if (words !== undefined) return { program, words, isMain: index === 0 }
  }
  return null
}

const names = (line: string, { argv: [name = ''] }: Program): boolean =>
  name !== '' && line.includes(posix.basename(name))

/** `its program …`, or the program that its command runs. */
export const subject = ({ program: { path, argv }, isMain }: Refusal): string =>
  isMain
    ? `its program \`${path ?? argv[0] ?? ''}\``
    : `\`${path ?? argv[0] ?? ''}\`, which its command runs,`
