/**
 * What was said when a program was to be run: of the container's own command by the engine or its runtime, of a program
 * that this runs by whoever runs it, with the program's name in the line.
 */
import { posix } from 'node:path'
import type { Evidence, Program } from '../../evidence.ts'
import { cleanLines } from '../../log/clean.ts'
import { isOver } from './effect.ts'

/** `exec /app: no such file or directory`, `standard_init_linux.go:228: exec user process caused: …`; not the app's own words. */
const RUNTIME = /^(?:panic: )?(?:standard_init_linux\.go:\d{1,6}: )?exec \S/
/** The program was told to replace the shell, or the runtime, and could not. */
export const NOT_THERE = /no such file or directory|not found|cannot find/i
export const BAD_FORMAT = /exec format error|cannot execute binary file/i

export interface Refusal {
  program: Program
  words: string
  /** The container's own command, not what that runs. */
  isMain: boolean
}

/** The first program that is such, and of which it was said so. */
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

/** `its program`, or the name of what its command runs. */
export const subject = ({ program: { path, argv }, isMain }: Refusal): string =>
  isMain
    ? `its program \`${path ?? argv[0] ?? ''}\``
    : `\`${path ?? argv[0] ?? ''}\`, which its command runs,`
