/** Passes the run's id from the action's main step to its post step, through the runner's state file. */
import { appendFileSync } from 'node:fs'

type Env = Record<string, string | undefined>

const NAME = 'run'

/** Does nothing without a state file: then the next run on this machine removes what `post` would have removed. */
export function saveRun(id: string, env: Env): void {
  if (env.GITHUB_STATE) appendFileSync(env.GITHUB_STATE, `${NAME}=${id}\n`)
}

/** The runner passes saved state as STATE_<name>. Null in the main step. */
export const savedRun = (env: Env): string | null => env[`STATE_${NAME}`] ?? null
