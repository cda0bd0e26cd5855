/** The container's process could not enter its WORKDIR: it may not, or there is no folder of that name. */
import type { Cause } from '../cause.ts'

const CHDIR =
  /chdir to cwd \("([^"]{1,400})"\)|\bchdir:|cannot chdir|mkdir .{0,200}not a directory|Cannot mkdir: .{1,300} is not a directory|[Cc]wd must be/i
const DENIED = /permission denied|operation not permitted/i

export const badWorkdir: Cause = {
  code: 'bad-workdir',
  level: 'fail',
  about: 'it cannot enter its WORKDIR',
  find: ({ startFailure, image, places }) => {
    if (startFailure === null || !CHDIR.test(startFailure) || /mounting|bind source/.test(startFailure))
      return null
    const { workingDir, user } = image.config
    const folder = CHDIR.exec(startFailure)?.[1] ?? (workingDir || '/')
    const isDenied = DENIED.test(startFailure)
    const location = places.WORKDIR
    return {
      confidence: 'proved',
      message: isDenied
        ? `the user \`${user || 'root'}\` may not enter the working directory \`${folder}\``
        : `the working directory \`${folder}\` is not a folder`,
      fix: isDenied
        ? 'Use a WORKDIR that this user may enter: not below /root, and with the x bit on every folder above it.'
        : 'Name a folder in WORKDIR, and copy no file to its path.',
      ...(location ? { location } : {}),
      evidence: [`WORKDIR ${workingDir || '/'}`, `USER ${user || 'root'}`, startFailure],
    }
  },
}
