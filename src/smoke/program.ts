/** Finds, in a container's file system, the program that it was to run. Only asked when it failed to run. */
import { posix } from 'node:path'
import type { ContainerFile, Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../errors.ts'
import { HEAD_BYTES, elfArchitecture, shebang } from './elf.ts'
import type { Program } from './evidence.ts'

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export async function findProgram(
  engine: Engine,
  container: string,
  image: EngineImage,
  argv: readonly string[],
  env: readonly string[],
): Promise<Program> {
  for (const path of candidates(argv[0] ?? '', image, env)) {
    const file = await head(engine, container, path)
    if (file === null) continue
    const interpreter = shebang(file.bytes)
    const script = interpreter === null ? null : await head(engine, container, interpreter)
    const architecture = elfArchitecture(file.bytes) ?? (script && elfArchitecture(script.bytes))
    return { argv, path, isFolder: file.type === 'directory', mode: file.mode, architecture }
  }
  return unknownProgram(argv)
}

export const unknownProgram = (argv: readonly string[]): Program => ({
  argv,
  path: null,
  isFolder: false,
  mode: null,
  architecture: null,
})

/** A path that the engine cannot look up (it leads through a file, its links turn in a circle) is not there. */
async function head(engine: Engine, container: string, path: string): Promise<ContainerFile | null> {
  try {
    return await engine.readFile(container, path, HEAD_BYTES)
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return null
    throw error
  }
}

/** A name without a slash is looked up on PATH, one with a slash from the working directory. */
function candidates(name: string, image: EngineImage, env: readonly string[]): string[] {
  if (name === '') return []
  const home = image.config.workingDir || '/'
  if (name.includes('/')) return [posix.resolve('/', home, name)]
  const path =
    [DEFAULT_PATH, ...image.env, ...env].findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH
  return path
    .slice('PATH='.length)
    .split(':')
    .map((folder) => posix.resolve('/', home, folder, name))
}
