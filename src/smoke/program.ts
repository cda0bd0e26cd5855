/** Finds, in a container's file system, the program that it was to run. Only asked when it failed to run. */
import { HEAD_BYTES, elfArchitecture, shebangWords } from '../elf.ts'
import type { ContainerFile, Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../errors.ts'
import { placesOf } from '../search-path.ts'
import type { Program } from './evidence.ts'

export async function findProgram(
  engine: Engine,
  container: string,
  image: EngineImage,
  argv: readonly string[],
  env: readonly string[],
): Promise<Program> {
  for (const path of placesOf(argv[0] ?? '', image.config.workingDir, [...image.env, ...env])) {
    const file = await head(engine, container, path)
    if (file === null) continue
    const [interpreter] = shebangWords(file.bytes)
    const script = interpreter === undefined ? null : await head(engine, container, interpreter)
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
