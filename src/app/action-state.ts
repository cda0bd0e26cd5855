/** What the main step of the action leaves for its post step: the run's id, through the runner's state file. */
import { appendFileSync } from 'node:fs'

type Env = Record<string, string | undefined>

const NAME = 'run'

/** Without a state file (a server that has none) the next run's sweep does what `post` would have done. */
export function saveRun(id: string, env: Env): void {
  if (env.GITHUB_STATE) appendFileSync(env.GITHUB_STATE, `${NAME}=${id}\n`)
}

/** The runner gives saved state back as STATE_<name>. Null in the main step. */
export const savedRun = (env: Env): string | null => env[`STATE_${NAME}`] ?? null
