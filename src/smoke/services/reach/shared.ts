/** Networks, volumes, secrets and configs of the compose file. Pure. */
import { isIP } from 'node:net'
import {
  each,
  eachValue,
  harmless,
  judgeBy,
  keys,
  only,
  quote,
  reaches,
  textOf,
  type Judge,
  type Reach,
  type Table,
} from './judge.ts'
import { isMapping } from '../value.ts'

const FOREIGN = reaches('is external: it was not created for this run')

/** Options of the bridge driver that do not touch the host. */
const BRIDGE_OPTION =
  /^com\.docker\.network\.(?:driver\.mtu|bridge\.(?:enable_icc|enable_ip_masquerade|host_binding_ipv4)|enable_ipv[46]|container_iface_prefix)$/

/** With a public subnet, the host's traffic to it would go into the container. */
const PRIVATE_V4 =
  /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/
const PRIVATE_V6 = /^f[cd][0-9a-f]{2}:/i

const subnet: Judge = (value) => {
  const [address = '', bits = ''] = textOf(value).split('/')
  const isPrivate =
    (isIP(address) === 4 && PRIVATE_V4.test(address) && Number(bits) >= 8) ||
    (isIP(address) === 6 && PRIVATE_V6.test(address) && Number(bits) >= 7)
  return isPrivate
    ? []
    : [
        {
          key: '',
          why: `is ${quote(value)}, which is no private network: the host’s own traffic would go there`,
        },
      ]
}

const IPAM: Table = {
  driver: only(/^default$/, (value) => `is ${value}, a plugin`),
  options: reaches('passes options to a plugin'),
  config: each(keys({ subnet, ip_range: harmless, gateway: harmless, aux_addresses: harmless })),
}

const NETWORK: Table = {
  name: harmless,
  driver: only(/^(?:bridge|default)$/, (value) => `is ${value}: it would reach a network of the host`),
  driver_opts: eachValue((value, around, name) =>
    BRIDGE_OPTION.test(name) ? [] : [{ key: '', why: `sets ${quote(name)} on the host` }],
  ),
  ipam: keys(IPAM),
  external: FOREIGN,
  internal: harmless,
  attachable: harmless,
  enable_ipv4: harmless,
  enable_ipv6: harmless,
  labels: harmless,
}

/** The local driver mounts what the options name, as root on the host; only tmpfs names nothing. */
function driverOptions(value: unknown): Reach[] {
  const options = isMapping(value) ? value : {}
  const isMemory =
    options.type === 'tmpfs' &&
    Object.keys(options).every((name) => ['type', 'device', 'o'].includes(name)) &&
    !/\bbind\b/.test(textOf(options.o))
  if (isMemory) return []
  return [{ key: '', why: `mounts ${quote(options.device ?? options)} on the host` }]
}

const VOLUME: Table = {
  name: harmless,
  driver: only(/^local$/, (value) => `is ${value}, a plugin`),
  driver_opts: driverOptions,
  external: FOREIGN,
  labels: harmless,
}

const SECRET: Table = {
  name: harmless,
  content: harmless,
  labels: harmless,
  file: (value, { isInScope }) =>
    isInScope(textOf(value))
      ? []
      : [{ key: '', why: `reads ${quote(value)}, which is outside the repository` }],
  environment: (value, { env }) =>
    env.has(textOf(value))
      ? []
      : [{ key: '', why: `takes ${quote(value)} from this machine’s environment; give it with env` }],
  external: FOREIGN,
}

const MODEL: Judge = reaches('has this machine load and serve a model')

export const SHARED: Readonly<Record<string, Judge>> = {
  networks: (value, around) => judgeBy(NETWORK, value, around),
  volumes: (value, around) => judgeBy(VOLUME, value, around),
  secrets: (value, around) => judgeBy(SECRET, value, around),
  configs: (value, around) => judgeBy(SECRET, value, around),
  models: MODEL,
}
