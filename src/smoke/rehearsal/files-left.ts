/** Files of an earlier start that are in the container and may be why it does not start. */
import { posix } from 'node:path'
import type { Engine, Mount } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Subject } from '../container/observation.ts'
import type { Evidence } from '../evidence.ts'
import type { LogSeen } from '../log/types.ts'
import { isLockName, staleFileAtEnd, staleFileIn } from './stale-file.ts'

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
  return filesOf(engine, container, candidates)
}

/** Those that the last lines of the log name, that this container has not written, and that no volume has. */
export async function staleInImage(
  { container, inputs, image, deps: { engine } }: Subject,
  mounts: readonly Pick<Mount, 'target'>[],
  log: LogSeen,
): Promise<string[]> {
  const paths = staleFileAtEnd(log, image.config.workingDir)?.paths ?? []
  if (paths.length === 0) return []
  const changed = await unlessRefused(engine.changed(container, MOST_CHANGED), null)
  if (changed === null || changed.length >= MOST_CHANGED) return []
  // by their names: the engine writes /run where the log says /var/run
  const written = new Set(changed.map((path) => posix.basename(path)))
  const targets = [...mounts.map(({ target }) => target), ...inputs.container.tmpfs.map(({ path }) => path)]
  const isOfImage = (path: string) =>
    !written.has(posix.basename(path)) &&
    targets.every((target) => posix.relative(target, path).startsWith('..'))
  return filesOf(engine, container, paths.filter(isOfImage).slice(0, MOST))
}

async function filesOf(engine: Engine, container: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) if (await isFile(engine, container, path)) found.push(posix.normalize(path))
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
