/**
 * How the container's ports are reached from where this process runs. Nothing is configured: it follows from where the
 * engine is, whether this process itself runs in a container of that engine, and the network that was asked for.
 */
import type { ContainerState, Engine } from '../../engine/index.ts'
import type { Port } from '../../inputs/types.ts'
import { ownContainerIds } from '../kernel/own-container.ts'
import type { Address } from '../probe/attempt.ts'

const LOOPBACK = '127.0.0.1'
const ANYWHERE = '0.0.0.0'

export interface Route {
  /** For the Report. */
  name: string
  /** On the host's own network the listener table is the host's, and shows more than the container's listeners. */
  isHost: boolean
  /** The engine's address to publish ports on; null where they are reached without. */
  publishOn: string | null
  /** A network that the container must be in to be reached; null where any will do. */
  network: string | null
  /** Null while there is no way to the port. */
  addressOf(port: Port, state: ContainerState | null): Address | null
  /** To be awaited after the start, before the first question. */
  open(state: ContainerState | null, ports: readonly Port[]): Promise<void>
}

/** Where this process and the engine are to each other. */
export interface EngineLocation {
  /** `unix:///var/run/docker.sock`, `tcp://docker:2375`, `ssh://user@host` */
  endpoint: string
  /** Networks of the container that this process runs in, where the engine knows that container; else null. */
  ownNetworks: readonly string[] | null
}

type Forward = Engine['forward']

const ready = () => Promise.resolve()

/** Pure. `network` is what was asked for. */
export function chooseRoute(network: string | null, around: EngineLocation, forward: Forward): Route {
  const { endpoint, ownNetworks } = around
  const { protocol, hostname } = new URL(endpoint)
  const isRemote = protocol === 'tcp:' || protocol === 'http:' || protocol === 'https:'
  const host = isRemote ? hostname.replace(/^\[|\]$/g, '') : LOOPBACK
  const [own] = ownNetworks ?? []
  if (network === 'none') return nowhere('none: the container has no network')
  if (network?.startsWith('container:')) return inNetworkOf(network)
  if (protocol === 'ssh:') return bySsh(hostname, network === 'host', forward)
  if (network === 'host') {
    const name = isRemote ? `the network of the engine’s host ${host}` : 'the host’s own network'
    return { ...plain, name, isHost: true, addressOf: ({ port }) => ({ host, port }) }
  }
  if (own !== undefined && own !== 'host') return besideUs(network ?? own, ownNetworks ?? [])
  const publishOn = isRemote && !isLoopbackName(host) ? ANYWHERE : LOOPBACK
  return {
    ...plain,
    name: publishOn === ANYWHERE ? `published on the engine’s host ${host}` : `published on ${LOOPBACK}`,
    publishOn,
    addressOf: published(host),
  }
}

const plain = { isHost: false, publishOn: null, network: null, open: ready }

const nowhere = (name: string): Route => ({ ...plain, name, addressOf: () => null })

const isLoopbackName = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')

/** As the engine writes it: `5000/tcp`. */
const keyOf = ({ port, protocol }: Port): string => `${port}/${protocol}`

const published =
  (host: string) =>
  (port: Port, state: ContainerState | null): Address | null => {
    const number = state?.ports.get(keyOf(port))
    return number === undefined ? null : { host, port: number }
  }

/** This process is in a container too: the two meet in a network, by the address that the container has there. */
function besideUs(wanted: string, ownNetworks: readonly string[]): Route {
  const meeting = ownNetworks.includes(wanted) ? wanted : (ownNetworks[0] ?? wanted)
  return {
    ...plain,
    name: `the network ${meeting}, which this job’s container is in too`,
    network: meeting,
    addressOf({ port }, state) {
      const host = state?.networks.get(meeting)
      return host ? { host, port } : null
    },
  }
}

/** It has the network of another container, whose published ports are not ours to know. */
const inNetworkOf = (network: string): Route => nowhere(`none: it uses the network of another (${network})`)

/** Ports published on the engine's own loopback address, each brought here by ssh, which carries TCP only. */
function bySsh(host: string, isHost: boolean, forward: Forward): Route {
  const forwarded = new Map<number, number>()
  const thereOf = (port: Port, state: ContainerState | null): number | undefined =>
    isHost ? port.port : state?.ports.get(keyOf(port))
  return {
    name: `${isHost ? 'the network' : `published on ${LOOPBACK}`} of ${host}, through ssh`,
    isHost,
    publishOn: isHost ? null : LOOPBACK,
    network: null,
    async open(state, ports) {
      for (const port of ports) {
        const there = port.protocol === 'tcp' ? thereOf(port, state) : undefined
        if (there !== undefined) forwarded.set(there, await forward(there))
      }
    },
    addressOf(port, state) {
      const there = thereOf(port, state)
      const here = there === undefined || port.protocol === 'udp' ? undefined : forwarded.get(there)
      return here === undefined ? null : { host: LOOPBACK, port: here }
    },
  }
}

/** Asks the engine whether it is the one that this process's own container runs on. */
export async function locateEngine(engine: Engine): Promise<EngineLocation> {
  const { endpoint } = engine
  for (const id of endpoint.startsWith('ssh:') ? [] : ownContainerIds()) {
    const own = await engine.state(id)
    if (own?.running) return { endpoint, ownNetworks: [...own.networks.keys()] }
  }
  return { endpoint, ownNetworks: null }
}
