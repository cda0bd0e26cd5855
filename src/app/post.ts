/** The action's post step: removes what the main step kept for later steps, or left when it was killed. */
import { removeRun } from './cleanup.ts'
import { connect } from '../engine/docker.ts'
import { messageOf } from '../core/errors.ts'
import type { Host } from './host.ts'

/** `run`: empty if none was made. Never fails the job: what could not be removed is reported, and the next run on this machine removes it. */
export async function post(run: string, { stdout }: Host): Promise<number> {
  if (run === '') return 0
  try {
    const { engine } = await connect()
    for (const failure of await removeRun(engine, run)) stdout.write(`${failure}\n`)
    engine.close()
  } catch (error) {
    for (const failure of [...(await removeRun(null, run)), messageOf(error)])
      stdout.write(`Nothing was removed from the engine: ${failure}\n`)
  }
  return 0
}
