/**
 * The one small port through which every stage reaches a container engine (Docker, or what speaks its API).
 * Stages import these types; `main.ts` makes the one real engine; tests may hand in another.
 *
 * Every call rejects with a UserError: `engine-lost` when the engine went away, `engine-failed` with its own
 * words otherwise. "Not found" is a value (null), never an error.
 */
import type { Readable } from 'node:stream'
import type { UserError } from '../core/errors.ts'
import type { Healthcheck, ImageConfig, Platform } from '../core/schema.ts'

export interface EngineInfo {
  /** `28.5.2` */
  version: string
  /** `linux` `amd64`, in Go's words. */
  os: string
  architecture: string
  /** `v7` of an `arm` engine; left out where the engine does not say, or there is none. */
  variant?: string
  /** `overlay2`, `containerd`, or the storage driver's own name. */
  store: string
  kernel: string
  /** Bytes that the engine's machine has. */
  memory?: number
  /** The folder, on the engine's machine, in which it keeps what containers write. */
  rootDir?: string
  /** Whether its processes are this machine's, so that `/proc/<pid>` of a container can be read here. */
  local: boolean
}

export interface EngineImage {
  /** `sha256:…` as this engine calls it: the config digest (overlay2) or the manifest digest (containerd). */
  id: string
  tags: string[]
  /** By the engine's own measure, which differs between engines: for estimates only. */
  bytes: number
  /** `python@sha256:…`: names by the digest that a registry gave it. */
  digests: string[]
  platform: Platform
  config: ImageConfig
  /** `NAME=value`, from the image config. */
  env: string[]
  /** Paths that VOLUME names. */
  volumes: string[]
  diffIds: string[]
}

/** What a smoke container is made from. Names are Docker's. */
export interface ContainerSpec {
  /** Which no other container on the engine has. */
  name: string
  image: string
  /** Which of a multi-platform image, where that was asked for. */
  platform?: string | null
  labels: Record<string, string>
  env: string[]
  cmd: string[] | null
  entrypoint: string[] | null
  /** Ports of the container to publish on 127.0.0.1, each at a port the engine picks. */
  publish: { port: number; protocol: 'tcp' | 'udp' }[]
  /** Where not on 127.0.0.1. */
  publishOn?: string
  network: string | null
  /** Instead of the image's own. */
  healthcheck?: Healthcheck
  /** A PID namespace to share: `container:ID`. */
  pid?: string
  /** Bytes. */
  memory: number | null
  /** Bytes that it may use where `memory` is null; swap beside it is not limited. */
  memoryGuard?: number
  /** Cores, may be a fraction. */
  cpus: number | null
  /** Left out: nothing. */
  settings?: ContainerSettings
}

/** What surrounds a container, in the words of `docker run`. */
export interface ContainerSettings {
  readonly volumes: readonly Volume[]
  readonly tmpfs: readonly Tmpfs[]
  /** Null: the image's own. */
  readonly user: string | null
  readonly readOnly: boolean
  /** `NET_ADMIN`, `ALL` */
  readonly capAdd: readonly string[]
  readonly capDrop: readonly string[]
  readonly securityOpt: readonly SecurityOption[]
  /** −1: no limit; null: the engine's own. */
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
  /** Null: an anonymous volume, gone with the container. A path is absolute. */
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
  /** As a person writes it: `seccomp=profile.json`. */
  readonly flag: string
  /** As engines take it: with the text of the profile. */
  readonly value: string
}

/** −1: no limit. */
export interface Ulimit {
  readonly name: string
  readonly soft: number
  readonly hard: number
}

export interface GpuRequest {
  /** −1: all; 0 where devices are named. */
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
  /** Its networks by name, with its IPv4 address in each; empty where it has none of its own. */
  networks: Map<string, string>
  /** Port of the container, as `5000/tcp` → port on 127.0.0.1. */
  ports: Map<string, number>
  tty: boolean
  /** What is mounted into it; left out where the engine does not say. */
  mounts?: readonly Mount[]
}

export interface Mount {
  /** `bind`, `volume`, `tmpfs` */
  kind: string
  /** A path of the engine's machine, or the name of a volume. */
  source: string
  target: string
}

/** What a command that was run inside the container left. */
export interface Executed {
  /** Null when it had not ended in time, or the engine could not run it: then `output` has the engine's words. */
  exitCode: number | null
  /** The end of what it wrote to both streams, at most 4 KiB. */
  output: string
}

export interface ContainerStats {
  /** Bytes; null where the engine does not say. */
  memory: number | null
  memoryPeak: number | null
  memoryLimit: number | null
  cpuSeconds: number | null
}

