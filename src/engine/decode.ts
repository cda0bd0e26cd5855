/** Decodes the Engine API's JSON (any version, Podman's included) into the port's types. Pure. */
import { UserError } from '../core/errors.ts'
import { boundConfig } from '../core/image-config.ts'
import type { Healthcheck, ImageConfig, Platform } from '../core/schema.ts'
import { entries, field, list, number, text, texts } from '../lib/json.ts'
import { bounded } from '../lib/visible.ts'
import type { ContainerState, ContainerStats, EngineImage, EngineInfo, HealthState } from './index.ts'

const NANOSECONDS = 1e9
/** Longest error message of an engine; it may quote text from the image. */
export const MESSAGE_CHARACTERS = 16 * 1024

/** A required string of a response. Throws `engine-failed` without it: the server is not an engine. */
export function required(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new UserError(
    'engine-failed',
    `The engine's response is invalid: it has no ${what}`,
    'Check that DOCKER_HOST names a container engine.',
  )
}

/** Throws when the response is not from a container engine. `endpoint` decides whether the engine is local. */
export function decodeInfo(json: unknown, endpoint: string): EngineInfo {
  const store = list(field(json, 'DriverStatus')).some((row) =>
    texts(row).includes('io.containerd.snapshotter.v1'),
  )
  const version = text(field(json, 'ServerVersion'))
  const rootDir = text(field(json, 'DockerRootDir'))
  const memory = number(field(json, 'MemTotal')) ?? 0
  const cpus = number(field(json, 'NCPU')) ?? 0
  const cgroup = text(field(json, 'CgroupVersion'))
  if (!version) throw new Error('its response is not that of a container engine')
  return {
    version,
    os: text(field(json, 'OSType')) || 'linux',
    ...goArchitecture(text(field(json, 'Architecture'))),
    store: store ? 'containerd' : text(field(json, 'Driver')),
    kernel: text(field(json, 'KernelVersion')),
    ...(memory > 0 ? { memory } : {}),
    ...(cpus > 0 ? { cpus } : {}),
    ...(rootDir ? { rootDir } : {}),
    ...(store && rootDir ? { containerdDir: containerdDir(json, rootDir) } : {}),
    ...(cgroup ? { cgroup } : {}),
    ...(texts(field(json, 'SecurityOptions')).includes('name=rootless') ? { rootless: true } : {}),
    local: endpoint.startsWith('unix://') && process.platform === 'linux',
  }
}

/** Docker uses the machine's containerd if there is one, else it runs its own below its root folder. */
const containerdDir = (json: unknown, rootDir: string): string =>
  text(field(json, 'Containerd', 'Address')) === '/run/containerd/containerd.sock'
    ? '/var/lib/containerd'
    : `${rootDir}/containerd/daemon`

/** From the kernel's names, which `docker info` uses, to Go's, which images use; with the variant, if the name implies one. */
const GO_ARCHITECTURES = new Map<string, [architecture: string, variant?: string]>([
  ['x86_64', ['amd64']],
  ['aarch64', ['arm64']],
  ['armv8l', ['arm', 'v7']],
  ['armv7l', ['arm', 'v7']],
  ['armv6l', ['arm', 'v6']],
  ['armv5tel', ['arm', 'v5']],
  ['armv5tejl', ['arm', 'v5']],
  ['i386', ['386']],
  ['i586', ['386']],
  ['i686', ['386']],
  ['loongarch64', ['loong64']],
])

function goArchitecture(word: string): Pick<EngineInfo, 'architecture' | 'variant'> {
  const [architecture, variant] = GO_ARCHITECTURES.get(word) ?? [word]
  return { architecture, ...(variant === undefined ? {} : { variant }) }
}

export function decodeImage(json: unknown): EngineImage {
  return {
    id: required(field(json, 'Id'), 'image ID'),
    tags: texts(field(json, 'RepoTags')),
    bytes: number(field(json, 'Size')) ?? 0,
    digests: texts(field(json, 'RepoDigests')),
    platform: decodePlatform(json),
    config: decodeConfig(field(json, 'Config')),
    env: texts(field(json, 'Config', 'Env')),
    volumes: entries(field(json, 'Config', 'Volumes')).map(([path]) => path),
    diffIds: texts(field(json, 'RootFS', 'Layers')),
  }
}

function decodePlatform(json: unknown): Platform {
  const variant = text(field(json, 'Variant'))
  return {
    os: text(field(json, 'Os')),
    architecture: text(field(json, 'Architecture')),
    ...(variant ? { variant } : {}),
  }
}

