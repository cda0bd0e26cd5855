/** The engine could not find the program that the image says to run. */
import { quoteCommand } from '../say.ts'
import type { Cause } from '../cause.ts'

const MISSING = /executable file not found|no such file or directory|stat .*: no such file/i

export const commandNotFound: Cause = {
  code: 'command-not-found',
  level: 'fail',
  about: 'the program that it is to run is not in the image',
  find: ({ startFailure, programs: [program], places }) => {
    if (startFailure === null || !MISSING.test(startFailure) || program?.path != null) return null
    const location = places.ENTRYPOINT ?? places.CMD
    const command = program?.argv[0] ?? ''
    return {
      confidence: 'proved',
      message: `its command \`${command}\` is not in the image`,
      fix:
        command === '/bin/sh'
          ? 'The image has no shell: write CMD and ENTRYPOINT as JSON lists.'
          : 'Install it in the final stage, or correct its name or path.',
      ...(location ? { location } : {}),
      evidence: [`command: ${quoteCommand(program?.argv ?? [])}`, startFailure],
    }
  },
}
