/**
 * Everything that was seen of one container, gathered before anyone judges it. Causes are pure functions of this,
 * so evidence written down once replays as a unit test.
 */
import type { ContainerState, EngineImage, EngineInfo } from '../engine/index.ts'
import type { ProbeSpec, SmokeInputs } from '../inputs/index.ts'
import type { Listener, Location, Log, Shutdown } from '../schema.ts'
import type { Outcome } from './probe/attempt.ts'

/** What was asked of one port, and how that ended. */
export interface Checked {
  port: number
  spec: ProbeSpec
  required: boolean
  ok: boolean
  attempts: number
  last: Outcome | null
}

/** The file that the container was to run, as far as it could be found in its file system. */
export interface Program {
  argv: readonly string[]
  /** Null when no such file was found on the image's PATH. */
  path: string | null
  isFolder: boolean
  mode: number | null
  /** Architecture in its ELF header, or in its interpreter's; null for what is no ELF file. */
  architecture: string | null
}

export type Phase = 'start' | 'waiting' | 'soak' | 'done'

export interface Evidence {
  image: EngineImage
  engine: EngineInfo
  inputs: SmokeInputs
  /** How far the container came before it failed; `done` when it did not. */
  phase: Phase
  /** The engine's words when it refused to run the command. */
  startFailure: string | null
  /** State at the end, before Sea Trial stopped it. */
  state: ContainerState | null
  /** Seconds that the container ran before it ended by itself; null while it runs. */
  ranSeconds: number | null
  /** Seconds from the start to the end of the trial: the timeout, or less when it was seen to fail before. */
  waited: number
  ended: boolean
  checks: readonly Checked[]
  /** Null when the table could not be read: then its silence proves nothing. */
  listeners: readonly Listener[] | null
  /** Cores used over the last seconds of waiting; null when not measured. */
  busy: number | null
  memory: { peak: number | null; limit: number | null }
  log: Log
  program: Program | null
  shutdown: Shutdown | null
  /** Where the Dockerfile says so, for findings that point there. */
  where: Where
}

export type Where = (
  keyword: 'EXPOSE' | 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK' | 'STOPSIGNAL',
) => Location | undefined
