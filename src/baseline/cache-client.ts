/**
 * A process of its own around GitHub's client of the Actions cache. It prints what it wants, retries for as long as it
 * wants, unpacks with `tar -P`, and reads its settings from the environment: in a process that the caller prepares, bounds
 * and listens to, none of that reaches the job.
 */
import { chdir, env } from 'node:process'

/** The first argument of the program that starts this client; not an option for users. */
export const CACHE_CLIENT = '--actions-cache-client'
/** The path that is saved: part of an entry's identity, so always this same text. */
export const ENTRY_FILE = 'sea-trial-report'

/** `restore KEY…` or `save KEY`. Exit code 0: restored or saved; 1: not, and the output says why. */
export async function cacheClient([action = '', ...keys]: readonly string[]): Promise<number> {
  const { restoreCache, saveCache } = await import('@actions/cache')
  chdir(env.RUNNER_TEMP ?? '.')
  const [first = '', ...others] = keys
  if (action === 'save') return (await saveCache([ENTRY_FILE], first)) === -1 ? 1 : 0
  return (await restoreCache([ENTRY_FILE], first, others)) === undefined ? 1 : 0
}
