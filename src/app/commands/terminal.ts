/** How a command prints: its progress on standard error, its result on standard output. */
import type { Progress } from '../../core/progress.ts'
import { terminalOf } from '../../core/terminal.ts'
import type { Look } from '../../report/index.ts'
import { makeProgress } from '../../report/progress.ts'
import type { Host } from '../host.ts'

export const lookOf = ({ stdout, env }: Pick<Host, 'stdout' | 'env'>): Look => terminalOf(stdout, env)

/** Silent without a terminal: then the result alone is what is wanted. */
function progressOf({ stderr, env }: Pick<Host, 'stderr' | 'env'>): Progress {
  const terminal = terminalOf(stderr, env)
  return makeProgress({ stream: stderr, mode: terminal.live ? 'live' : 'silent', look: terminal })
}

/** Calls `work` with the progress of a command, which ends as it does. */
export async function withProgress<T>(
  host: Pick<Host, 'stderr' | 'env'>,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const progress = progressOf(host)
  let isDone = false
  try {
    const result = await work(progress)
    isDone = true
    return result
  } finally {
    progress.end(isDone)
  }
}
