/** The containers of a structure test: one that is never started, whose files are read, and one for each command. */
import type { ContainerSpec, Output, Volume } from '../../engine/index.ts'
import { RUN_LABEL, RUN_REPOSITORY, containerName, setupTag } from '../../core/run-id.ts'
import { checkCancelled } from '../cancelled.ts'
import { expand } from '../go-expand.ts'
import type { StructureInputs, SuiteDeps } from '../types.ts'
import type { RunOptions, Variable } from './read.ts'

export interface Settings {
  readonly options: RunOptions | null
  /** `NAME=value`, from `envVars` and `envFile` of the options. */
  readonly optionEnv: readonly string[]
}

export interface CommandRun {
  /** An image: the tested one, or what a setup has left. */
  readonly image: string
  readonly argv: readonly string[]
  readonly env: readonly string[]
  readonly tty?: boolean
}

export type CommandResult =
  | ({ readonly kind: 'ended'; readonly exitCode: number } & Output)
  /** The engine's words: it could not be started. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'late' }

/** A command that does not end is stopped. */
export const COMMAND_SECONDS = 300
/** Of each stream. */
export const MOST_OUTPUT = 1024 ** 2
const PIDS = 4096

let number = 0
const next = (): number => ++number

/** Runs a command instead of the image's, in a container of its own. `keep` gets the container before it is removed. */
export async function runCommand(
  { image, argv, env, tty = false }: CommandRun,
  settings: Settings,
  deps: SuiteDeps,
  keep: (container: string) => Promise<void> = () => Promise.resolve(),
): Promise<CommandResult> {
  const { engine, signal } = deps
  const container = await engine.create({
    ...specOf(image, argv, env, settings, deps),
    ...(tty ? { tty } : {}),
  })
  try {
    const { failure } = await engine.start(container)
    if (failure !== null) return { kind: 'refused', why: failure }
    await engine.ended(container, AbortSignal.any([signal, AbortSignal.timeout(COMMAND_SECONDS * 1000)]))
    checkCancelled(signal)
    const state = await engine.state(container)
    if (state === null || state.running) return { kind: 'late' }
    await keep(container)
    return { kind: 'ended', exitCode: state.exitCode, ...(await engine.output(container, MOST_OUTPUT)) }
  } finally {
    await engine.remove(container)
  }
}

/** A container of the image that is not started. The caller removes it. */
export const createStill = (image: string, settings: Settings, deps: SuiteDeps): Promise<string> =>
  deps.engine.create(specOf(image, ['/not-run'], [], settings, deps))

function specOf(
  image: string,
  argv: readonly string[],
  env: readonly string[],
  { options }: Settings,
  { run, platform, memoryGuard }: SuiteDeps,
): ContainerSpec {
  return {
    name: containerName(run, `test-${next()}`),
    image,
    platform,
    labels: { [RUN_LABEL]: run },
    env: [...env],
    entrypoint: argv.slice(0, 1),
    cmd: argv.slice(1),
    publish: [],
    network: null,
    memory: null,
    ...(memoryGuard === null ? {} : { memoryGuard }),
    cpus: null,
    ...(options?.privileged ? { privileged: true } : {}),
    settings: {
      volumes: (options?.bindMounts ?? []).map(volumeOf),
      user: options && options.user !== '' ? options.user : null,
      capAdd: options?.capabilities ?? [],
      pidsLimit: PIDS,
    },
  }
}

/** `SOURCE:TARGET[:OPTIONS]` */
function volumeOf(bind: string): Volume {
  const [source = '', target = '', options = ''] = bind.split(':')
  const isPath = source.startsWith('/')
  return {
    source: isPath ? { kind: 'path', path: source } : { kind: 'name', name: source },
    target,
    options: options === '' ? [] : options.split(','),
  }
}

/** Names the image that a container is now, for the next command. */
export async function commit(container: string, { engine, run }: SuiteDeps): Promise<string> {
  const tag = setupTag(run, next())
  await engine.commit(container, RUN_REPOSITORY, tag.slice(RUN_REPOSITORY.length + 1))
  return tag
}

/** `NAME=value`, with variables of the environment replaced. */
export const expandedEnv = (variables: readonly Variable[], env: ReadonlyMap<string, string>): string[] =>
  variables.map(({ key, value }) => `${key}=${expand(value, env)}`)

/** Which of the options a file of the repository may not use; null where all are allowed. */
export function refusedOption(options: RunOptions | null, { allowHost }: StructureInputs): string | null {
  if (options === null || allowHost) return null
  const names = [options.privileged ? 'privileged' : '', options.bindMounts.length > 0 ? 'bindMounts' : '']
  const used = names.filter((name) => name !== '')
  return used.length === 0
    ? null
    : `containerRunOptions has ${used.join(' and ')}, which access the host: allow it with the setting tests-host: allow`
}
