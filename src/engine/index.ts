/**
 * The port to a container engine (Docker, or another with its API). Stages import these types; the composition root makes
 * the real engine; tests may pass another.
 *
 * Every call rejects with a UserError: `engine-lost` when the engine stops responding, `engine-failed` with its message
 * otherwise. "Not found" is a value (null), never an error.
 */
import type { Readable } from 'node:stream'
import type { UserError } from '../core/errors.ts'
import type { Healthcheck, ImageConfig, Platform } from '../core/schema.ts'

export interface EngineInfo {
  /** `28.5.2` */
  version: string
  /** `linux`, `amd64`: Go's names. */
  os: string
  architecture: string
  /** `v7` of an `arm` engine; left out when there is none or the engine does not report it. */
  variant?: string
  /** `containerd`, or the name of the storage driver: `overlay2`. */
  store: string
  kernel: string
  /** Memory of the engine's machine, in bytes. */
  memory?: number
  /** Processors of that machine. */
  cpus?: number
  /** Docker's root folder on the engine's machine, which holds the writable layers of containers. */
  rootDir?: string
  /** The folder of the engine's containerd on that machine; only with the store `containerd`. */
  containerdDir?: string
  /** `1` or `2`; left out when the engine does not report it. */
  cgroup?: string
  /** Its daemon runs without root. */
  rootless?: true
  /** Whether it runs on this machine, so that `/proc/<pid>` of a container can be read here. */
  local: boolean
}

export interface EngineImage {
  /** `sha256:…`: the config digest (overlay2) or the manifest digest (containerd). */
  id: string
  tags: string[]
  /** As reported by the engine; engines measure differently: for estimates only. */
  bytes: number
  /** `python@sha256:…`: names with a registry's digest. */
  digests: string[]
  platform: Platform
  config: ImageConfig
  /** `NAME=value`, from the image config. */
  env: string[]
  /** Paths that VOLUME names. */
  volumes: string[]
  diffIds: string[]
}

/** How to create a container. Names are Docker's. */
export interface ContainerSpec {
  /** Unique on the engine. */
  name: string
  image: string
  /** Which image of a multi-platform image, if one was selected. */
  platform?: string | null
  labels: Record<string, string>
  env: string[]
  cmd: string[] | null
  entrypoint: string[] | null
  /** Ports of the container to publish on 127.0.0.1, each on a port that the engine picks. */
  publish: { port: number; protocol: 'tcp' | 'udp' }[]
  /** The address to publish on; default 127.0.0.1. */
  publishOn?: string
  network: string | null
  /** Replaces the image's. */
  healthcheck?: Healthcheck
  /** A PID namespace to share: `container:ID`. */
  pid?: string
  /** Bytes. */
  memory: number | null
  /** Memory limit in bytes where `memory` is null; swap is not limited. */
  memoryGuard?: number
  /** Number of cores, may be a fraction. */
  cpus: number | null
  /** Gives its processes all rights on the engine's machine. */
  privileged?: boolean
  /** With a terminal, whose output has no separate stderr. */
  tty?: boolean
  /** Default of each: none. */
  settings?: Partial<ContainerSettings>
}

/** Options of `docker run`. */
export interface ContainerSettings {
  readonly volumes: readonly Volume[]
  readonly tmpfs: readonly Tmpfs[]
  /** Null: the image's. */
  readonly user: string | null
  readonly readOnly: boolean
  /** `NET_ADMIN`, `ALL` */
  readonly capAdd: readonly string[]
  readonly capDrop: readonly string[]
  readonly securityOpt: readonly SecurityOption[]
  /** −1: no limit; null: the engine's default. */
  readonly pidsLimit: number | null
  /** Bytes. */
  readonly shmSize: number | null
  readonly ulimits: readonly Ulimit[]
  /** `name:address` */
  readonly addHost: readonly string[]
  readonly dns: readonly string[]
  readonly init: boolean
  readonly gpus: GpuRequest | null
}

export interface Volume {
  /** Null: an anonymous volume, removed with the container. A path is absolute. */
  readonly source:
    { readonly kind: 'path'; readonly path: string } | { readonly kind: 'name'; readonly name: string } | null
  readonly target: string
  /** `ro`, `z`, `rshared`, … */
  readonly options: readonly string[]
}

