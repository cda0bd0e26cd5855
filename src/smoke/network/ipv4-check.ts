/**
 * Checks whether a listener of the IPv6 table accepts IPv4 too. Such a row may be for both (as in Go and Java) or for IPv6
 * only, and the kernel does not show which. The engine's proxy accepts every connection, so an IPv6-only server would look
 * like one that closes connections. A connection to the container's own address settles it.
 */
import type { Clock } from '../../core/clock.ts'
import type { Listener } from '../../core/schema.ts'
import { tryConnect } from './connect.ts'
import { isIpv6, isLoopback, isTcp } from '../kernel/listeners.ts'
import { isNoResponse, type Outcome } from '../probe/outcome.ts'

/** The part of a check that is read here. */
interface Asked {
  port: number | null
  spec: { kind: string }
  state: { last: Outcome | null }
}

export interface Ipv4Check {
  /** Ports that a row shows and that refused IPv4 when last asked. */
  readonly refused: ReadonlySet<number>
  /** The rows without those for IPv6 only. */
  reachable(listeners: readonly Listener[] | null, checks: readonly Asked[]): Listener[] | null
}

const AGAIN_SECONDS = 0.5

/** `address`: the container's own, null where there is none; `onAnswer` is called after each connection attempt. */
export function watchIpv4(address: () => string | null, clock: Clock, onAnswer: () => void): Ipv4Check {
  const takesIpv4 = new Map<number, boolean>()
  const askedAt = new Map<number, number>()
  const refused = new Set<number>()

  const ask = async (host: string, port: number) => {
    askedAt.set(port, clock.now())
    // only a refusal is proof: where the address cannot be reached from here, nothing is known
    const isRefused = (await tryConnect(host, port)) === 'refused'
    takesIpv4.set(port, !isRefused)
    if (isRefused) refused.add(port)
    else refused.delete(port)
    onAnswer()
  }
  return {
    refused,
    reachable(listeners, checks) {
      const host = address()
      if (listeners === null || host === null) return listeners && [...listeners]
      const doubtful = checks.flatMap((check) => doubtfulPort(listeners, check) ?? [])
      const hidden = doubtful.filter((port) => takesIpv4.get(port) !== true)
      for (const port of hidden)
        if (clock.now() - (askedAt.get(port) ?? -Infinity) >= AGAIN_SECONDS) void ask(host, port)
      return listeners.filter(({ port }) => !hidden.includes(port))
    },
  }
}

/**
 * The port, where it is in the IPv6 table only. An HTTP check answers the question itself, unless the connection closes,
 * so that the server does not get one more connection; a TCP check never does.
 */
function doubtfulPort(listeners: readonly Listener[], { port, spec, state }: Asked): number | null {
  const rows = listeners.filter((row) => isTcp(row) && row.port === port && !isLoopback(row))
  const isIpv6Only = rows.length > 0 && rows.every(isIpv6)
  const isOpen = spec.kind === 'tcp' || isNoResponse(state.last)
  return isIpv6Only && isOpen ? port : null
}
