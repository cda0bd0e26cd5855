/** The arguments of `sea-trial suggest-contract`; the others are those of a trial. */
import { resolve } from 'node:path'
import { SUGGESTED_KINDS, type SuggestedKind } from '../../contract/index.ts'
import { parseWord, refuseMistakes, splitArguments } from './arguments.ts'
import { specOf } from './table.ts'

export interface SuggestArguments {
  readonly kind: SuggestedKind
  /** Absolute path of a Report; null: the image is tried first. */
  readonly report: string | null
  /** For the trial. */
  readonly others: readonly string[]
}

/** Throws one `settings` error with all mistakes of its own options. */
export function readSuggest(args: readonly string[], cwd: string): SuggestArguments {
  const spec = specOf('suggest-contract')
  const { own, others } = splitArguments(spec, args, cwd)
  const kind = parseWord(own, 'kind', SUGGESTED_KINDS)
  const [file, ...more] = others
  const isReport = file !== undefined && /\.json$/i.test(file)
  if (isReport && more.length > 0)
    own.mistakes.push(`${more[0] ?? ''} has no effect with a Report, which is read and not tried again`)
  refuseMistakes(spec, own)
  return { kind, report: isReport ? resolve(cwd, file) : null, others }
}
