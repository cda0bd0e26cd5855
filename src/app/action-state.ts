/** Passes what the action's main step did to its post step, through the runner's state file. */
import { appendFileSync } from 'node:fs'
import { parseJson, texts } from '../lib/json.ts'

type Env = Record<string, string | undefined>

const RUN = 'run'
const STARTED = 'started'
const PROOF = 'proof'
const ENGINES = 'engines-'

function save(name: string, value: string, env: Env): void {
  if (env.GITHUB_STATE) appendFileSync(env.GITHUB_STATE, `${name}=${value}\n`)
}

/** Also a main step that makes no run, such as one with wrong settings or `mode: publish`, has a post step. */
export const saveStart = (env: Env): void => save(STARTED, 'true', env)

/** Does nothing without a state file: then the next run on this machine removes what `post` would have removed. */
export const saveRuns = (ids: readonly string[], env: Env): void => save(RUN, ids.join(' '), env)

/** The run of a trial that proves a fix; the one before has ended. */
export const saveProof = (id: string, env: Env): void => save(PROOF, id, env)

/** The runner passes saved state as STATE_<name>. Null in the main step; empty in the post step of one that made no run. */
export function savedRuns(env: Env): string[] | null {
  const saved = env[`STATE_${RUN}`]
  if (saved === undefined) return env[`STATE_${STARTED}`] === undefined ? null : []
  const proof = env[`STATE_${PROOF}`] ?? ''
  return [...saved.split(' '), proof].filter((id) => id !== '')
}

/** The engines that a run uses, if not only the one of the environment: each as `smoke-host` names it, '' for that one. */
export const saveEngines = (run: string, engines: readonly string[], env: Env): void =>
  save(`${ENGINES}${run}`, JSON.stringify(engines), env)

/** Those of all the runs. */
export function savedEngines(runs: readonly string[], env: Env): string[] {
  const saved = runs.map((run) => texts(parseJson(env[`STATE_${ENGINES}${run}`] ?? '')))
  return [...new Set(saved.flatMap((engines) => (engines.length === 0 ? [''] : engines)))]
}
