import type { Gate } from '../core/budget.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { TriedContract } from '../contract/index.ts'
import type { ContainerSettings } from '../engine/index.ts'

export type { ContainerSettings } from '../engine/index.ts'

/** The settings of a run: read once, validated, immutable. */
import type { AppliedPolicy, Report } from '../core/schema.ts'
import type { Grants } from './image-list/entry.ts'
import type { FORMATS } from './table.ts'
import type { ProbeSpec } from './probe/spec.ts'

export type * from './probe/spec.ts'
export { HIDDEN, isShown } from './probe/request-header.ts'

export interface Inputs {
  readonly source: Source
  /** Absolute path of the repository (or of the context, outside one): file names in findings are relative to it. */
  readonly root: string
  /** Absolute paths of files whose content is in these settings, such as `env-file` and contracts. */
  readonly filesRead?: readonly string[]
  /** Absolute path of the folder in which a printed command is pasted: on a command line the working directory, else `root`. */
  readonly workingDir: string
  /** Real paths of folders that no link may lead out of: the repository, and that of the working directory. */
  readonly roots: readonly string[]
  /** Images to compare for shared layers. */
  readonly also: readonly (ImageSource | ArchiveSource)[]
  /** Null when `smoke` is false: weigh only. */
  readonly smoke: SmokeInputs | null
  /** Test files of other programs; null without any. */
  readonly tests: TestInputs | null
  /** Name of this image in the comment. */
  readonly name: string
  /** Budgets and acceptances. */
  readonly gate: Gate
  /** The config file that counts, and what the report says about it; null without one. */
  readonly config: ConfigSource | null
  /** What of the organisation's rules is in these settings; absent without any. */
  readonly policies?: readonly AppliedPolicy[]
  readonly comment: 'always' | 'on-change' | 'on-failure' | 'never'
  readonly commentOnPush: boolean
  /** Whether to upload the Report; `auto`: where the comment cannot be written. */
  readonly artifact: 'auto' | 'always' | 'never'
  /** `auto`: a trial of the base branch that passed counts, if nothing that matters has changed since. */
  readonly relevant: 'off' | 'auto'
  /** The same on a branch, on a laptop with the file that `baseline` names, and before a push of several images. */
  readonly changed: boolean
  /** `suggest`: fixes of waste are proved by more builds, and offered in the pull request. */
  readonly fix: 'off' | 'suggest'
  /** With `on-change`: smaller changes of sizes do not count. Bytes, or percent of the size before. */
  readonly minimumChange: { readonly limit: number; readonly isPercent: boolean } | null
  readonly baseline: BaselineInput
  /** How often the baseline's image and this one are to be started in turn; null without `repeat`. */
  readonly repeat: number | null
  /** The image to start beside this one, as the settings name it; null: the one that `baseline` builds or names. */
  readonly baselineImage: ImageSource | null
  /** Where to write the Report; `-` is standard output. */
  readonly report: string | null
  /** Where to write the findings as SARIF. */
  readonly sarif: string | null
  /** Where to write the HTML page. */
  readonly html: string | null
  /** What standard output gets. */
  readonly format: (typeof FORMATS)[number]
  readonly token: string | null
  /** What to do with the image if it passes; null without `push`. */
  readonly push: PushInputs | null
  /** Where to write the result as an in-toto predicate. */
  readonly predicate: string | null
  /** SBOMs to write; absent without any. */
  readonly sbom?: readonly SbomFile[]
}

export type SbomFormat = 'cyclonedx' | 'spdx'

export interface SbomFile {
  readonly format: SbomFormat
  /** Null where the action places it. */
  readonly file: string | null
}

export interface PushInputs {
  /** `each`: also if another image of the run does not pass. */
  readonly when: 'all' | 'each'
  /** At least one. */
  readonly tags: readonly ImageReference[]
  /** Whether to attach the Report. */
  readonly attach: boolean
}

export interface ConfigSource {
  /** From the root of the repository; null where there is none. */
  readonly file: string | null
  /** Of the base branch, in a pull request. */
  readonly commit: string | null
  readonly notes: readonly string[]
}

/** What to compare with. */
export type BaselineInput =
  | { readonly kind: 'none' }
  /** An image at a registry. */
  | { readonly kind: 'registry'; readonly image: ImageReference }
  /** `file`: path of an earlier Report. */
  | { readonly kind: 'file'; readonly file: string }
  /** With `--watch`: the Reports of the last try, of all its images. */
  | { readonly kind: 'last'; readonly reports: readonly Report[] }
  /**
   * A Report of a commit: that of `commit` (a name for git), or of the commit that the event or the branch implies. `among`:
   * where to search, in that order; `build` builds the image of the commit.
   */
  | { readonly kind: 'search'; readonly commit: string | null; readonly among: readonly BaselinePlace[] }

