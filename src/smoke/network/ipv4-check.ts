/**
 * Whether what the IPv6 table shows takes IPv4 too. A row there may be of both families (Go's and Java's way) or of IPv6
 * alone, and the kernel does not show which. The engine's proxy takes every connection, so that one is taken for a
 * server that hangs up. The container's own address is asked instead: there a connection is refused, or it is not.
 */
import type { Clock } from '../../core/clock.ts'
import type { Listener } from '../../core/schema.ts'
import { tryConnect } from './connect.ts'
import { isIpv6, isLoopback, isTcp } from '../kernel/listeners.ts'
import type { Outcome } from '../probe/attempt.ts'

/** What a check tells of itself. */
interface Asked {
  port: number | null
  spec: { kind: string }
  state: { last: Outcome | null }
}

export interface Ipv4Check {
  /** Ports on which IPv4 was refused, when last asked, though a row shows them. */
  readonly refused: ReadonlySet<number>
  /** The rows that a check may believe: those of IPv6 alone left out. */
  reachable(listeners: readonly Listener[] | null, checks: readonly Asked[]): Listener[] | null
}

const AGAIN_SECONDS = 0.5

/** `address`: the container's own, null where there is none; `onAnswer` is called whenever one came. */
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
 * Only a port that stands in the table of IPv6 alone is in doubt, and an HTTP check settles that by itself unless the
 * connection closes: a server need not see one more connection. To a TCP check the connection is all there is.
 */
function doubtfulPort(listeners: readonly Listener[], { port, spec, state }: Asked): number | null {
  const rows = listeners.filter((row) => isTcp(row) && row.port === port && !isLoopback(row))
  const isIpv6Only = rows.length > 0 && rows.every(isIpv6)
  const isOpen = spec.kind === 'tcp' || NO_RESPONSE.includes(state.last?.kind ?? '')
  return isIpv6Only && isOpen ? port : null
}

/** How it looks from outside when no one is behind the engine's proxy, or there is no proxy. */
const NO_RESPONSE = ['closed', 'refused']
