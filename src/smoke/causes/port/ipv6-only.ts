/** It listens on IPv6 only, so IPv4 connections, and published ports of ordinary networks, do not reach it. */
import { isIpv6 } from '../../kernel/listeners.ts'
import { listenerLines, addresses, rowsOn } from '../shared/phrases.ts'
import { failedPorts, gaveUp, isNotListening } from '../shared/unreached.ts'
import type { Cause } from '../shared/cause.ts'

export const ipv6Only: Cause = {
  code: 'ipv6-only',
  level: 'fail',
  about: 'it listens on IPv6 only',
  find: (evidence) => {
    if (!gaveUp(evidence)) return null
    const { refusesIpv4, places: dockerfile } = evidence
    const check = failedPorts(evidence).find((one) => {
      const rows = rowsOn(evidence, one.port)
      return rows.length > 0 && rows.every(isIpv6) && isNotListening(one, refusesIpv4)
    })
    if (check === undefined) return null
    const isProved = refusesIpv4.includes(check.port)
    const location = dockerfile.CMD ?? dockerfile.ENTRYPOINT
    return {
      confidence: isProved ? 'proved' : 'likely',
      message: `it listens on ${addresses(rowsOn(evidence, check.port))} for IPv6 only, but connections to a published port arrive over IPv4`,
      fix: 'Bind 0.0.0.0, or make the IPv6 socket accept IPv4 too (IPV6_V6ONLY off).',
      ...(location ? { location } : {}),
      evidence: [
        isProved
          ? `port ${check.port} of the container’s own IPv4 address refuses connections`
          : `probed from outside: port ${check.port} closes each connection`,
        ...listenerLines(evidence),
      ],
    }
  },
}
