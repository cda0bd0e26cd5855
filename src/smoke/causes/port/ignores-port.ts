/** A platform sets the port in PORT, but the app listens on another one. */
import { listenerLines, onLoopback, addresses } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'
import { elsewhere, gaveUp, notListening } from '../shared/unreached.ts'

export const ignoresPort: Cause = {
  code: 'ignores-port',
  level: 'fail',
  about: 'it listens on another port than the one in PORT, which a preset’s platform uses',
  find: (evidence) => {
    const { assignedPort, presets } = evidence.inputs
    if (assignedPort === null || !gaveUp(evidence)) return null
    if (!notListening(evidence).some(({ port }) => port === assignedPort)) return null
    const rows = elsewhere(evidence)
    const isThere = onLoopback(evidence).some(({ port }) => port === assignedPort)
    if (rows.length === 0 || isThere) return null
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `PORT was set to ${assignedPort}, but it listens on ${addresses(rows)}`,
      fix: 'Make it listen on 0.0.0.0 and the port in the environment variable PORT: the platform chooses that port, and uses no other.',
      ...(location ? { location } : {}),
      evidence: [
        `preset: ${presets.join(', ')}`,
        `probed from outside: port ${assignedPort}`,
        ...listenerLines(evidence),
      ],
    }
  },
}
