import type { ContainerSettings } from '../engine/index.ts'

export type { ContainerSettings } from '../engine/index.ts'

/** Everything a person may ask for, read once, checked, and never changed afterwards. */
import type { ProbeSpec } from './probe/spec.ts'

export type * from './probe/spec.ts'
export { HIDDEN, isShown } from './probe/request-header.ts'

export interface Inputs {
  readonly source: Source
  /** Absolute path of the repository (or of the context, outside one): file names in findings start here. */
  readonly root: string
  /** Real paths of the folders that no link may lead out of: the repository, and that of the working directory. */
  readonly roots: readonly string[]
  /** Images to look for shared layers in. */
  readonly also: readonly (ImageSource | ArchiveSource)[]
  /** Null when `smoke` is false: weigh only. */
  readonly smoke: SmokeInputs | null
  /** Name of this image in the comment. */
  readonly name: string
  readonly comment: 'always' | 'on-change' | 'on-failure' | 'never'
  /** Path of an earlier Report, to compare with. */
  readonly baseline: string | null
  /** Where to write the Report; `-` is standard output. */
  readonly report: string | null
  readonly token: string | null
}

export type Source = BuildSource | ImageSource | ArchiveSource

export interface BuildSource {
  readonly kind: 'build'
  /** Absolute path of the build context. */
  readonly context: string
  /** Absolute path of the Dockerfile. */
  readonly file: string
  readonly target: string | null
  /** `NAME=value`, or `NAME` to take the value from the environment. */
  readonly buildArgs: readonly string[]
  /** buildx's `id=…` syntax: `id=token,env=TOKEN`, `id=npmrc,src=.npmrc`. */
  readonly buildSecrets: readonly string[]
  readonly platform: string | null
  readonly builder: string | null
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly network: string | null
  /** Seconds that the build may take. */
  readonly timeout: number
  /** What was asked for by name, and is not the default: a compose file does not replace it. */
  readonly chosen?: { readonly context: boolean; readonly file: boolean }
  /** More words for the builder: what the compose file says of the build. */
  readonly options?: readonly string[]
}

export interface ImageSource {
  readonly kind: 'image'
  readonly ref: string
  readonly platform: string | null
}

export interface ArchiveSource {
  readonly kind: 'archive'
  /** As it was asked for. */
  readonly name: string
  /** A `docker save` or OCI tar, an OCI layout folder, or `-` for standard input. */
  readonly file: string
  /** Which of its images, by name, tag or digest; null where that need not be said. */
  readonly ref: string | null
  readonly platform: string | null
}

export interface SmokeInputs {
  /** Empty: the image's exposed TCP ports. */
  readonly ports: readonly Port[]
  /** Each must pass. Empty: `auto` on every port under test. */
  readonly probes: readonly ProbeSpec[]
  /** Seconds to become ready. */
  readonly timeout: number
  /** Seconds to stay healthy after ready. */
  readonly soak: number
  /** Seconds to stay up where nothing can be asked. */
  readonly unaskedSoak: number
  /** What a stop is that ends in a kill or drops a request: worth a warning, or a failure. */
  readonly shutdown: 'warn' | 'graceful'
  /** The healthy container stays for later steps. */
  readonly keepRunning: boolean
  /** Also tell which processes run as root, and where it writes. */
  readonly audit: boolean
  /** Absolute path of a file for the whole log. */
  readonly logFile: string | null
  /** `NAME=value`. */
  readonly env: readonly string[]
  readonly command: readonly string[] | null
  readonly entrypoint: readonly string[] | null
  readonly network: string | null
  readonly memory: number | null
  readonly cpus: number | null
  readonly container: ContainerSettings
  /** Names of platforms whose rules hold, and what those demand. */
  readonly presets: readonly string[]
  readonly requires: readonly Requirement[]
  /** The value of PORT in `env`, where a platform has it obeyed. */
  readonly assignedPort: number | null
  readonly services: ServiceInputs | null
}

/** What the app needs beside it, started by Docker Compose. */
export interface ServiceInputs {
  /** Absolute paths; a later file overrides an earlier one. */
  readonly files: readonly string[]
  /** Which of the services is the image under test; null where there is only one. */
  readonly service: string | null
  /** Whether the file may reach out of its containers: see SECURITY.md. */
  readonly host: 'refuse' | 'allow'
}

/** What a platform demands of an image, or of the settings beside its preset. */
export type Requirement =
  | 'non-root'
  /** The user must be a number: nobody looks it up in the image. */
  | 'numeric-user'
  | 'arbitrary-user'
  | 'no-capabilities'
  | 'no-new-privileges'
  | 'default-seccomp'
  | 'read-only-root'
  | 'obeys-port'
  /** What is written to the container's own layer counts as memory. */
  | 'files-in-memory'

/** A port of the container. */
export interface Port {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
}

/** What was asked for: a trial, or only words. */
export type Request =
  { readonly kind: 'trial'; readonly inputs: Inputs } | { readonly kind: 'print'; readonly text: string }
