/** Nobody listens yet and the processor is busy: it may only need more time. */
import { onLoopback, outside, seconds } from '../say.ts'
import { asked, gaveUp, silentChecks } from './unreached.ts'
import type { Cause } from '../cause.ts'
import type { Evidence } from '../evidence.ts'

/** Cores over the last seconds of waiting. */
const BUSY = 0.5

export const stillStarting: Cause = {
  code: 'still-starting',
  level: 'fail',
  about: 'no listener yet, but it is busy',
  isEffect: true,
  find: (evidence) => {
    if (!gaveUp(evidence) || !isStarting(evidence)) return null
    const percent = Math.round((evidence.busy ?? 0) * 100)
    return {
      confidence: 'likely',
      message: `nothing listens on port ${asked(evidence)} after ${seconds(evidence.waited)}; it uses ${percent} % of a core, so it may still be starting`,
      fix: 'Give it more time with `timeout`, or let it do less before it listens.',
      evidence: [
        `CPU over the last seconds: ${percent} % of a core`,
        'no listener on the port that was asked',
      ],
    }
  },
}

export const isStarting = (evidence: Evidence): boolean =>
  (evidence.busy ?? 0) >= BUSY &&
  silentChecks(evidence).length > 0 &&
  outside(evidence).length + onLoopback(evidence).length === 0
