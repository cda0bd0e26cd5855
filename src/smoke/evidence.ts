/**
 * Everything that was observed of one container. It is plain data, so that recorded evidence (`SEA_TRIAL_EVIDENCE=FILE`)
 * replays as a unit test. The causes and the Report's `smoke` section are pure functions of it.
 */
import type { ContainerState, EngineImage, EngineInfo } from '../engine/index.ts'
import type { ContractAnswer, RanHook } from '../contract/index.ts'
import type { ProbeSpec, SmokeInputs } from '../inputs/types.ts'
import type {
  Listener,
  Location,
  Moment,
  Rehearsal,
  Service,
  Shutdown,
  Smoke,
  UsageSample,
} from '../core/schema.ts'
import type { Counters, Process } from './kernel/types.ts'
import type { LogSeen } from './log/types.ts'
import type { HungUp } from './probe/hang-ups.ts'
import type { Left } from './program/background.ts'
import type { OwnModule } from './program/own-module.ts'
import type { Outcome } from './probe/outcome.ts'
import type { SoakState } from './probe/state.ts'

/** One check, and how it ended. */
export interface Checked {
  /** Null for a probe without a port. */
  port: number | null
  spec: ProbeSpec
  required: boolean
  /** The port was found in the listener table: neither the image nor a setting names it. */
  found?: true
  ok: boolean
  attempts: number
  last: Outcome | null
  /** Seconds from the start of the container to the passing answer, else to the last question; 0 where none was asked. */
  seconds: number
  /** Seconds that the passing answer took. */
  latency: number | null
  /** The results of repeating it after the container was ready. Instants are seconds after the start. */
  soak: SoakState
  /** What happened in the container while the port closed connections without an answer; absent where it did not. */
  hungUp?: HungUp
}

/** A file that the container was to run, as found in its file system. */
export interface Program {
  argv: readonly string[]
  /** Null when no such file was found on the image's PATH. */
  path: string | null
  isFolder: boolean
  /** Permission bits; null when not found. */
  mode: number | null
  /**
   * Architecture in its ELF header, or in its interpreter's; `macOS` or `Windows` for a program of those; null for a file
   * without machine code.
   */
  architecture: string | null
  /** The interpreter or loader that its `#!` line or ELF header names. */
  interpreter: Interpreter | null
  /** A text file without a `#!` line. */
  lacksShebang: boolean
  /** Its first line ends with a carriage return. */
  hasCarriageReturn: boolean
  /** Without its line feed, 200 characters at most; a byte-order mark is kept. Null for a file that is not text. */
  firstLine: string | null
}

export interface Interpreter {
  kind: 'script' | 'loader'
  path: string
  isThere: boolean
}

/** A file or folder of the image below a mount. */
export interface Hidden {
  path: string
  /** As the setting is written: `.:/app`. */
  mount: string
  /** `/app` */
  target: string
  /** It is the program or script that was to be run. */
  isProgram: boolean
  /** The line of the log or of the engine that names it. */
  line: string
}

/** What was measured from ready to the end of the soak. */
export interface Soak {
  seconds: number
  /** Bytes per second without the page cache: the lower rate of both halves of the soak; null when not measured. */
  memoryGrowth: number | null
  /** Cores used or waited for over the soak; null when not measured. */
  busy: number | null
}

/** In bytes, before the container is stopped. */
export interface Written {
  /** In its own layer. */
  files: number
  /** Without the page cache of these files. */
  memory: number
}

/** What was asked for the contracts of the settings. */
export interface ContractSeen {
  /** Of each contract, in their order. */
  readonly answers: readonly (readonly ContractAnswer[])[]
  /** Bytes in use after the soak, without the page cache; null when not measured. */
  readonly memory: number | null
  /** The command before the stop. */
  readonly preStop: RanHook | null
}

export type Phase = 'start' | 'waiting' | 'soak' | 'done'

export type Keyword =
  'EXPOSE' | 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK' | 'STOPSIGNAL' | 'USER' | 'WORKDIR' | 'FROM'

/** Lines of the Dockerfile, for the locations of findings. */
export type Places = Readonly<
  Partial<Record<Keyword, Location>> & {
    /** Words of its EXPOSE lines, without `/tcp`: `8080`, `8000-8010`, `$PORT`. Those of the base image are not included. */
    exposed?: readonly string[]
  }
