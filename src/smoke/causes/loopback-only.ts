/** It listens on the port that was asked, but only where no one outside the container can come. */
import type { Evidence } from '../evidence.ts'
import { isOnlyUp, listenerLines, onLoopback, outside, places } from '../say.ts'
import { asked, failedPorts, gaveUp, servicesOnLoopback } from './unreached.ts'
import type { Cause, Found } from '../cause.ts'

export const loopbackOnly: Cause = {
  code: 'loopback-only',
  level: 'fail',
  about: 'it listens where nothing outside the container can connect',
  find: (evidence) => {
    if (isOnlyUp(evidence)) return unexposed(evidence)
    if (!gaveUp(evidence)) return null
    const reachable = outside(evidence)
    const hidden = onLoopback(evidence).filter(({ port }) =>
      failedPorts(evidence).some((check) => check.port === port),
    )
    const rows = hidden.filter(({ port }) => !reachable.some((row) => row.port === port))
    if (rows.length === 0) return null
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `it listens on ${places(rows)} only, where nothing outside the container can connect`,
      fix: 'Bind 0.0.0.0 (many servers take `--host 0.0.0.0`): a published port arrives on the container’s own network interface.',
      ...(location ? { location } : {}),
      evidence: [`asked from outside: port ${asked(evidence)}`, ...listenerLines(evidence)],
    }
  },
}

/** Of an image that exposes no port it may be meant to be so, and then it is a worker. */
function unexposed(evidence: Evidence): Found | null {
  const rows = servicesOnLoopback(evidence)
  if (rows.length === 0 || outside(evidence).length > 0) return null
  const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
  return {
    level: 'warn',
    confidence: 'proved',
    message: `it listens on ${places(rows)} only, where nothing outside the container can connect: it stayed up, and nothing else was proved`,
    fix: 'If it is a server, bind 0.0.0.0 (many servers take `--host 0.0.0.0`) and write EXPOSE; a HEALTHCHECK proves what is meant for the container alone.',
    ...(location ? { location } : {}),
    evidence: ['the image exposes no TCP port and has no HEALTHCHECK', ...listenerLines(evidence)],
  }
}
