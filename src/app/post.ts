/** The action's post step: removes what the main step kept for later steps, or left when it was killed. */
import { savedEngines } from './action-state.ts'
import { removeRun } from './cleanup.ts'
import { connect, namedEndpoint } from '../engine/docker.ts'
import { messageOf } from '../core/errors.ts'
import type { Engine } from '../engine/index.ts'
import type { Host } from './host.ts'

/** Never fails the job: what could not be removed is reported, and the next run on this machine removes it. */
export async function post(runs: readonly string[], { stdout, env }: Host): Promise<number> {
  if (runs.length === 0) return 0
  for (const name of savedEngines(runs, env)) await removeFrom(name, runs, stdout)
  return 0
}

/** `name`: as `smoke-host` gives it; empty for the engine of the environment. */
async function removeFrom(name: string, runs: readonly string[], stdout: Host['stdout']): Promise<void> {
  const remove = async (engine: Engine | null): Promise<string[]> => {
    const failures: string[] = []
    for (const run of runs) failures.push(...(await removeRun(engine, run)))
    return failures
  }
  try {
    const { engine } = await connect(name === '' ? undefined : namedEndpoint(name))
    for (const failure of await remove(engine)) stdout.write(`${failure}\n`)
    engine.close()
  } catch (error) {
    for (const failure of [...(await remove(null)), messageOf(error)])
      stdout.write(`Nothing was removed from the engine: ${failure}\n`)
  }
}