export type BaselinePlace = 'cache' | 'artifact' | 'build'

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
  /** Two or more that one build makes, each once; `platform` is null then. */
  readonly platforms?: readonly string[] | undefined
  readonly builder: string | null
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly network: string | null
  /** Time limit of the build, in seconds. */
  readonly timeout: number
  /** Which settings were given and differ from the default: a compose file does not replace them. */
  readonly chosen?: { readonly context: boolean; readonly file: boolean }
  /** Attestations for an index, as buildx takes them: `type=provenance,mode=max`. None is disabled. */
  readonly attests?: readonly string[]
  /** Whether what the builder makes is kept byte for byte, to be pushed. */
  readonly keep?: boolean
  /** More options of the builder. Of two with one flag and name, the later counts. */
  readonly options?: readonly BuildOption[]
  /** Secrets whose values are in the settings. `build` writes them to files. */
  readonly secretValues?: readonly SecretValue[]
  /** What of the settings has no effect, one sentence each, without a full stop. */
  readonly notes?: readonly string[]
  /** Text of the Dockerfile, which is written to a file of the run instead of `file`. */
  readonly inline?: string
  /** Text of the ignore file that counts for `inline`; without it, that of the context. */
  readonly inlineIgnore?: string
}

/** `['--label', 'a=b']`, `['--pull']` */
export type BuildOption = readonly [flag: string] | readonly [flag: string, value: string]

export interface SecretValue {
  readonly id: string
  readonly value: string
}

export interface ImageSource {
  readonly kind: 'image'
  readonly ref: string
  readonly platform: string | null
}

export interface ArchiveSource {
  readonly kind: 'archive'
  /** As given. */
  readonly name: string
  /** A `docker save` or OCI tar, an OCI layout folder, or `-` for standard input. */
  readonly file: string
  /** Which of its images, by name, tag or digest; null if not given. */
  readonly ref: string | null
  readonly platform: string | null
}

export interface SmokeInputs {
  /** Empty: the image's exposed TCP ports. */
  readonly ports: readonly Port[]
  /** Each must pass. Empty: `auto` on every port under test. */
  readonly probes: readonly ProbeSpec[]
  /** Time limit to become ready, in seconds. */
  readonly timeout: number
  /** Seconds to stay healthy after ready. */
  readonly soak: number
  /** Seconds to stay up without a probe. */
  readonly unaskedSoak: number
  /** Whether a stop that ends in SIGKILL or drops a request is a warning or a failure. */
  readonly shutdown: 'warn' | 'graceful'
  /** Keep the healthy container for later steps. */
  readonly keepRunning: boolean
  readonly rehearse: RehearseInputs
  /** How many starts `start-times` asks for; null without it. */
  readonly startTimes: number | null
  /** Also report processes that run as root, and files that the container writes. */
  readonly audit: boolean
  /** Absolute path of a file for the complete log. */
  readonly logFile: string | null
  /** `NAME=value`. */
  readonly env: readonly string[]
  readonly command: readonly string[] | null
  readonly entrypoint: readonly string[] | null
  readonly network: string | null
  readonly memory: number | null
  readonly cpus: number | null
  readonly container: ContainerSettings
  /** Names of presets, and the requirements of their platforms. */
  readonly presets: readonly string[]
  readonly requires: readonly Requirement[]
  /** The value of PORT in `env`, if a platform requires the app to listen on it. */
  readonly assignedPort: number | null
  readonly services: ServiceInputs | null
  /** `smoke-host`: the engine that runs the container, as an address or the name of a context. */
  readonly host?: string
  /** Values that a preset has picked at random for this run. */
  readonly random?: readonly number[]
  /** Rules of platforms, from files of the repository; absent without any. */
  readonly contract?: ContractInputs
}

export interface ContractInputs {
  readonly contracts: readonly TriedContract[]
  /** Which files `contract: auto` found and does not use, and why: one sentence each, without a full stop. */
  readonly notes: readonly string[]
  /** How a container is stopped under the contracts that are applied. */
  readonly stop: StopRules
}

export interface StopRules {
  /** Seconds from the signal, or from the command before it, to SIGKILL; null: Docker's default. */
  readonly grace: number | null
  /** A command that is run in the container before the signal. */
  readonly before: readonly string[] | null
  /** Instead of the image's. */
  readonly signal: string | null
}

/** What `rehearse` can ask for. */
export const REHEARSALS = ['restart', 'kill', 'twice', 'upgrade'] as const

/** What is tried after a trial that passed. */
export interface RehearseInputs {
  /** Those that must succeed. */
  readonly asked: readonly (typeof REHEARSALS)[number][]
  /** Whether a restart, and two containers on the volumes of an image that has some, are tried without being asked for. */
  readonly byDefault: boolean
}

/** Paths are absolute. */
export interface TestInputs {
  /** Files of container-structure-test. */
  readonly structure: readonly string[]
  /** Gossfiles. */
  readonly goss: readonly string[]
  /** A file with the values of `.Vars` in gossfiles. */
  readonly gossVars: string | null
  /** Whether they may access the host. */
  readonly allowHost: boolean
  /** How the container is started. */
  readonly app: SmokeInputs
}

