/** It uses much CPU while it gets no requests but the probes. */
import { seconds } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'

/**
 * Minimum cores for a soak of at least this many seconds. A loop that never sleeps uses all that it can get; a runtime
 * that is warming up uses one core for a second or two. If `cpus` allows less than a core, this share of it counts.
 */
const THRESHOLDS = [
  { soak: 10, cores: 0.5 },
  { soak: 2, cores: 0.6 },
]

/** A container without a port is a worker, which may be busy. */
export const busyWhenIdle: Cause = {
  code: 'busy-when-idle',
  level: 'note',
  about: 'it uses much CPU although it gets no requests',
  find: ({ phase, soak, checks, inputs }) => {
    const busy = soak?.busy ?? 0
    const least = THRESHOLDS.find((row) => (soak?.seconds ?? 0) >= row.soak)?.cores
    if (phase !== 'done' || soak === null || checks.length === 0 || least === undefined) return null
    if (busy < least * Math.min(1, inputs.cpus ?? 1)) return null
    const percent = Math.round(busy * 100)
    return {
      confidence: 'likely',
      message: `it used ${percent} % of a core throughout the soak of ${seconds(soak.seconds)}, although it got no requests but the probes`,
      fix: 'Look for a loop that polls without a pause; if it is only warming up, a longer `soak` shows that.',
      evidence: [`CPU used, or waited for, during the soak: ${percent} % of a core`],
    }
  },
}