export interface Tmpfs {
  readonly path: string
  /** `size=64m,mode=1777`, or empty. */
  readonly options: string
}

export interface SecurityOption {
  /** As written: `seccomp=profile.json`. */
  readonly flag: string
  /** As the API takes it, with the text of the profile. */
  readonly value: string
}

/** −1: no limit. */
export interface Ulimit {
  readonly name: string
  readonly soft: number
  readonly hard: number
}

export interface GpuRequest {
  /** −1: all; 0 when devices are named. */
  readonly count: number
  readonly devices: readonly string[]
  readonly driver: string
  readonly capabilities: readonly string[]
}

export interface HealthState {
  status: 'starting' | 'healthy' | 'unhealthy' | 'none'
  /** Newest last. `exitCode` −1 means that the check itself could not run or ran out of time. */
  log: { exitCode: number; output: string }[]
}

export interface ContainerState {
  status: string
  running: boolean
  /** On the engine's host; 0 when not running. */
  pid: number
  exitCode: number
  oomKilled: boolean
  error: string
  startedAt: Date | null
  finishedAt: Date | null
  health: HealthState
  healthcheck: Healthcheck | null
  /** Its networks by name, with its IPv4 address in each; an empty string without one. */
  networks: Map<string, string>
  /** Published ports: `5000/tcp` → port on 127.0.0.1. */
  ports: Map<string, number>
  tty: boolean
  /** Left out when the engine does not report them. */
  mounts?: readonly Mount[]
}

export interface Mount {
  /** `bind`, `volume`, `tmpfs` */
  kind: string
  /** A path of the engine's machine, or the name of a volume. */
  source: string
  target: string
}

/** The result of a command that was run inside the container. */
export interface Executed {
  /** Null when it did not end in time, or the engine could not run it: then `output` is the engine's message. */
  exitCode: number | null
  /** The end of stdout and stderr, at most 4 KiB. */
  output: string
}

/** What a command wrote, as UTF-8; `isCut`: it wrote more than was kept. */
export interface Output {
  stdout: string
  stderr: string
  isCut: boolean
}

export interface RunLimits {
  seconds: number
  /** Bytes of each stream that are kept, from its beginning. */
  most: number
  signal: AbortSignal
}

export interface ContainerStats {
  /** Bytes; null when the engine does not report it. */
  memory: number | null
  memoryPeak: number | null
  memoryLimit: number | null
  cpuSeconds: number | null
}

export interface ContainerFile {
  type: 'file' | 'directory' | 'other'
  /** Permission bits. */
  mode: number
  /** The first bytes of a regular file, up to the limit. */
  bytes: Buffer
}

/** One message of a pull or push. */
export interface TransferStatus {
  /** The first digits of a layer's diffID or digest; empty for a message about the whole image. */
  id: string
  /** `Pushing`, `Layer already exists` */
  text: string
  /** Bytes of the layer as the engine measures them; null when it does not report them. */
  total: number | null
}

export interface Labelled {
  kind: 'container' | 'network' | 'volume' | 'image'
  id: string
  /** The run that made it, by its label and name, or by its tag. */
  run: string
}

export interface Engine {
  /** `unix:///var/run/docker.sock` */
  readonly endpoint: string
  info(): Promise<EngineInfo>
  /** `Docker`, `Podman`, and the newest version of the API that it has. */
  product(): Promise<{ name: string; api: string }>
  /** Resolves with `engine-lost` when it stops responding, or with null when `signal` aborts. */
  untilLost(signal: AbortSignal): Promise<UserError | null>

