/** Probes as a person writes them, and ports. */
import type { Port, ProbeSpec } from '../../src/inputs/types.ts'
import { parseProbe } from '../../src/inputs/probe/index.ts'

export const probe = (line: string): ProbeSpec =>
  parseProbe(line, (path) => {
    throw new Error(`no file ${path}`)
  })

/** Named ports of TCP. */
export const tcpPorts = (...ports: number[]): Port[] => ports.map((port) => ({ port, protocol: 'tcp' }))
