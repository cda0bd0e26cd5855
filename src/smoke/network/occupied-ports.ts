/** Ports of the host's own network that are in use before the start: what answers there is not the container. */
import type { Port } from '../../inputs/types.ts'
import { attemptTcp } from '../probe/attempt.ts'
import type { Route } from './route.ts'

const MILLISECONDS = 1000

/** Those of the TCP ports that accept a connection now. */
export async function occupiedPorts(ports: readonly Port[], route: Route): Promise<number[]> {
  const occupied: number[] = []
  for (const port of ports) {
    const address = port.protocol === 'tcp' ? route.addressOf(port, null) : null
    if (address === null) continue
    const { kind } = await attemptTcp(address, 0, AbortSignal.timeout(MILLISECONDS))
    if (kind !== 'refused' && kind !== 'silent') occupied.push(port.port)
  }
  return occupied
}
