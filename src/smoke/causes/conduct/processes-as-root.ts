/** With `audit`: which of its processes ran as root. */
import type { Cause } from '../shared/cause.ts'

const SHOWN = 5

export const processesAsRoot: Cause = {
  code: 'processes-as-root',
  level: 'note',
  about: 'some of its processes run as root (reported with `audit`)',
  find: ({ inputs, processes, phase, places }) => {
    const found = (processes ?? []).filter(({ user }) => user === 0)
    if (!inputs.audit || phase !== 'done' || found.length === 0) return null
    const location = places.USER
    const all = processes?.length ?? 0
    return {
      confidence: 'proved',
      message:
        found.length === all
          ? `it ran as root${all > 1 ? `, with all its ${all} processes` : ''}`
          : `${found.length} of its ${all} processes ran as root`,
      fix: 'Run the server as its own user: end the Dockerfile with `USER 1000`, or make the main process drop its privileges.',
      ...(location ? { location } : {}),
      evidence: found.slice(0, SHOWN).map(({ command }) => `user 0: ${command}`),
    }
  },
}
