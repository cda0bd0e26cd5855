/** What a service may use: the keys of `services.NAME`, as `docker compose config` prints them. Pure. */
import { BUILD } from './build.ts'
import {
  each,
  harmless,
  keys,
  never,
  only,
  quote,
  reaches,
  textOf,
  type ModelContext,
  type Judge,
  type Reach,
  type Table,
} from './judge.ts'
import { isMapping } from '../value.ts'

/** Docker's default set, and those that only lift limits inside the container. */
const CAPABILITIES =
  /^(?:CAP_)?(?:AUDIT_WRITE|CHOWN|DAC_OVERRIDE|FOWNER|FSETID|KILL|MKNOD|NET_BIND_SERVICE|NET_RAW|SETFCAP|SETGID|SETPCAP|SETUID|SYS_CHROOT|IPC_LOCK|SYS_NICE)$/i

const DEVICE = 'gives it a device of the host'

/** `service:NAME` of this file. */
const ofService =
  (allowed: RegExp, why: (value: string) => string): Judge =>
  (value, { services }) => {
    const text = textOf(value)
    const isOurs = text.startsWith('service:') && services.has(text.slice('service:'.length))
    return isOurs || allowed.test(text) ? [] : [{ key: '', why: why(quote(value)) }]
  }

const BIND_OPTIONS: Table = {
  create_host_path: harmless,
  selinux: harmless,
  recursive: harmless,
  propagation: only(
    /^r?private$/,
    (value) => `is ${value}: mounts would travel between the host and the container`,
  ),
}

const MOUNT: Table = {
  type: only(/^(?:bind|volume|tmpfs|image)$/, (value) => `is ${value}, a kind that Sea Trial does not know`),
  source: harmless, // by its type: see mountOf
  target: harmless,
  read_only: harmless,
  consistency: harmless,
  bind: keys(BIND_OPTIONS),
  volume: keys({ nocopy: harmless, subpath: harmless, labels: harmless }),
  tmpfs: keys({ size: harmless, mode: harmless }),
  image: keys({ subpath: harmless }),
}

function mountOf(value: unknown, around: ModelContext): readonly Reach[] {
  const rest = keys(MOUNT)(value, around)
  if (!isMapping(value)) return rest
  const source = textOf(value.source)
  const isBind = value.type === 'bind'
  if (isBind && !around.isInScope(source))
    return [{ key: '', why: `mounts ${quote(source)}, which is outside the repository` }, ...rest]
  const isForeign = value.type === 'volume' && value.source !== undefined && !around.volumes.has(source)
  return isForeign
    ? [{ key: '', why: `mounts the volume ${quote(source)}, which the file does not define` }, ...rest]
    : rest
}

/** `SERVICE`, `SERVICE:ro`; `container:NAME` is not of this run. */
function volumesFrom(value: unknown, { services }: ModelContext): Reach[] {
  const [name = ''] = textOf(value).split(':')
  return services.has(name)
    ? []
    : [{ key: '', why: `mounts what ${quote(value)} mounts, which is not a service of the file` }]
}

const HOOK: Table = {
  command: harmless,
  user: harmless,
  working_dir: harmless,
  environment: harmless,
  privileged: reaches('runs a command with all rights on the host'),
}

const LOGGING: Table = {
  driver: only(
    /^(?:json-file|local|none)$/,
    (value) => `is ${value}: the log would be sent to another system`,
  ),
  options: harmless,
}

const RESERVATIONS: Table = {
  cpus: harmless,
  memory: harmless,
  pids: harmless,
  generic_resources: harmless,
  devices: reaches(DEVICE),
}

const DEPLOY: Table = {
  mode: harmless,
  replicas: harmless,
  labels: harmless,
  endpoint_mode: harmless,
  placement: harmless,
  restart_policy: harmless,
  rollback_config: harmless,
  update_config: harmless,
  resources: keys({ limits: harmless, reservations: keys(RESERVATIONS) }),
}

const plain = [
  ...[
    'attach',
    'blkio_config',
    'cap_drop',
    'command',
    'configs',
    'container_name',
    'cpu_count',
    'cpu_percent',
  ],
  ...[
    'cpu_period',
    'cpu_quota',
    'cpu_rt_period',
    'cpu_rt_runtime',
    'cpu_shares',
    'cpus',
    'cpuset',
    'depends_on',
  ],
  ...[
    'develop',
    'dns',
    'dns_opt',
    'dns_search',
    'domainname',
    'entrypoint',
    'environment',
    'expose',
    'extra_hosts',
  ],
  ...['group_add', 'healthcheck', 'hostname', 'image', 'init', 'isolation', 'labels', 'links', 'mac_address'],
  ...[
    'mem_limit',
    'mem_reservation',
    'mem_swappiness',
    'memswap_limit',
    'networks',
    'pids_limit',
    'platform',
  ],
  ...['ports', 'profiles', 'pull_policy', 'pull_refresh_after', 'read_only', 'restart', 'scale', 'secrets'],
  ...['shm_size', 'stdin_open', 'stop_grace_period', 'stop_signal', 'storage_opt', 'sysctls', 'tmpfs', 'tty'],
  ...['ulimits', 'user', 'working_dir'],
]

export const SERVICE: Table = {
  ...Object.fromEntries(plain.map((key) => [key, harmless])),
  provider: never('runs a program of the repository on this machine, not in a container'),
  build: keys(BUILD),
  privileged: reaches('gives it all rights on the host'),
  use_api_socket: reaches('gives it the engine itself, and the credentials for registries'),
  volumes: each(mountOf),
  volumes_from: each(volumesFrom),
  network_mode: ofService(
    /^(?:none|bridge|default)$/,
    (value) => `is ${value}: it would share a network outside the run`,
  ),
  pid: ofService(/^private$/, (value) => `is ${value}: it would see and signal processes outside the run`),
  ipc: ofService(
    /^(?:none|private|shareable)$/,
    (value) => `is ${value}: it would share memory with processes outside the run`,
  ),
  uts: only(/^private$/, (value) => `is ${value}: it would share the host’s name`),
  userns_mode: only(/^private$/, (value) => `is ${value}: its root would be the host’s`),
  cgroup: only(/^private$/, (value) => `is ${value}: it would see the host’s cgroups`),
  cgroup_parent: reaches('puts it into a cgroup of the host, past its limits'),
  cap_add: each(only(CAPABILITIES, (value) => `gives it ${value}, a right on the host’s kernel`)),
  security_opt: each(
    only(
      /^no-new-privileges(?:[:=](?:true|false))?$/,
      (value) => `is ${value}: it would remove restrictions of the container`,
    ),
  ),
  devices: each((value) => [
    { key: '', why: `gives it ${quote(isMapping(value) ? value.source : value)} of the host` },
  ]),
  device_cgroup_rules: reaches(DEVICE),
  gpus: reaches(DEVICE),
  runtime: reaches('chooses the program that creates its container'),
  annotations: reaches('passes options to the program that creates its container'),
  credential_spec: reaches('reads credentials of this machine'),
  external_links: reaches('links it to a container outside the run'),
  oom_kill_disable: reaches('lets the kernel kill other processes when memory is short'),
  oom_score_adj: (value) =>
    typeof value === 'number' && value >= 0
      ? []
      : [{ key: '', why: 'lets the kernel kill other processes first when memory is short' }],
  logging: keys(LOGGING),
  deploy: keys(DEPLOY),
  pre_start: each(keys(HOOK)),
  post_start: each(keys(HOOK)),
  pre_stop: each(keys(HOOK)),
  models: reaches('has this machine load and serve a model'),
}
