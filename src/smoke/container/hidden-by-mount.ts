/**
 * Finds files that a mount hides: the container reports them missing, they are below a mount, and the image has them. The
 * image is read through a second container without mounts, which is never started.
 */
import { posix, relative } from 'node:path'
import type { Engine, Mount } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import { RUN_LABEL, containerName, projectName } from '../../core/run-id.ts'
import type { Hidden } from '../evidence.ts'
import { missingPaths } from './missing-paths.ts'
import { commandOf } from '../program/command.ts'
import type { LogSeen } from '../log/types.ts'
import type { Subject } from './observation.ts'

interface Cover {
  target: string
  /** As in the setting: `.:/app`. */
  text: string
  /** Its files are lost when the container ends. */
  isMemory: boolean
}

/** The most likely first. `refusal`: the engine's words when it did not start the container. */
export async function findHidden(
  subject: Subject,
  mounts: readonly Mount[],
  refusal: string | null,
  log: LogSeen,
): Promise<Hidden[]> {
  const { image, inputs, deps, container } = subject
  const covers = coversOf(subject, mounts)
  if (covers.length === 0) return []
  const argv = commandOf(image.config, inputs)
  const targets = covers.map(({ target }) => target)
  const below = missingPaths(log, refusal, argv, image.config.workingDir, targets).flatMap((missing) => {
    const cover = covers.find(({ target }) => isBelow(missing.path, target))
    return cover ? [{ ...missing, cover }] : []
  })
  const { engine } = deps
  const hidden: typeof below = []
  const gone: typeof below = []
  for (const one of below)
    if (one.cover.isMemory || !(await isThere(engine, container, one.path))) gone.push(one)
  if (gone.length === 0) return []
  const bare = await bareContainer(subject)
  if (bare === null) return []
  try {
    for (const one of gone) if (await isThere(engine, bare, one.path)) hidden.push(one)
  } finally {
    await engine.remove(bare)
  }
  return hidden.map(({ path, isProgram, line, cover: { target, text } }) => ({
    ...{ path, isProgram, line, target },
    mount: text,
  }))
}

/** Mounts, the deepest first. */
function coversOf({ inputs, deps }: Subject, mounted: readonly Mount[]): Cover[] {
  const base = deps.services?.folder ?? process.cwd()
  const prefix = `${projectName(deps.run)}_`
  const mounts = mounted.map(({ kind, source, target }): Cover => {
    const inBase = relative(base, source)
    const shown =
      kind !== 'bind'
        ? source.replace(prefix, '')
        : inBase.startsWith('..')
          ? source
          : inBase === ''
            ? '.'
            : `./${inBase}`
    const isAnonymous = /^[0-9a-f]{64}$/.test(shown)
    return { target, text: isAnonymous ? target : `${shown}:${target}`, isMemory: kind === 'tmpfs' }
  })
  const memory = inputs.container.tmpfs.map(({ path }): Cover => ({
    target: path,
    text: `tmpfs ${path}`,
    isMemory: true,
  }))
  return [...mounts, ...memory].sort((a, b) => b.target.length - a.target.length)
}

const isBelow = (path: string, folder: string): boolean =>
  posix.resolve('/', folder) !== '/' && path.startsWith(`${posix.resolve('/', folder)}/`)

async function bareContainer({ image, deps: { engine, run } }: Subject): Promise<string | null> {
  try {
    return await engine.create({
      name: containerName(run, 'bare'),
      image: image.id,
      labels: { [RUN_LABEL]: run },
      env: [],
      cmd: ['true'],
      entrypoint: null,
      publish: [],
      network: 'none',
      memory: null,
      cpus: null,
    })
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return null
    throw error
  }
}

/** False also where the engine cannot look up the path. */
async function isThere(engine: Engine, container: string, path: string): Promise<boolean> {
  try {
    return (await engine.readFile(container, path, 0)) !== null
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return false
    throw error
  }
}
