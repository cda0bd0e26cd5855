/** Probes from their text, and ports. */
import type { Port, ProbeSpec } from '../../src/inputs/types.ts'
import { parseProbe } from '../../src/inputs/probe/index.ts'

export const probe = (line: string): ProbeSpec =>
  parseProbe(line, (path) => {
    throw new Error(`no file ${path}`)
  })

/** Ports of TCP as in the setting `port`. */
export const tcpPorts = (...ports: number[]): Port[] => ports.map((port) => ({ port, protocol: 'tcp' }))
