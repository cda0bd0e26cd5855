/**
 * Finds the program that a container should run in its file system, and the programs that this runs: the script of a
 * shell, the child of an init. Only used after it failed to run.
 */
import { HEAD_BYTES, elfArchitecture } from '../../platform/elf.ts'
import type { ContainerFile, Engine, EngineImage } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import { NO_HEAD, headOf } from '../../faults/head.ts'
import { placesOf } from '../../platform/search-path.ts'
import type { Interpreter, Program } from '../evidence.ts'
import { innerCommand } from './inner-command.ts'

const MOST_INNER = 3

type Read = (path: string) => Promise<ContainerFile | null>

/**
 * The command itself first, and `named` ones last. `env`: `NAME=value` entries of the settings, in addition to those of
 * the image.
 */
export async function findPrograms(
  engine: Engine,
  container: string,
  image: Pick<EngineImage, 'config' | 'env'>,
  argv: readonly string[],
  env: readonly string[],
  named: readonly string[] = [],
): Promise<Program[]> {
  const read: Read = (path) => head(engine, container, path)
  const programs: Program[] = []
  for (let at: readonly string[] | null = argv; at?.[0] && programs.length <= MOST_INNER;) {
    programs.push(await findProgram(read, image, at, [...image.env, ...env]))
    at = innerCommand(at)
  }
  for (const path of named.filter((one) => !programs.some(({ argv: [first] }) => first === one)))
    programs.push(await findProgram(read, image, [path], []))
  return programs
}

async function findProgram(
  read: Read,
  { config }: Pick<EngineImage, 'config'>,
  argv: readonly string[],
  env: readonly string[],
): Promise<Program> {
  for (const path of placesOf(argv[0] ?? '', config.workingDir, env)) {
    const file = await read(path)
    if (file !== null) return { argv, ...(await describe(read, path, file)) }
  }
  return unknownProgram(argv)
}

async function describe(read: Read, path: string, file: ContainerFile): Promise<Omit<Program, 'argv'>> {
  const { needs, ...facts } = file.type === 'file' ? headOf(file.bytes) : NO_HEAD
  const target = needs ? await read(needs.path) : null
  const interpreter: Interpreter | null = needs ? { ...needs, isThere: target !== null } : null
  const ofScript = needs?.kind === 'script' && target ? elfArchitecture(target.bytes) : null
  return {
    path,
    isFolder: file.type === 'directory',
    mode: file.mode,
    ...facts,
    architecture: facts.architecture ?? ofScript,
    interpreter,
  }
}

export const unknownProgram = (argv: readonly string[]): Program => ({
  argv,
  path: null,
  isFolder: false,
  mode: null,
  architecture: null,
  interpreter: null,
  lacksShebang: false,
  hasCarriageReturn: false,
  firstLine: null,
})

export const fileExists = async (engine: Engine, container: string, path: string): Promise<boolean> =>
  (await head(engine, container, path))?.type === 'file'

/** Null also for a path that the engine cannot look up (through a file, or a loop of links). */
async function head(engine: Engine, container: string, path: string): Promise<ContainerFile | null> {
  try {
    return await engine.readFile(container, path, HEAD_BYTES)
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return null
    throw error
  }
}
