/** On which ports the container listens. Pure. */
import type { Listener } from '../../core/schema.ts'
import type { Measured } from '../measured.ts'

/** Those that can be reached from outside the container; null where they are not known. */
export function openPorts(
  { smoke }: Pick<Measured, 'smoke'>,
  protocol: 'tcp' | 'udp' = 'tcp',
): number[] | null {
  if (!smoke.listenersKnown) return null
  const rows = smoke.listeners.filter((row) => row.protocol.startsWith(protocol) && !isLoopback(row))
  return [...new Set(rows.map(({ port }) => port))].sort((a, b) => a - b)
}

/** Whether something listens on it inside the container only. */
export const isLoopbackOnly = ({ smoke }: Pick<Measured, 'smoke'>, port: number): boolean => {
  const rows = smoke.listeners.filter((row) => row.port === port)
  return rows.length > 0 && rows.every(isLoopback)
}

const isLoopback = ({ address }: Listener): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address)
