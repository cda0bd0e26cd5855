/** What will be asked, decided before the container starts: which ports, how, and which of them must answer. Pure. */
import type { ImageConfig } from '../schema.ts'
import type { ProbeSpec, SmokeInputs } from '../inputs/index.ts'

export interface Planned {
  port: number
  spec: ProbeSpec
  required: boolean
}

/** Named ports must all answer; of several exposed ones, one is enough. No port at all gives an empty plan. */
export function planChecks(inputs: SmokeInputs, config: ImageConfig): Planned[] {
  const { probe, ports } = inputs
  if ('port' in probe && probe.port !== null) {
    const others = ports.filter((port) => port !== probe.port)
    return [
      { port: probe.port, spec: probe, required: true },
      ...others.map((port) => required(port, { kind: 'auto' })),
    ]
  }
  if (ports.length > 0) return ports.map((port) => required(port, probe))
  const exposed = exposedTcpPorts(config)
  return exposed.map((port) => ({ port, spec: probe, required: exposed.length === 1 }))
}

const required = (port: number, spec: ProbeSpec): Planned => ({ port, spec, required: true })

/** Each published port costs the engine a process: a range of thousands is asked at its beginning only. */
const MOST_EXPOSED = 100

function exposedTcpPorts({ exposedPorts }: ImageConfig): number[] {
  const tcp = exposedPorts.filter((port) => !/\/(udp|sctp)$/.test(port)).map((port) => parseInt(port, 10))
  return tcp.filter((port) => port >= 1 && port <= 65_535).slice(0, MOST_EXPOSED)
}
