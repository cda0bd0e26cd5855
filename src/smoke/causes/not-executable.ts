/** The program is there, but may not be executed: no x bit, or it is a folder (which older runtimes call "permission denied"). */
import { quoteCommand } from '../say.ts'
import type { Cause } from '../cause.ts'

/** `exec: "/run.sh": permission denied`, crun's `open executable: Permission denied`; not a forbidden WORKDIR. */
const REFUSED = /exec.*(permission denied|is a directory)/i
const OTHER = /\bchdir\b/i

export const notExecutable: Cause = {
  code: 'not-executable',
  level: 'fail',
  about: 'its program is there, but may not be executed',
  find: ({ startFailure, programs: [program], places }) => {
    if (startFailure === null || !REFUSED.test(startFailure) || OTHER.test(startFailure)) return null
    const location = places.ENTRYPOINT ?? places.CMD
    const path = program?.path ?? program?.argv[0] ?? ''
    const isFolder = program?.isFolder === true || /is a directory/i.test(startFailure)
    return {
      confidence: 'proved',
      message: isFolder
        ? `its command \`${path}\` is a folder`
        : `its command \`${path}\` may not be executed`,
      fix: isFolder
        ? 'Name the program inside it.'
        : `Copy it with \`COPY --chmod=755\`, or commit it with its x bit: \`git update-index --chmod=+x\`.`,
      ...(location ? { location } : {}),
      evidence: [
        `command: ${quoteCommand(program?.argv ?? [])}`,
        ...(program?.mode == null ? [] : [`mode of ${path}: ${program.mode.toString(8).padStart(4, '0')}`]),
        startFailure,
      ],
    }
  },
}
