/** The engine could not find the program that the image says to run. */
import { quoteCommand } from '../say.ts'
import type { Cause } from './index.ts'

const MISSING = /executable file not found|no such file or directory|stat .*: no such file/i

export const commandNotFound: Cause = ({ startFailure, program, where }) => {
  if (startFailure === null || !MISSING.test(startFailure) || (program !== null && program.path !== null))
    return null
  const location = where('ENTRYPOINT') ?? where('CMD')
  const command = program?.argv[0] ?? ''
  return {
    code: 'command-not-found',
    level: 'fail',
    confidence: 'proved',
    message: `its command \`${command}\` is not in the image`,
    fix:
      command === '/bin/sh'
        ? 'The image has no shell: write CMD and ENTRYPOINT as JSON lists.'
        : 'Install it in the final stage, or correct its name or path.',
    ...(location ? { location } : {}),
    evidence: [`command: ${quoteCommand(program?.argv ?? [])}`, startFailure],
  }
}
