/** `sea-trial completion SHELL` and `sea-trial man`: print what other programs read. */
import { VERSION } from '../../core/version.ts'
import {
  SHELLS,
  completionScript,
  manPage,
  refuseMistakes,
  specOf,
  type Arguments,
} from '../../inputs/index.ts'
import { explainedCodes } from '../../report/index.ts'
import type { Host } from '../host.ts'

/** Returns the exit code 0. Rejects with a `settings` error. */
export function completion(given: Arguments, { stdout }: Host): Promise<number> {
  const shell = SHELLS.find((one) => given.operands.length === 1 && one === given.operands[0])
  if (shell === undefined && !given.hasUnknown)
    given.mistakes.push(`completion needs one of ${SHELLS.join(', ')}`)
  refuseMistakes(specOf('completion'), given)
  if (shell !== undefined) stdout.write(completionScript(shell, explainedCodes))
  return Promise.resolve(0)
}

export function man(given: Arguments, { stdout }: Host): Promise<number> {
  if (given.operands.length > 0 && !given.hasUnknown) given.mistakes.push('man takes no operand')
  refuseMistakes(specOf('man'), given)
  stdout.write(manPage(VERSION))
  return Promise.resolve(0)
}