export function decodeConfig(json: unknown): ImageConfig {
  const stopSignal = text(field(json, 'StopSignal'))
  const healthcheck = decodeHealthcheck(field(json, 'Healthcheck'))
  return boundConfig({
    exposedPorts: entries(field(json, 'ExposedPorts'))
      .map(([key]) => key)
      .sort(byPort),
    entrypoint: texts(field(json, 'Entrypoint')),
    cmd: texts(field(json, 'Cmd')),
    user: text(field(json, 'User')),
    workingDir: text(field(json, 'WorkingDir')),
    ...(stopSignal ? { stopSignal } : {}),
    ...(healthcheck ? { healthcheck } : {}),
    labels: Object.fromEntries(entries(field(json, 'Labels')).map(([key, value]) => [key, text(value)])),
  })
}

/** By protocol, then number. */
export function byPort(a: string, b: string): number {
  const [portA = '', protocolA = ''] = a.split('/')
  const [portB = '', protocolB = ''] = b.split('/')
  return protocolA.localeCompare(protocolB) || Number(portA) - Number(portB)
}

function decodeHealthcheck(json: unknown): Healthcheck | null {
  const test = texts(field(json, 'Test'))
  if (test.length === 0 || test[0] === 'NONE') return null
  const duration = (key: string) => (number(field(json, key)) ?? 0) / NANOSECONDS
  const interval = duration('Interval')
  const timeout = duration('Timeout')
  const startPeriod = duration('StartPeriod')
  const startInterval = duration('StartInterval')
  const retries = number(field(json, 'Retries')) ?? 0
  return {
    test,
    ...(interval ? { interval } : {}),
    ...(timeout ? { timeout } : {}),
    ...(startPeriod ? { startPeriod } : {}),
    ...(startInterval ? { startInterval } : {}),
    ...(retries ? { retries } : {}),
  }
}

export function decodeState(json: unknown): ContainerState {
  const state = field(json, 'State')
  return {
    status: required(field(state, 'Status'), 'container state'),
    running: field(state, 'Running') === true,
    pid: number(field(state, 'Pid')) ?? 0,
    exitCode: number(field(state, 'ExitCode')) ?? 0,
    oomKilled: field(state, 'OOMKilled') === true,
    error: bounded(text(field(state, 'Error')), MESSAGE_CHARACTERS),
    startedAt: instant(field(state, 'StartedAt')),
    finishedAt: instant(field(state, 'FinishedAt')),
    health: decodeHealth(field(state, 'Health') ?? field(state, 'Healthcheck')),
    healthcheck: decodeHealthcheck(field(json, 'Config', 'Healthcheck')),
    networks: new Map(
      entries(field(json, 'NetworkSettings', 'Networks')).map(([name, row]) => [
        name,
        text(field(row, 'IPAddress')),
      ]),
    ),
    ports: decodePorts(field(json, 'NetworkSettings', 'Ports')),
    tty: field(json, 'Config', 'Tty') === true,
    mounts: list(field(json, 'Mounts')).map((row) => ({
      kind: text(field(row, 'Type')),
      source: text(field(row, 'Name')) || text(field(row, 'Source')),
      target: text(field(row, 'Destination')),
    })),
  }
}

const HEALTH = new Map<string, HealthState['status']>([
  ['starting', 'starting'],
  ['healthy', 'healthy'],
  ['unhealthy', 'unhealthy'],
])

function decodeHealth(json: unknown): HealthState {
  return {
    status: HEALTH.get(text(field(json, 'Status'))) ?? 'none',
    log: list(field(json, 'Log')).map((row) => ({
      exitCode: number(field(row, 'ExitCode')) ?? 0,
      output: bounded(text(field(row, 'Output')), MESSAGE_CHARACTERS),
    })),
  }
}

/** Null for year 1, which the engine writes for "never". */
function instant(value: unknown): Date | null {
  const date = new Date(text(value))
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date
}

/** IPv4 bindings only: the port on ::1 may differ. */
function decodePorts(json: unknown): Map<string, number> {
  const ports = new Map<string, number>()
  for (const [key, bindings] of entries(json)) {
    const binding = list(bindings).find((row) => !text(field(row, 'HostIp')).includes(':'))
    const host = Number(text(field(binding, 'HostPort')))
    if (host > 0) ports.set(key, host)
  }
  return ports
}

/** The API has the peak on cgroup v1 only. The page cache is not counted as the app's memory. */
export function decodeStats(json: unknown): ContainerStats {
  const memory = field(json, 'memory_stats')
  const usage = number(field(memory, 'usage'))
  const cache =
    number(field(memory, 'stats', 'total_inactive_file')) ??
    number(field(memory, 'stats', 'inactive_file')) ??
    0
  const cpu = number(field(json, 'cpu_stats', 'cpu_usage', 'total_usage'))
  return {
    memory: usage === null ? null : Math.max(0, usage - cache),
    memoryPeak: number(field(memory, 'max_usage')),
    memoryLimit: number(field(memory, 'limit')),
    cpuSeconds: cpu === null ? null : cpu / NANOSECONDS,
  }
}
