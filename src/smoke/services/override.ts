/** The container's settings in Compose's format: they override the service's. Pure. */
import type { SmokeInputs } from '../../inputs/types.ts'
import type { Service } from './model.ts'

type Volume = SmokeInputs['container']['volumes'][number]

/** Escapes dollar signs, so that Compose replaces no variables. */
const escaped = (text: string): string => text.replaceAll('$', '$$$$')

export function overrides(service: Service, inputs: SmokeInputs): Partial<Service> {
  const { container, env, command, entrypoint, memory, cpus } = inputs
  const { user, readOnly, init, pidsLimit, shmSize, ulimits } = container
  return {
    ...(env.length > 0 ? { environment: { ...service.environment, ...variables(env) } } : {}),
    ...(command ? { command: command.map(escaped) } : {}),
    ...(entrypoint ? { entrypoint: entrypoint.map(escaped), ...(command ? {} : { command: [] }) } : {}),
    ...(memory === null ? {} : { mem_limit: String(memory), memswap_limit: String(memory) }),
    ...(cpus === null ? {} : { cpus }),
    ...(memory === null && cpus === null ? {} : { deploy: undefined }),
    ...(user === null ? {} : { user: escaped(user) }),
    ...(readOnly ? { read_only: true } : {}),
    ...(init ? { init: true } : {}),
    ...(pidsLimit === null ? {} : { pids_limit: pidsLimit, deploy: undefined }),
    ...(shmSize === null ? {} : { shm_size: String(shmSize) }),
    ...(ulimits.length === 0
      ? {}
      : { ulimits: Object.fromEntries(ulimits.map(({ name, soft, hard }) => [name, { soft, hard }])) }),
    ...lists(service, container),
  }
}

function variables(env: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    env.map((item) => {
      const at = item.indexOf('=')
      return [item.slice(0, at), escaped(item.slice(at + 1))]
    }),
  )
}

/** Lists are added to the service's. */
function lists(service: Service, container: SmokeInputs['container']): Partial<Service> {
  const added: Readonly<Record<string, readonly unknown[]>> = {
    cap_add: container.capAdd,
    cap_drop: container.capDrop,
    security_opt: container.securityOpt.map(({ flag }) => escaped(flag.replace('=', ':'))),
    tmpfs: container.tmpfs.map(({ path, options }) => escaped(options === '' ? path : `${path}:${options}`)),
    extra_hosts: container.addHost,
    dns: container.dns,
    volumes: container.volumes.map(volumeOf),
  }
  return Object.fromEntries(
    Object.entries(added)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, [...listOf(service[name]), ...values]]),
  )
}

/** Compose allows a single value in place of a list. */
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]

function volumeOf({ source, target, options }: Volume): object {
  const base = { target: escaped(target), read_only: options.includes('ro') }
  if (source === null) return { ...base, type: 'volume' }
  if (source.kind === 'name')
    return { ...base, type: 'volume', source: source.name, volume: { nocopy: options.includes('nocopy') } }
  const propagation = options.find((option) => /^r?(private|shared|slave)$/.test(option))
  const selinux = options.find((option) => /^z$/i.test(option))
  const bind = {
    create_host_path: false,
    ...(propagation ? { propagation } : {}),
    ...(selinux ? { selinux } : {}),
  }
  return { ...base, type: 'bind', source: escaped(source.path), bind }
}
