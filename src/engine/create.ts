/** Encodes a ContainerSpec for the Engine API. Pure. */
import type Docker from 'dockerode'
import type { Healthcheck } from '../core/schema.ts'
import type { ContainerSettings, ContainerSpec, GpuRequest, SecurityOption, Volume } from './index.ts'

/** Limits the log on the engine's disk; Sea Trial reads it as it is written. */
const BOUNDED_LOG = { Type: 'json-file', Config: { 'max-size': '20m', 'max-file': '1' } }

const NO_SETTINGS: ContainerSettings = {
  volumes: [],
  tmpfs: [],
  user: null,
  readOnly: false,
  capAdd: [],
  capDrop: [],
  securityOpt: [],
  pidsLimit: null,
  shmSize: null,
  ulimits: [],
  addHost: [],
  dns: [],
  init: false,
  gpus: null,
}

/** Settings that were not given are left out, so that the engine's defaults apply. */
export function createOptions(spec: ContainerSpec): Docker.ContainerCreateOptions {
  const ports = spec.publish.map(({ port, protocol }) => `${port}/${protocol}`)
  const settings = { ...NO_SETTINGS, ...spec.settings }
  const anonymous = settings.volumes.filter(({ source }) => source === null)
  return {
    Image: spec.image,
    Labels: spec.labels,
    Env: spec.env,
    AttachStdout: true,
    AttachStderr: true,
    ...(spec.tty ? { Tty: true } : {}),
    ...(spec.cmd ? { Cmd: spec.cmd } : {}),
    ...(spec.entrypoint ? { Entrypoint: spec.entrypoint } : {}),
    ...(settings.user ? { User: settings.user } : {}),
    ...(anonymous.length > 0
      ? { Volumes: Object.fromEntries(anonymous.map(({ target }) => [target, {}])) }
      : {}),
    ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
    ...(spec.healthcheck ? { Healthcheck: healthConfig(spec.healthcheck) } : {}),
    HostConfig: {
      LogConfig: BOUNDED_LOG,
      PortBindings: Object.fromEntries(
        ports.map((port) => [port, [{ HostIp: spec.publishOn ?? '127.0.0.1', HostPort: '' }]]),
      ),
      ...(spec.network ? { NetworkMode: spec.network } : {}),
      ...(spec.pid ? { PidMode: spec.pid } : {}),
      ...memoryLimits(spec),
      ...(spec.privileged ? { Privileged: true } : {}),
      ...(spec.cpus ? { NanoCpus: Math.round(spec.cpus * 1e9) } : {}),
      ...hostConfig(settings, spec.labels),
    },
  }
}

function memoryLimits({ memory, memoryGuard }: ContainerSpec): Docker.HostConfig {
  if (memory) return { Memory: memory, MemorySwap: memory }
  return memoryGuard ? { Memory: memoryGuard, MemorySwap: -1 } : {}
}

/** Engines before 25 ignore `StartInterval`. */
function healthConfig(check: Healthcheck): Docker.HealthConfig & { StartInterval?: number } {
  const { test, interval, timeout, startPeriod, startInterval, retries } = check
  const nanoseconds = (seconds: number): number => Math.round(seconds * 1e9)
  return {
    Test: test,
    ...(interval ? { Interval: nanoseconds(interval) } : {}),
    ...(timeout ? { Timeout: nanoseconds(timeout) } : {}),
    ...(startPeriod ? { StartPeriod: nanoseconds(startPeriod) } : {}),
    ...(startInterval ? { StartInterval: nanoseconds(startInterval) } : {}),
    ...(retries ? { Retries: retries } : {}),
  }
}

function hostConfig(settings: ContainerSettings, labels: Record<string, string>): Docker.HostConfig {
  const { tmpfs, readOnly, capAdd, capDrop, pidsLimit, shmSize, ulimits, addHost, dns, init, gpus } = settings
  return {
    ...mounts(settings.volumes, labels),
    ...(tmpfs.length > 0
      ? { Tmpfs: Object.fromEntries(tmpfs.map(({ path, options }) => [path, options])) }
      : {}),
    ...(readOnly ? { ReadonlyRootfs: true } : {}),
    ...some('CapAdd', capAdd),
    ...some('CapDrop', capDrop),
    ...security(settings.securityOpt),
    ...(pidsLimit === null ? {} : { PidsLimit: pidsLimit }),
    ...(shmSize === null ? {} : { ShmSize: shmSize }),
    ...some(
      'Ulimits',
      ulimits.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
    ),
    ...some('ExtraHosts', addHost),
    ...some('Dns', dns),
    ...(init ? { Init: true } : {}),
    ...(gpus ? { DeviceRequests: [deviceRequest(gpus)] } : {}),
  }
}

const some = <K extends string, T>(key: K, values: readonly T[]): Partial<Record<K, T[]>> =>
  values.length === 0 ? {} : ({ [key]: [...values] } as Record<K, T[]>)

/** `systempaths=unconfined` is not a security option of the API: nothing of /proc and /sys is masked instead. */
const OPEN_PATHS = 'systempaths=unconfined'

function security(options: readonly SecurityOption[]): Docker.HostConfig {
  const values = options.map(({ value }) => value)
  return {
    ...some(
      'SecurityOpt',
      values.filter((value) => value !== OPEN_PATHS),
    ),
    ...(values.includes(OPEN_PATHS) ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
  }
}

const deviceRequest = ({ count, devices, driver, capabilities }: GpuRequest): Docker.DeviceRequest => ({
  Count: count,
  DeviceIDs: [...devices],
  Driver: driver,
  Capabilities: [[...capabilities]],
})

/** Only a bind can be relabelled for SELinux. */
const isBind = ({ options }: Volume): boolean => options.some((option) => /^z$/i.test(option))

/** Volumes that the engine would create for a bind, without labels. */
export const boundVolumes = ({ settings }: ContainerSpec): string[] =>
  (settings?.volumes ?? [])
    .filter(isBind)
    .flatMap(({ source }) => (source?.kind === 'name' ? [source.name] : []))

/** The engine refuses a mount, but not a bind, with a missing path. */
function mounts(volumes: readonly Volume[], labels: Record<string, string>): Docker.HostConfig {
  const named = volumes.filter(({ source }) => source !== null)
  return {
    ...some('Binds', named.filter(isBind).map(bind)),
    ...some(
      'Mounts',
      named.filter((volume) => !isBind(volume)).map((volume) => mount(volume, labels)),
    ),
  }
}

const bind = ({ source, target, options }: Volume): string =>
  [sourceOf(source), target, options.join(',')].join(':')

function mount({ source, target, options }: Volume, labels: Record<string, string>): Docker.MountSettings {
  const isPath = source?.kind === 'path'
  const propagation = options.find((option): option is Docker.MountPropagation => PROPAGATIONS.has(option))
  return {
    Type: isPath ? 'bind' : 'volume',
    Source: sourceOf(source),
    Target: target,
    ReadOnly: options.includes('ro'),
    ...(isPath && propagation ? { BindOptions: { Propagation: propagation } } : {}),
    ...(isPath
      ? {}
      : { VolumeOptions: { NoCopy: options.includes('nocopy'), Labels: labels, DriverConfig: DRIVER } }),
  }
}

const DRIVER = { Name: 'local', Options: {} }
const PROPAGATIONS: ReadonlySet<string> = new Set([
  'private',
  'rprivate',
  'shared',
  'rshared',
  'slave',
  'rslave',
])

const sourceOf = (source: Volume['source']): string =>
  source === null ? '' : source.kind === 'path' ? source.path : source.name
