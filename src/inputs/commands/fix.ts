/** The own arguments of `sea-trial fix`; the others are those of a trial. */
import { resolve } from 'node:path'
import { parseWord, refuseMistakes, splitArguments } from './arguments.ts'
import { specOf } from './table.ts'

export interface FixArguments {
  readonly write: boolean
  readonly format: 'text' | 'json' | 'patch'
  /** Absolute path of an earlier Report; null: the image is tried first. */
  readonly report: string | null
  /** For the trial. */
  readonly others: readonly string[]
}

/** Throws one `settings` error with all mistakes of its own options. */
export function readFix(args: readonly string[], cwd: string): FixArguments {
  const spec = specOf('fix')
  const { own, others } = splitArguments(spec, args, cwd)
  const format = parseWord(own, 'format', ['text', 'json', 'patch'])
  refuseMistakes(spec, own)
  const report = own.options.get('report')
  return {
    write: own.options.has('write'),
    format,
    report: report === undefined ? null : resolve(cwd, report),
    others,
  }
}
