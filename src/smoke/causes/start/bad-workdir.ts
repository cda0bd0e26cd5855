/** The container's process could not enter its WORKDIR: no permission, or it is not a folder. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { userLine, userOf } from '../../program/user.ts'
import { effectOf } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'
import { pathIn } from '../shared/path-in-line.ts'

const CHDIR =
  /chdir to cwd \("([^"]{1,400})"\)|\bchdir:|cannot chdir|mkdir .{0,200}not a directory|Cannot mkdir: .{1,300} is not a directory|[Cc]wd must be/i
const MOUNT = /mounting|bind source/
const DENIED = /permission denied|operation not permitted/i
/** Older runtimes enter it as root, so the app is the first to fail. */
const BY_APP = /change directory|chdir|\bcd\b|getcwd|current (?:working )?directory/i

export const badWorkdir: Cause = {
  code: 'bad-workdir',
  level: 'fail',
  about: 'it cannot enter its WORKDIR',
  find: (evidence) => byEngine(evidence) ?? byApp(evidence),
}

function byEngine(evidence: Evidence): CauseFinding | null {
  const { startFailure, image } = evidence
  if (startFailure === null || !CHDIR.test(startFailure) || MOUNT.test(startFailure)) return null
  const folder = CHDIR.exec(startFailure)?.[1] ?? (image.config.workingDir || '/')
  const isDenied = DENIED.test(startFailure)
  return {
    confidence: 'proved',
    message: isDenied ? forbidden(evidence, folder) : `the working directory \`${folder}\` is not a folder`,
    ...fixAndLocation(evidence, isDenied),
    evidence: [...settings(evidence), startFailure],
  }
}

function byApp(evidence: Evidence): CauseFinding | null {
  const folder = evidence.image.config.workingDir
  if (evidence.startFailure !== null || folder === '') return null
  const isOwn = (line: string) =>
    DENIED.test(line) && BY_APP.test(line) && [folder, null].includes(pathIn(line))
  const found = readLog(evidence, (line) => (isOwn(line) ? line : null))
  if (found?.isSure !== true) return null
  return {
    confidence: 'likely',
    message: `${effectOf(evidence)}: ${forbidden(evidence, folder)}`,
    ...fixAndLocation(evidence, true),
    evidence: [...settings(evidence), found.line.trim()],
  }
}

const forbidden = (evidence: Evidence, folder: string): string =>
  `the user \`${userOf(evidence)}\` is not allowed to enter the working directory \`${folder}\``

const fixAndLocation = ({ places }: Evidence, isDenied: boolean): Pick<CauseFinding, 'fix' | 'location'> => ({
  fix: isDenied
    ? 'Use a WORKDIR that this user can enter: not below /root, and with the x bit on every folder above it.'
    : 'Use a folder as WORKDIR, and do not copy a file to its path.',
  ...(places.WORKDIR ? { location: places.WORKDIR } : {}),
})

const settings = (evidence: Evidence): string[] => [
  `WORKDIR ${evidence.image.config.workingDir || '/'}`,
  userLine(evidence),
]
