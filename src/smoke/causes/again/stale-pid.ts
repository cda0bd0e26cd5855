/** The container does not start, or not again: the PID file, lock file or socket of an earlier start is there. */
import { posix } from 'node:path'
import { commandOf } from '../../program/command.ts'
import type { Evidence } from '../../evidence.ts'
import type { Diagnose } from '../../rehearsal/outcome.ts'
import { staleFileAtEnd, staleFileIn } from '../../rehearsal/stale-file.ts'
import { quoteCommand, quoteWord } from '../../../lib/shell-quote.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import { commandLocation, effectOf, hasExited } from '../shared/effect.ts'
import { failedAgain, type FailedAgain } from './failed-again.ts'

export const stalePid = (diagnose: Diagnose): Cause => ({
  code: 'stale-pid',
  level: 'warn',
  about:
    'it does not start, or not a second time, because a PID file, lock file or socket of an earlier start is there',
  find: (evidence) => {
    const copied = copiedOf(evidence)
    if (copied !== null) return copied
    const failed = failedAgain(evidence, diagnose)
    const stale = failed && staleOf(failed)
    if (!failed || !stale) return null
    const { what, seen, level, lines } = failed
    return {
      level,
      confidence: stale.isProved ? 'proved' : 'likely',
      message: `${what}: \`${stale.path}\` is still there from its first start; ${effectOf(seen.evidence)}`,
      fix: fixOf(evidence, stale.path),
      ...commandLocation(evidence),
      evidence: [
        ...(stale.isProved ? [`in the container: ${stale.path}`] : []),
        ...lines,
        ...(stale.line === null ? [] : [stale.line]),
      ],
    }
  },
})

/** It does not start even once: the file was copied into the image. */
function copiedOf(evidence: Evidence): CauseFinding | null {
  const { staleInImage: [path] = [], log, image } = evidence
  if (path === undefined || !hasExited(evidence)) return null
  const line = staleFileAtEnd(log, image.config.workingDir)?.line
  return {
    level: 'fail',
    confidence: 'proved',
    message: `\`${path}\` of an earlier start is in the image; ${effectOf(evidence)}`,
    fix: `List it in .dockerignore, so that it is not copied into the image. ${fixOf(evidence, path)}`,
    ...commandLocation(evidence),
    evidence: [`in the image: ${path}`, ...(line === undefined ? [] : [line])],
  }
}

interface Stale {
  readonly path: string
  /** Of the log; null where it only says that an address is in use. */
  readonly line: string | null
  /** The log names the file, the file is there, and the container has ended. */
  readonly isProved: boolean
}

/** Whether that is why it failed; null also where the kernel says something else. */
export function staleOf({ seen: { evidence, leftFiles = [] }, reason }: FailedAgain): Stale | null {
  if (OTHERS.has(reason.code ?? '')) return null
  const said = staleFileIn(evidence.log, evidence.image.config.workingDir)
  if (said === null) return null
  const there = said.paths.find((path) => leftFiles.includes(path))
  if (there !== undefined) return { path: there, line: said.line, isProved: evidence.ended }
  const [first] = said.paths
  if (first !== undefined) return { path: first, line: said.line, isProved: false }
  // a server of Python says only that an address is in use: a socket that was left is that address
  const sockets = leftFiles.filter((path) => /\.sock(?:et)?$/.test(path))
  return sockets.length === 1 && sockets[0] !== undefined
    ? { path: sockets[0], line: said.line, isProved: false }
    : null
}

/** Proved by the kernel, or before a program could look for a file. */
const OTHERS: ReadonlySet<string> = new Set([
  'out-of-memory',
  'child-out-of-memory',
  'process-limit',
  'disk-full',
])

const SHELL = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/
/** A longer command is not written out. */
const MOST_CHARACTERS = 160

/** Where in the command the file has to be deleted. */
function fixOf({ image, inputs }: Evidence, path: string): string {
  const remove = `rm -f ${quoteWord(path)}`
  const argv = commandOf(image.config, inputs)
  const [program = '', ...words] = argv
  const script = [program, ...words].find((word) => word.endsWith('.sh'))
  if (script !== undefined)
    return `Delete it before the server starts: begin \`${script}\` with \`${remove}\`.`
  if (SHELL.test(program) && words.some((word) => /^-[a-z]*c$/.test(word)))
    return `Delete it before the server starts: begin the command with \`${remove}; \`.`
  const keyword = image.config.entrypoint.length > 0 ? 'ENTRYPOINT' : 'CMD'
  const line = JSON.stringify(['sh', '-c', `${remove}; exec ${quoteCommand(argv)}`])
  return line.length > MOST_CHARACTERS
    ? `Delete it before \`${posix.basename(program)}\` starts: \`${remove}\` in an entrypoint script that ends with \`exec "$@"\`.`
    : `Delete it before the server starts: \`${keyword} ${line.replaceAll('","', '", "')}\`.`
}
