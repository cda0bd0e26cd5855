/** How a command prints: its progress on standard error, its result on standard output. */
import type { Progress } from '../../core/progress.ts'
import type { Look } from '../../report/index.ts'
import { makeProgress } from '../../report/progress.ts'
import type { Host } from '../host.ts'

/** Columns of a text that is not for a terminal. */
export const NARROW = 100

export const lookOf = ({ stdout, env }: Pick<Host, 'stdout' | 'env'>): Look => ({
  color: stdout.isTTY && !env.NO_COLOR,
  width: stdout.isTTY ? stdout.columns || NARROW : NARROW,
})

/** Silent without a terminal: then the result alone is what is wanted. */
export const progressOf = ({ stderr, env }: Pick<Host, 'stderr' | 'env'>): Progress =>
  makeProgress({ stream: stderr, mode: stderr.isTTY && env.CI !== 'true' ? 'live' : 'silent' })
