/** The arguments of `sea-trial diff`. */
import { repositoryOf, rootsOf } from '../../core/file-access.ts'
import { readImageName } from '../image-name.ts'
import type { DiffInputs } from '../types.ts'
import { parsePlatform } from '../values.ts'
import { parseOption, parseWord, refuseMistakes, type Arguments } from './arguments.ts'
import { specOf } from './table.ts'

/** Throws one `settings` error with all mistakes. */
export function readDiff(given: Arguments, cwd: string): DiffInputs {
  const { operands, mistakes } = given
  const format = parseWord(given, 'format', ['terminal', 'markdown', 'json'])
  const platform = parseOption(given, 'platform', parsePlatform)
  const roots = rootsOf(repositoryOf(cwd))
  // the value of an unknown option looks like a side
  const sides = given.hasUnknown ? [] : operands
  const [before, after] = sides.map((name) => readImageName(name, { cwd, roots, platform, mistakes }))
  if (operands.length !== 2 && !given.hasUnknown)
    mistakes.push(`diff needs two images, archives or Reports, and got ${operands.length}`)
  refuseMistakes(specOf('diff'), given)
  if (!before || !after) throw new RangeError('a side without a mistake is missing')
  return { before, after, format, roots }
}
