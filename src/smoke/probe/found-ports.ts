/**
 * Ports of an image that exposes none, has no HEALTHCHECK and no probe: those on which it listens are checked like exposed
 * ones. They are not published, so they are reached at the container's own address, where this machine can reach it.
 */
import type { Clock } from '../../core/clock.ts'
import type { Listener } from '../../core/schema.ts'
import { isLoopback, isTcp } from '../kernel/listeners.ts'
import type { Planned } from './plan.ts'
import { AUTO } from './plan.ts'
import type { Address } from './attempt.ts'
import { tryConnect } from '../network/connect.ts'
import type { Route } from '../network/route.ts'

/** Linux assigns ports from here on to programs that ask for any port. */
const EPHEMERAL = 32_768
/** Debuggers (Node, JVM, debugpy, Delve) and Erlang's port mapper: they say nothing about whether the app is ready. */
const OF_TOOLS = new Set([9229, 5005, 5678, 2345, 4369])
const MOST = 20
const AGAIN_SECONDS = 0.5

/** The TCP ports of the listener table that can be reached from outside and may be the app's. */
export function foundPorts(listeners: readonly Listener[]): number[] {
  const rows = listeners.filter((row) => isTcp(row) && !isLoopback(row))
  const ports = rows.map(({ port }) => port).filter((port) => port < EPHEMERAL && !OF_TOOLS.has(port))
  return [...new Set(ports)].slice(0, MOST)
}

export const foundCheck = (port: number): Planned => ({ spec: AUTO, port, required: false, found: true })

/** The route to ports that are not published. `ownAddress`: the container's; null while it cannot be reached. */
export const toOwnAddress = (route: Route, ownAddress: () => string | null): Route => ({
  ...route,
  name: 'the container’s own address',
  addressOf({ port }): Address | null {
    const host = ownAddress()
    return host === null ? null : { host, port }
  },
})

/**
 * Returns a function that says whether a port has accepted a connection at that address; it tries again until then. In a
 * network that this machine cannot reach (macvlan) none ever does. `onAnswer` is called when one was reached.
 */
export function watchReach(clock: Clock, onAnswer: () => void): (host: string, port: number) => boolean {
  const reached = new Set<number>()
  const askedAt = new Map<number, number>()
  const ask = async (host: string, port: number) => {
    askedAt.set(port, clock.now())
    if ((await tryConnect(host, port)) !== 'open') return
    reached.add(port)
    onAnswer()
  }
  return (host, port) => {
    const since = clock.now() - (askedAt.get(port) ?? -Infinity)
    if (!reached.has(port) && since >= AGAIN_SECONDS) void ask(host, port)
    return reached.has(port)
  }
}