  image(ref: string): Promise<EngineImage | null>
  /**
   * Candidates for the base of the image with that id: the newest `most` images that have a name and are no larger.
   * Names that runs of Sea Trial have given do not count.
   */
  imagesBelow(id: string, most: number): Promise<EngineImage[]>
  /** Rejects with `image-not-found` and the registry's message. */
  pull(ref: string, platform: string | null, onStatus: (text: string) => void): Promise<void>
  /** The bytes of `docker save`: one tar. */
  save(ref: string): Promise<Readable>
  /**
   * Loads a tar as `docker save` and builders write it. Rejects with `engine-failed` and the engine's message; also
   * rejects when it is aborted or the tar is incomplete.
   */
  load(tar: Readable, onStatus: (text: string) => void, signal: AbortSignal): Promise<void>
  tag(ref: string, repository: string, tag: string): Promise<void>
  /**
   * To the registry in `repository`: without credentials, or with those of `docker login`. Resolves with the digest of the
   * manifest, if the engine reports it. Rejects with `engine-failed` and the engine's message, also when it is aborted.
   */
  push(
    repository: string,
    tag: string,
    onStatus: (status: TransferStatus) => void,
    signal: AbortSignal,
    as?: 'anybody' | 'login',
  ): Promise<string | null>
  /** Removes one tag, and the image with its last tag. No error when it does not exist. */
  untag(tag: string): Promise<void>

  /** Resolves with the container's ID. Creates missing volumes that the spec names, with the container's labels. */
  create(spec: ContainerSpec): Promise<string>
  hasVolume(name: string): Promise<boolean>
  /** Connects a container to one more network. */
  join(id: string, network: string): Promise<void>
  /** A port on this machine's 127.0.0.1 that is forwarded to that port on the engine's 127.0.0.1. */
  forward(port: number): Promise<number>
  /** Bytes of stdout and stderr as they arrive. Call it before `start`; ends when the container ends. */
  attach(id: string): Promise<Readable>
  /** `failure` is the engine's message when it cannot run the image's command: evidence, not an error. */
  start(id: string): Promise<{ failure: string | null }>
  state(id: string): Promise<ContainerState | null>
  /** Resolves when the container has ended, or `signal` aborts. */
  ended(id: string, signal: AbortSignal): Promise<void>
  stats(id: string): Promise<ContainerStats | null>
  /** Bytes in the container's writable layer. Null when the engine does not report it. */
  written(id: string): Promise<number | null>
  /** Paths that it has added, changed or deleted in its writable layer, a folder before its content; at most `most`. */
  changed(id: string, most: number): Promise<string[]>
  /** Whether the engine has an `oom` event of the container since then: the kernel killed one of its processes. */
  hadOom(id: string, since: Date): Promise<boolean>
  /**
   * Runs a command inside the running container and waits for its end, for at most `seconds` or until `signal` aborts.
   * The API cannot stop it: a command that hangs ends with the container.
   */
  exec(id: string, argv: readonly string[], seconds: number, signal: AbortSignal): Promise<Executed>
  /** The same with its output in full; rejects with `engine-failed` where the engine cannot run it. */
  run(id: string, argv: readonly string[], limits: RunLimits): Promise<Output & { exitCode: number | null }>
  /** What a container that has ended wrote; the first `most` bytes of each stream. */
  output(id: string, most: number): Promise<Output>
  /** Names of its running processes, each of at most 15 characters, as the kernel has them. */
  processNames(id: string): Promise<string[]>
  /** Makes an image of the container as it is, and names it. */
  commit(id: string, repository: string, tag: string): Promise<void>
  kill(id: string, signal: string): Promise<void>
  /** Removes it in any state, with its anonymous volumes. No error when it does not exist. */
  remove(id: string): Promise<void>
  /** One file of the container's file system, following links; null when it does not exist. `limit`: bytes to read. */
  readFile(id: string, path: string, limit: number): Promise<ContainerFile | null>

  /** The tar of a file or folder of the container's file system, its mounts included; null when it does not exist. */
  readArchive(id: string, path: string): Promise<Readable | null>

  /** Containers in any state with that label and value. */
  containersWith(label: string, value: string): Promise<{ id: string; labels: Map<string, string> }[]>

  /**
   * All objects that runs of Sea Trial made, in an order in which they can be removed. Objects with only the label, such
   * as containers of an image that has it, are left out.
   */
  labelled(): Promise<Labelled[]>
  /** No error when it does not exist. */
  removeVolume(name: string): Promise<void>
  removeNetwork(id: string): Promise<void>
  close(): void
}