export interface ContainerFile {
  type: 'file' | 'directory' | 'other'
  /** Permission bits. */
  mode: number
  /** The first bytes of a regular file, at most as many as were asked for. */
  bytes: Buffer
}

/** One message of a pull or push. */
export interface TransferStatus {
  /** Of a layer: the first digits of its diffID or digest; empty where the message is about the whole. */
  id: string
  /** `Pushing`, `Layer already exists` */
  text: string
  /** Bytes of the layer, in the engine's own measure; null where it does not say. */
  total: number | null
}

export interface Labelled {
  kind: 'container' | 'network' | 'volume' | 'image'
  id: string
  /** The run that made it: its label and its name say so, or its tag. */
  run: string
}

export interface Engine {
  /** `unix:///var/run/docker.sock` */
  readonly endpoint: string
  info(): Promise<EngineInfo>
  /** Resolves with the error (`engine-lost`) when it does not answer any more, or with null when `signal` aborts. */
  untilLost(signal: AbortSignal): Promise<UserError | null>

  image(ref: string): Promise<EngineImage | null>
  /**
   * What the image of that id may stand on: the newest `most` images that have a name, and are no larger. Those that
   * runs of Sea Trial have named are left out.
   */
  imagesBelow(id: string, most: number): Promise<EngineImage[]>
  /** Rejects with `image-not-found` and the registry's words. */
  pull(ref: string, platform: string | null, onStatus: (text: string) => void): Promise<void>
  /** The bytes of `docker save`: one tar. */
  save(ref: string): Promise<Readable>
  /**
   * Takes a tar as `docker save` and builders write it, and reads it at its own pace. Rejects with `engine-failed` and
   * the engine's words, and in some way also when it is aborted or the tar breaks off.
   */
  load(tar: Readable, onStatus: (text: string) => void, signal: AbortSignal): Promise<void>
  tag(ref: string, repository: string, tag: string): Promise<void>
  /** To the registry that `repository` names. Rejects with `engine-failed` and the engine's words, also when it is aborted. */
  push(
    repository: string,
    tag: string,
    onStatus: (status: TransferStatus) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** Removes one tag, and with it the image when nothing else names it. No error when it is gone already. */
  untag(tag: string): Promise<void>

  /** A volume that the spec names and that is not there is made, and gets the labels of the container. */
  create(spec: ContainerSpec): Promise<string>
  hasVolume(name: string): Promise<boolean>
  /** Puts a container into one more network. */
  join(id: string, network: string): Promise<void>
  /** A port of this machine's 127.0.0.1 that leads to that port of the engine's own 127.0.0.1. */
  forward(port: number): Promise<number>
  /** Log bytes of both streams as they come, from before the start; ends when the container ends. */
  attach(id: string): Promise<Readable>
  /** `failure` is the engine's refusal to run the image's command: evidence, not an error. */
  start(id: string): Promise<{ failure: string | null }>
  state(id: string): Promise<ContainerState | null>
  /** Resolves with the state after the container has ended. */
  ended(id: string, signal: AbortSignal): Promise<void>
  stats(id: string): Promise<ContainerStats | null>
  /** Bytes in the container's own layer: what it has written of its own files. Null where the engine does not say. */
  written(id: string): Promise<number | null>
  /** Paths that it has added, changed or deleted in its own file system, a folder before what is in it; at most `most`. */
  changed(id: string, most: number): Promise<string[]>
  /** Whether the engine's recent events tell that the kernel killed a process of the container for its memory. */
  hadOom(id: string, since: Date): Promise<boolean>
  /**
   * Runs a command inside the running container, and waits for its end for at most `seconds`, or until `signal` aborts.
   * No engine can end it: what hangs is left behind, and goes with the container.
   */
  exec(id: string, argv: readonly string[], seconds: number, signal: AbortSignal): Promise<Executed>
  kill(id: string, signal: string): Promise<void>
  /** Removes it whatever its state, and its anonymous volumes. No error when it is gone already. */
  remove(id: string): Promise<void>
  /** One file of the container's file system, links followed; null when it is not there. */
  readFile(id: string, path: string, limit: number): Promise<ContainerFile | null>

  /** The tar of a file or folder of the container's file system, its mounts included; null when it is not there. */
  readArchive(id: string, path: string): Promise<Readable | null>

  /** Containers with that label and value, whatever their state: their ids and labels. */
  containersWith(label: string, value: string): Promise<{ id: string; labels: Map<string, string> }[]>

  /**
   * Everything on this engine that says it was made by a run of Sea Trial, in an order in which it can be removed. What
   * only has the label, as containers of an image that carries it have, is somebody else's and left out.
   */
  labelled(): Promise<Labelled[]>
  /** No error when it is gone already. */
  removeVolume(name: string): Promise<void>
  removeNetwork(id: string): Promise<void>
  close(): void
}