>

export type Ending = Pick<
  ContainerState,
  'status' | 'running' | 'exitCode' | 'oomKilled' | 'error' | 'health'
>

/** When what happened; null for what did not happen. How long it ran and was observed: `ranSeconds`, `waited`. */
export interface Timeline {
  /** ISO 8601, by the engine's clock where the engine says it. */
  startedAt: string | null
  /** ISO 8601, by this machine's clock. */
  readyAt: string | null
  /** From the start until ready. */
  readySeconds: number | null
}

/** What was observed of the container between its creation and its stop: plain data. */
export interface Observed {
  /** How far the container came before it failed; `done` when it did not. */
  phase: Phase
  /** The engine's words when it refused to create or start it, or which service did not start. */
  startFailure: string | null
  /** Null where the engine did not create it. */
  timeline: Timeline | null
  /** State at the end, before Sea Trial stopped it. */
  state: Ending | null
  /** Seconds that the container ran before it ended by itself; null while it runs. */
  ranSeconds: number | null
  /** Seconds from the start to the end of the observation: the timeout, or less when it was seen to fail before. */
  waited: number
  ended: boolean
  /** How its ports were reached, in words for the Report. */
  route: string
  checks: readonly Checked[]
  /** From where the kernel was read, or why it could not be. */
  kernelView: string
  /** Null when the table could not be read: then no listener proves nothing. */
  listeners: readonly Listener[] | null
  /** Ports that a row shows, and that refuse IPv4: something listens there on IPv6 only. */
  refusesIpv4: readonly number[]
  /** Unix sockets with a listener: `/run/app.sock`, `@name`. */
  unixSockets: readonly string[]
  /** As last seen while it ran; null when they could not be seen. */
  processes: readonly Process[] | null
  counters: Counters
  /** Bytes that it wrote until Sea Trial killed it, so that the engine's disk did not fill up. */
  filledDisk?: number
  /** Ports of the host's own network on which something answered before the container was started. */
  takenPorts?: readonly number[]
  /** Cores used or waited for over the last seconds before ready; null when not measured. */
  busy: number | null
  memory: { peak: number | null; limit: number | null }
  /** Processor time used; null when not measured. */
  cpuSeconds: number | null
  /** Only measured where a platform counts files as memory. */
  written: Written | null
  /** Paths that it changed in its own file system, at most some hundreds; null unless `audit` is set. */
  changed: readonly string[] | null
  soak: Soak | null
  /** In the order of time, from the start. Recordings of earlier versions have none. */
  moments?: readonly Moment[]
  samples?: readonly UsageSample[]
  log: LogSeen
  shutdown: Shutdown | null
  /** Absent without a contract, and where the container had ended. */
  contract?: ContractSeen
}

export interface Evidence extends Observed {
  image: Pick<EngineImage, 'config' | 'platform' | 'env'>
  engine: EngineInfo
  inputs: SmokeInputs
  /** Commands that its script started in the background and did not wait for. Only looked up where it exited 0. */
  left?: readonly Left[]
  /** The command, then the programs that it runs (`sh -c ./start.sh`, `tini -- app`). Only looked up when it failed. */
  programs: readonly Program[]
  /** Files of the image that it did not find because a mount hides them. */
  hidden?: readonly Hidden[]
  /** PID files, locks and sockets of the image that its last lines say are in the way: only looked for where it ended. */
  staleInImage?: readonly string[]
  /** A module that its command names and Python did not find. */
  ownModule?: OwnModule
  /** Other services of the compose file. */
  services?: readonly Service[]
  /** Further starts of the same container, in their order. */
  rehearsals?: readonly StartedAgain[]
  /** Set where it was left running (`keep-running`). */
  kept?: NonNullable<Smoke['kept']>
  places: Places
}

/** Another start of the same container, after it has passed and was ended. */
export interface StartedAgain {
  /** How it was ended: by a stop, or by SIGKILL. */
  readonly kind: Extract<Rehearsal['kind'], 'restart' | 'kill'>
  /** `rehearse` names it, so that it must succeed. */
  readonly isAsked: boolean
  /** From the first command of the rehearsal to its last. */
  readonly seconds: number
  readonly evidence: Evidence
  /** Files of the container that its log names or that are called like a PID or lock file: only looked for where it failed. */
  readonly leftFiles?: readonly string[]
}
