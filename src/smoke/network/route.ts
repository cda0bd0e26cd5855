/**
 * How the container's ports are reached from this process. It follows from where the engine is, whether this process
 * itself runs in a container of that engine, and the `network` setting.
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
  /** The container uses the host's own network: the listener table is then the host's. */
  isHost: boolean
  /** The engine's address to publish ports on; null where none are published. */
  publishOn: string | null
  /** A network that the container must join to be reached; null for none. */
  network: string | null
  /** Null while the port cannot be reached. */
  addressOf(port: Port, state: ContainerState | null): Address | null
  /** To be awaited after the start, before the first request. */
  open(state: ContainerState | null, ports: readonly Port[]): Promise<void>
}

/** Where the engine is, seen from this process. */
export interface EngineLocation {
  /** `unix:///var/run/docker.sock`, `tcp://docker:2375`, `ssh://user@host` */
  endpoint: string
  /** Networks of the container that this process runs in, where the engine knows that container; else null. */
  ownNetworks: readonly string[] | null
}

type Forward = Engine['forward']

const ready = () => Promise.resolve()

/** `network`: the setting. Pure. */
export function chooseRoute(network: string | null, location: EngineLocation, forward: Forward): Route {
  const { endpoint, ownNetworks } = location
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
  if (own !== undefined && own !== 'host') return sharedNetwork(network ?? own, ownNetworks ?? [])
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

/** This process runs in a container too: both join one network, and the container is reached by its address there. */
function sharedNetwork(wanted: string, ownNetworks: readonly string[]): Route {
  const shared = ownNetworks.includes(wanted) ? wanted : (ownNetworks[0] ?? wanted)
  return {
    ...plain,
    name: `the network ${shared}, which this job’s container is in too`,
    network: shared,
    addressOf({ port }, state) {
      const host = state?.networks.get(shared)
      return host ? { host, port } : null
    },
  }
}

/** It uses the network of another container, whose published ports are unknown here. */
const inNetworkOf = (network: string): Route => nowhere(`none: it uses the network of another (${network})`)

/** Ports published on the loopback address of the engine's host, each forwarded by ssh, which carries TCP only. */
function bySsh(host: string, isHost: boolean, forward: Forward): Route {
  const forwarded = new Map<number, number>()
  const remotePort = (port: Port, state: ContainerState | null): number | undefined =>
    isHost ? port.port : state?.ports.get(keyOf(port))
  return {
    name: `${isHost ? 'the network' : `published on ${LOOPBACK}`} of ${host}, through ssh`,
    isHost,
    publishOn: isHost ? null : LOOPBACK,
    network: null,
    async open(state, ports) {
      for (const port of ports) {
        const there = port.protocol === 'tcp' ? remotePort(port, state) : undefined
        if (there !== undefined) forwarded.set(there, await forward(there))
      }
    },
    addressOf(port, state) {
      const there = remotePort(port, state)
      const here = there === undefined || port.protocol === 'udp' ? undefined : forwarded.get(there)
      return here === undefined ? null : { host: LOOPBACK, port: here }
    },
  }
}

/** Asks the engine whether this process runs in one of its containers. */
export async function locateEngine(engine: Engine): Promise<EngineLocation> {
  const { endpoint } = engine
  for (const id of endpoint.startsWith('ssh:') ? [] : ownContainerIds()) {
    const own = await engine.state(id)
    if (own?.running) return { endpoint, ownNetworks: [...own.networks.keys()] }
  }
  return { endpoint, ownNetworks: null }
}
