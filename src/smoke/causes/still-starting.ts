/** Nobody listens yet and the processor is busy: it may only need more time. */
import { onLoopback, seconds } from '../say.ts'
import { crashedChildren } from '../children.ts'
import { failsRepeatedly } from '../telling.ts'
import { asked, elsewhere, gaveUp, silentChecks } from './unreached.ts'
import type { Cause } from '../cause.ts'
import type { Evidence } from '../evidence.ts'

/** Cores over the last seconds of waiting, where it may use a whole one; what waits for others uses none. */
const BUSY = 0.25

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
      message: `nothing listens on port ${asked(evidence)} after ${seconds(evidence.waited)}; it keeps ${percent} % of a core busy, so it may still be starting`,
      fix: 'Give it more time with `timeout`, or let it do less before it listens.',
      evidence: [
        `processor used, or waited for, over the last seconds: ${percent} % of a core`,
        'no listener on the port that was asked',
      ],
    }
  },
}

export const isStarting = (evidence: Evidence): boolean =>
  (evidence.busy ?? 0) >= BUSY * Math.min(1, evidence.inputs.cpus ?? 1) &&
  silentChecks(evidence).length > 0 &&
  onLoopback(evidence).every(({ port }) => silentChecks(evidence).every((check) => check.port !== port)) &&
  elsewhere(evidence).length === 0 &&
  crashedChildren(evidence)?.isOften !== true &&
  !failsRepeatedly(evidence.log) // what is started again whenever it failed is busy as well
