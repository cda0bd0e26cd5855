/** Decides before the container starts which ports are checked, how, and which of them must pass. Pure. */
import { withoutRanges } from '../../lib/port-ranges.ts'
import type { ImageConfig } from '../../core/schema.ts'
import type { Port, ProbeSpec, SmokeInputs } from '../../inputs/types.ts'

export interface Planned {
  spec: ProbeSpec
  /** Null for a probe without a port: a command, the log, the exit. */
  port: number | null
  /** False: one passing check of the same probe is enough. */
  required: boolean
  /** The port was found in the listener table: neither the image nor a setting names it. */
  found?: true
}

export interface Plan {
  checks: readonly Planned[]
  /** Ports to publish and check, each once. */
  ports: readonly Port[]
}

export const AUTO: ProbeSpec = { kind: 'auto', text: 'auto', port: null }

/**
 * One check for each port of a probe. A probe without a port checks each port of the `port` setting, else each exposed one;
 * of several exposed ones, one is enough. Ports of the setting that no probe checks get `auto`, those of UDP get `udp`.
 * Without any port, or under a contract that lets no request reach it, there are no checks.
 */
export function planChecks(
  { ports, probes, contract }: Pick<SmokeInputs, 'ports' | 'probes' | 'contract'>,
  config: ImageConfig,
): Plan {
  const isUnreached = contract?.contracts.some((one) => one.isApplied && one.contract.isUnreached) ?? false
  const asked = probes.length === 0 && ports.length === 0 && !isUnreached ? [AUTO] : probes
  const planned = asked.flatMap((spec) => checksOf(spec, ports, config))
  const left = ports.filter(
    (one) => !planned.some((check) => check.port === one.port && protocolOf(check.spec) === one.protocol),
  )
  const checks = [
    ...planned,
    ...left.map((one): Planned => ({ spec: fallback(one), port: one.port, required: true })),
  ]
  return { checks, ports: portsOf(checks) }
}

/** Probes without a check, where that is a mistake: the image has no port, or no HEALTHCHECK. */
export const unaskable = (
  probes: readonly ProbeSpec[],
  checks: readonly { spec: ProbeSpec }[],
): ProbeSpec[] =>
  probes.filter((spec) => spec.kind !== 'auto' && !checks.some((check) => check.spec.text === spec.text))

function checksOf(spec: ProbeSpec, ports: readonly Port[], config: ImageConfig): Planned[] {
  const protocol = protocolOf(spec)
  if (spec.kind === 'healthcheck' && config.healthcheck === undefined) return []
  if (protocol === null || !('port' in spec)) return [{ spec, port: null, required: true }]
  if (spec.port !== null) return [{ spec, port: spec.port, required: true }]
  const named = ports.filter((one) => one.protocol === protocol).map(({ port }) => port)
  if (named.length > 0) return named.map((port) => ({ spec, port, required: true }))
  const exposed = askedPorts(config, protocol)
  return exposed.map((port) => ({ spec, port, required: exposed.length === 1 }))
}

/** Null for a probe without a port. */
export function protocolOf(spec: ProbeSpec): Port['protocol'] | null {
  if (!('port' in spec)) return null
  return spec.kind === 'udp' ? 'udp' : 'tcp'
}

function fallback({ port, protocol }: Port): ProbeSpec {
  return protocol === 'tcp' ? AUTO : { kind: 'udp', text: `udp://:${port}`, port, send: null, answer: null }
}

/**
 * Each published port costs the engine a process. With more exposed ports than this, ranges (`EXPOSE 1-65535`) are left
 * out: no app listens on a whole range, and nothing says which of its ports is meant.
 */
const MOST_EXPOSED = 100

/** How many TCP ports it exposes, where that is too many to check each; else null. Such an image is a server, not a job. */
export function tooManyPorts(config: ImageConfig): number | null {
  const count = validPorts(config, 'tcp').length
  return count > MOST_EXPOSED ? count : null
}

/** A port without a protocol is one of TCP. */
function validPorts({ exposedPorts }: ImageConfig, protocol: Port['protocol']): number[] {
  const rows = exposedPorts.map((text) => text.split('/'))
  const found = rows.filter(([, of = 'tcp']) => of === protocol).map(([port = '']) => parseInt(port, 10))
  return found.filter((port) => port >= 1 && port <= 65_535)
}

function askedPorts(config: ImageConfig, protocol: Port['protocol']): number[] {
  const valid = validPorts(config, protocol)
  return valid.length <= MOST_EXPOSED ? valid : withoutRanges(valid).slice(0, MOST_EXPOSED)
}

function portsOf(checks: readonly Planned[]): Port[] {
  const ports = checks.flatMap(({ spec, port }): Port[] => {
    const protocol = protocolOf(spec)
    return port === null || protocol === null ? [] : [{ port, protocol }]
  })
  return [...new Map(ports.map((one) => [`${one.port}/${one.protocol}`, one])).values()]
}
