/** What will be asked, decided before the container starts: which ports, how, and which of them must answer. Pure. */
import { withoutRanges } from '../../lib/port-ranges.ts'
import type { ImageConfig } from '../../core/schema.ts'
import type { Port, ProbeSpec, SmokeInputs } from '../../inputs/types.ts'

export interface Planned {
  spec: ProbeSpec
  /** Null for what has no port: a command, the log, the exit. */
  port: number | null
  /** Where it is not, one passing check of the same probe is enough. */
  required: boolean
  /** Nobody exposed or named the port: it was found in the listener table. */
  found?: true
}

export interface Plan {
  checks: readonly Planned[]
  /** The ports to publish and to ask, each once. */
  ports: readonly Port[]
}

export const AUTO: ProbeSpec = { kind: 'auto', text: 'auto', port: null }

/**
 * One check for each port that a probe asks. A probe without a port asks each named port, else each exposed one; of
 * several exposed ones, one is enough. Named ports that no probe asks are asked with `auto`, those of UDP with `udp`.
 * Without any port there are no checks.
 */
export function planChecks(
  { ports, probes }: Pick<SmokeInputs, 'ports' | 'probes'>,
  config: ImageConfig,
): Plan {
  const asked = probes.length === 0 && ports.length === 0 ? [AUTO] : probes
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

/** Probes that found nothing to ask, where that is a mistake: no port, or no HEALTHCHECK in the image. */
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

/** Null for what asks no port. */
export function protocolOf(spec: ProbeSpec): Port['protocol'] | null {
  if (!('port' in spec)) return null
  return spec.kind === 'udp' ? 'udp' : 'tcp'
}

function fallback({ port, protocol }: Port): ProbeSpec {
  return protocol === 'tcp' ? AUTO : { kind: 'udp', text: `udp://:${port}`, port, send: null, answer: null }
}

/**
 * Each published port costs the engine a process. Of more than these, ranges (`EXPOSE 1-65535`) are left out: no app
 * listens on all of one, and which of its ports is meant is not said.
 */
const MOST_EXPOSED = 100

/** It is no job, though none of its ports is asked: how many it exposes for TCP; null where each can be asked. */
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
