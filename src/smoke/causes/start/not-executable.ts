/**
 * The program exists, but cannot be executed: no x bit, no permission for this user, or it is a folder (older runtimes
 * report this as "permission denied").
 */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence, Program } from '../../evidence.ts'
import { cleanLines } from '../../log/clean.ts'
import { namedPrograms } from '../../program/named-in-log.ts'
import { quoteCommand } from '../shared/phrases.ts'
import { isRoot, userOf } from '../../program/user.ts'
import { commandLocation, effectOf, hasExited } from '../shared/effect.ts'
import { refusal, type Refusal } from '../shared/refused-program.ts'

/** `exec: "/run.sh": permission denied`, crun's `open executable: Permission denied`; a shell's `./run.sh: Permission denied`. */
const REFUSED = /permission denied|is a directory|operation not permitted/i
const FOLDER = /is a directory/i
/** Errors about WORKDIR or a mount have other causes. */
const OTHER = /\bchdir\b|\bmount/i
const X_BITS = 0o111
const X_FOR_OTHERS = 0o001
/** The exit code of shells and inits for a program that exists and could not be run. */
const NOT_RUNNABLE = 126

export const notExecutable: Cause = {
  code: 'not-executable',
  level: 'fail',
  about: 'its program is in the image, but cannot be executed',
  find: (evidence) => onTmpfs(evidence) ?? byFile(evidence),
}

/** Engines mount a tmpfs with `noexec` unless `exec` is set. */
function onTmpfs(evidence: Evidence): CauseFinding | null {
  const { tmpfs } = evidence.inputs.container
  if (tmpfs.length === 0 || !hasExited(evidence) || evidence.state?.exitCode !== NOT_RUNNABLE) return null
  for (const path of namedPrograms(evidence.log)) {
    const mount = tmpfs.find(
      (one) => path.startsWith(`${one.path}/`) && !one.options.split(',').includes('exec'),
    )
    const line = cleanLines(evidence.log.tail).findLast((words) => words.includes(path))
    if (mount === undefined || line === undefined || !REFUSED.test(line)) continue
    return {
      confidence: 'likely',
      message: `${effectOf(evidence)}: \`${path}\` cannot be executed: it is on the tmpfs ${mount.path}, which is mounted without \`exec\``,
      fix: `Keep programs in the image, or allow them on that tmpfs: \`tmpfs: ${mount.path}:exec\`.`,
      evidence: [line, `tmpfs: ${mount.path}${mount.options === '' ? '' : `:${mount.options}`}`],
    }
  }
  return null
}

function byFile(evidence: Evidence): CauseFinding | null {
  const found = refused(evidence)
  if (found === null) return null
  const { program, words, isMain } = found
  const path = program.path ?? program.argv[0] ?? ''
  const isFolder = program.isFolder || FOLDER.test(words)
  const isForOthers = !isFolder && program.mode !== null && (program.mode & X_BITS) !== 0
  const user = userOf(evidence)
  return {
    confidence: 'proved',
    message: `${isMain ? '' : `${effectOf(evidence)}: `}its command \`${path}\` ${isFolder ? 'is a folder' : `cannot be executed${isForOthers ? ` by the user \`${user}\`` : ''}`}`,
    fix: fixOf(isFolder, isForOthers),
    ...commandLocation(evidence),
    evidence: [
      `command: ${quoteCommand(program.argv)}`,
      ...(program.mode === null ? [] : [`mode of ${path}: ${program.mode.toString(8).padStart(4, '0')}`]),
      words,
    ],
  }
}

function fixOf(isFolder: boolean, isForOthers: boolean): string {
  if (isFolder) return 'Use the path of the program inside it.'
  return isForOthers
    ? 'Make it executable for that user: `COPY --chmod=755`, not below /root, and with the x bit on every folder above it.'
    : 'Copy it with `COPY --chmod=755`, or commit it with its x bit: `git update-index --chmod=+x`.'
}

/** For a program that a shell or an init runs, the file itself must confirm it: apps print "permission denied" too. */
function refused(evidence: Evidence): Refusal | null {
  const { startFailure, programs } = evidence
  const [main] = programs
  if (startFailure !== null)
    return main && startFailure.includes('exec') && REFUSED.test(startFailure) && !OTHER.test(startFailure)
      ? { program: main, words: startFailure, isMain: true }
      : null
  const needed = isRoot(userOf(evidence)) ? X_BITS : X_FOR_OTHERS
  const cannotRun = ({ isFolder, mode, path }: Program) =>
    path !== null && path !== main?.path && (isFolder || (mode !== null && (mode & needed) === 0))
  return evidence.state?.exitCode === NOT_RUNNABLE ? refusal(evidence, cannotRun, REFUSED) : null
}
