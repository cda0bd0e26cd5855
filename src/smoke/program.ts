/** Finds, in a container's file system, the program that it was to run. Only asked when it failed to run. */
import { posix } from 'node:path'
import type { Engine, EngineImage } from '../engine/index.ts'
import { HEAD_BYTES, elfArchitecture, shebang } from './elf.ts'
import type { Program } from './evidence.ts'

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export async function findProgram(engine: Engine, container: string, image: EngineImage, argv: readonly string[], env: readonly string[]): Promise<Program> {
  for (const path of candidates(argv[0] ?? '', image, env)) {
    const file = await engine.readFile(container, path, HEAD_BYTES)
    if (file === null) continue
    const interpreter = shebang(file.bytes)
    const script = interpreter === null ? null : await engine.readFile(container, interpreter, HEAD_BYTES)
    const architecture = elfArchitecture(file.bytes) ?? (script === null ? null : elfArchitecture(script.bytes))
    return { argv, path, mode: file.mode, architecture }
  }
  return { argv, path: null, mode: null, architecture: null }
}

/** A name without a slash is looked up on PATH, one with a slash from the working directory. */
function candidates(name: string, image: EngineImage, env: readonly string[]): string[] {
  if (name === '') return []
  const home = image.config.workingDir || '/'
  if (name.includes('/')) return [posix.resolve('/', home, name)]
  const path = [DEFAULT_PATH, ...image.env, ...env].findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH
  return path
    .slice('PATH='.length)
    .split(':')
    .map((folder) => posix.resolve('/', home, folder, name))
}
