/** A UDP port is bound, and nothing more is known: a datagram without an answer proves nothing. */
import type { Cause } from '../shared/cause.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import { exposedUdp, portNames, udpOn } from '../shared/phrases.ts'

export const udpUnproven: Cause = {
  code: 'udp-unproven',
  level: 'warn',
  about: 'its UDP port is bound, but was not proved to work',
  find: (evidence) => {
    const bound = unprovedPorts(evidence)
    if (evidence.phase !== 'done' || evidence.ended || bound.length === 0) return null
    const location = evidence.places.EXPOSE
    const besides = evidence.checks.some((check) => check.ok && !isUnproved(check))
    return {
      ...(besides ? { level: 'note' } : {}),
      confidence: 'proved',
      message: `UDP ${portNames(bound)} ${bound.length > 1 ? 'are' : 'is'} bound, but not proved to work: a UDP port that does not answer may still work`,
      fix: `Add a probe whose datagram is answered: \`udp://:${bound[0]?.port ?? 0} send="…" answer\`.`,
      ...(location ? { location } : {}),
      evidence: bound.flatMap(({ port }) =>
        udpOn(evidence, port).map((row) => `${row.protocol} ${row.address} ${port}`),
      ),
    }
  },
}

/** Exposed or configured UDP ports that are bound and did not answer a probe. */
function unprovedPorts(evidence: Evidence): { port: number }[] {
  const asked = evidence.checks.filter(({ spec }) => spec.kind === 'udp')
  const ports = [...exposedUdp(evidence), ...asked.flatMap(({ port }) => port ?? [])]
  return [...new Set(ports)]
    .filter((port) => udpOn(evidence, port).length > 0)
    .filter((port) => asked.filter((check) => check.port === port).every(isUnproved))
    .map((port) => ({ port }))
}

const isUnproved = ({ spec, last }: Checked): boolean =>
  spec.kind === 'udp' && !(last?.kind === 'udp' && last.proved)
