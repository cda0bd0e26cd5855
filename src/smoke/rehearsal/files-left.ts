/** Files of an earlier start that are still in the container and may be why it does not start again. */
import { posix } from 'node:path'
import type { Engine } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Subject } from '../container/observation.ts'
import type { Evidence } from '../evidence.ts'
import { isLockName, staleFileIn } from './stale-file.ts'

const MOST_CHANGED = 2000
const MOST = 10

/** As absolute paths: those that the log names, then others that are called like a PID or lock file. */
export async function filesLeft(
  { container, deps: { engine } }: Subject,
  { log, image }: Evidence,
): Promise<string[]> {
  const named = staleFileIn(log, image.config.workingDir)?.paths ?? []
  const changed = await unlessRefused(engine.changed(container, MOST_CHANGED), [])
  const candidates = [...new Set([...named, ...changed.filter(isLockName)])].slice(0, MOST)
  const found: string[] = []
  for (const path of candidates) if (await isFile(engine, container, path)) found.push(posix.normalize(path))
  return found
}

async function isFile(engine: Engine, container: string, path: string): Promise<boolean> {
  const file = await unlessRefused(engine.readFile(container, path, 0), null)
  return file !== null && file.type !== 'directory'
}

/** An engine that cannot look up one of them must not end the trial. */
async function unlessRefused<T>(call: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return otherwise
    throw error
  }
}
