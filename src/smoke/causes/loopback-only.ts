/** It listens on the port that was asked, but only where no one outside the container can come. */
import { listenerLines, onLoopback, outside, places } from '../say.ts'
import { asked, failedPorts, gaveUp } from './unreached.ts'
import type { Cause } from '../cause.ts'

export const loopbackOnly: Cause = {
  code: 'loopback-only',
  level: 'fail',
  about: 'it listens where nothing outside the container can connect',
  find: (evidence) => {
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
