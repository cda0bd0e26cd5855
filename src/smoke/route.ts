/** How the container's ports are reached from where this process runs. */
import type { ContainerState } from '../engine/index.ts'
import type { Address } from './probe/attempt.ts'

const LOOPBACK = '127.0.0.1'

export interface Route {
  /** For the Report. */
  name: string
  /** On the host's own network the listener table is the host's, and shows more than the container's listeners. */
  isHost: boolean
  /** Null while there is no way to the port. */
  addressOf(port: number, state: ContainerState | null): Address | null
}

export function chooseRoute(network: string | null, hasPorts: boolean): Route {
  const isHost = network === 'host'
  const way = isHost ? 'the host’s own network' : `published on ${LOOPBACK}`
  return {
    name: hasPorts ? way : 'none: no port to ask',
    isHost,
    addressOf(port, state) {
      const published = isHost ? port : state?.ports.get(port)
      return published === undefined ? null : { host: LOOPBACK, port: published }
    },
  }
}