/** Services that the app needs, started by Docker Compose. */
export interface ServiceInputs {
  /** Absolute paths; a later file overrides an earlier one. */
  readonly files: readonly string[]
  /** Which of the services is the image under test; null where there is only one. */
  readonly service: string | null
  /** Whether the file may access the host: see SECURITY.md. */
  readonly host: 'refuse' | 'allow'
}

/** Where the settings of many images come from. */
export type ImageListSource = BakeSource | ComposeSource

export interface BakeSource {
  readonly kind: 'bake'
  /** Absolute paths; a later file overrides an earlier one. */
  readonly files: readonly string[]
  /** Absolute path: bake runs there, and its relative paths start there. */
  readonly folder: string
  /** Empty: the group `default`. */
  readonly targets: readonly string[]
  /** `NAME=value`: all variables of the job that the files can see. */
  readonly variables: readonly string[]
  readonly grants: Grants
}

export interface ComposeSource extends Pick<ServiceInputs, 'files' | 'host'> {
  readonly kind: 'compose'
  /** Names of services; empty for all that have a build. */
  readonly targets: readonly string[]
  readonly grants: Grants
}

/** A requirement of a platform for an image, or for the settings beside its preset. */
export type Requirement =
  | 'non-root'
  /** The user must be a number, because the platform does not look up names in the image. */
  | 'numeric-user'
  | 'arbitrary-user'
  | 'no-capabilities'
  | 'no-new-privileges'
  | 'default-seccomp'
  | 'read-only-root'
  | 'obeys-port'
  /** Files in the container's writable layer count as memory. */
  | 'files-in-memory'

/** A port of the container. */
export interface Port {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
}

/** `sea-trial diff A B`: what changed from the first to the second. */
export interface OpenInputs {
  readonly image: NamedImage
  /** From the working directory; null for a file in the temporary folder. */
  readonly output: string | null
  readonly roots: readonly string[]
}

export interface DiffInputs {
  readonly before: NamedImage
  readonly after: NamedImage
  readonly format: 'terminal' | 'markdown' | 'json'
  /** As in `Inputs`. */
  readonly roots: readonly string[]
}

/** Of `sea-trial layers`. */
export interface LayersInputs {
  readonly image: NamedImage
  readonly format: 'text' | 'json' | 'markdown'
  readonly dockerfile: NamedFile | null
  /** As in `Inputs`. */
  readonly roots: readonly string[]
}

/** An image whose files can be listed: a Report does not have them. */
export type FiledImage = Exclude<NamedImage, ReportFile>

/** Of `sea-trial tree`. */
export interface TreeInputs {
  readonly image: FiledImage
  /** Absolute, without a slash at its end; empty for the root. */
  readonly path: string
  /** From 0; negative: from the end. Null: the final file system. */
  readonly layer: number | null
  readonly depth: number
  readonly sort: 'size' | 'name'
  readonly only: 'added' | 'changed' | 'removed' | 'dead' | null
  readonly largest: number | null
  readonly format: 'text' | 'json'
}

/** Of `sea-trial browse`. */
export interface BrowseInputs {
  readonly image: FiledImage
  readonly dockerfile: NamedFile | null
}

/** `sea-trial sbom`. */
export interface SbomInputs {
  readonly image: NamedImage
  readonly format: SbomFormat
  /** Null for standard output. */
  readonly output: string | null
  readonly roots: readonly string[]
}

/** A file that was found on this machine. */
export interface NamedFile {
  /** As given. */
  readonly name: string
  /** Absolute. */
  readonly path: string
  readonly text: string
}

/** What a name on the command line stands for, where nothing is built. */
export type NamedImage = ReportFile | ImageSource | ArchiveSource | RegistrySource

export interface RegistrySource {
  readonly kind: 'registry'
  readonly image: ImageReference
  readonly platform: string | null
}

export interface ReportFile {
  readonly kind: 'report'
  /** As given. */
  readonly name: string
  readonly file: string
}

/** `mode: publish`. */
export type PublishInputs = Pick<Inputs, 'comment' | 'token'>

/** Several images in one run. */
export interface ImagesInputs {
  /** At least one; names differ. Those of the whole run, such as `report`, are the same in each. */
  readonly images: readonly Inputs[]
  /** By name: what images build on, and that are no images themselves. */
  readonly linked: ReadonlyMap<string, BuildSource>
  /** Absolute paths of the bake and compose files that list them. */
  readonly files: readonly string[]
  /** One sentence each, without a full stop. */
  readonly notes: readonly string[]
}

/** A trial, trials of several images, a comment on another run's trial, or a text to print. */
export type Request =
  | { readonly kind: 'publish'; readonly inputs: PublishInputs }
  | { readonly kind: 'trial'; readonly inputs: Inputs }
  | { readonly kind: 'images'; readonly inputs: ImagesInputs }
  | { readonly kind: 'print'; readonly text: string }
