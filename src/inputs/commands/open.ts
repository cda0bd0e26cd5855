/** The arguments of `sea-trial open`. */
import { repositoryOf, rootsOf } from '../../core/file-access.ts'
import { readImageName } from '../image-name.ts'
import type { OpenInputs } from '../types.ts'
import { parsePlatform } from '../values.ts'
import { parseOption, refuseMistakes, type Arguments } from './arguments.ts'
import { specOf } from './table.ts'

/** Throws one `settings` error with all mistakes. */
export function readOpen(given: Arguments, cwd: string): OpenInputs {
  const { operands, mistakes, hasUnknown, options } = given
  const platform = parseOption(given, 'platform', parsePlatform)
  const roots = rootsOf(repositoryOf(cwd))
  // the value of an unknown option looks like an operand
  const [image] = (hasUnknown ? [] : operands.slice(0, 1)).map((name) =>
    readImageName(name, { cwd, roots, platform, mistakes }),
  )
  if (operands.length !== 1 && !hasUnknown)
    mistakes.push(`open needs one Report, image or archive, and got ${operands.length}`)
  refuseMistakes(specOf('open'), given)
  if (!image) throw new RangeError('an image without a mistake is missing')
  return { image, output: options.get('output') ?? null, roots }
}
