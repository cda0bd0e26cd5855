/** Nothing listens yet and the CPU is busy: it may only need more time. */
import { crashedChildren } from '../../log/child-failures.ts'
import { isIdle } from '../../probe/readiness.ts'
import { isOnlyUp, listenerLines, onLoopback, seconds } from '../shared/phrases.ts'
import { failsRepeatedly } from '../../log/failure-lines.ts'
import { asked, elsewhere, gaveUp, notListening } from '../shared/unreached.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'

/**
 * Cores over the last seconds of waiting, if it can use a whole one; a process that waits for others uses almost none.
 */
const BUSY = 0.25

export const stillStarting: Cause = {
  code: 'still-starting',
  level: 'fail',
  about: 'nothing listens on its port yet, but it is busy',
  isEffect: true,
  find: (evidence) => {
    const percent = Math.round((evidence.busy ?? 0) * 100)
    if (isOnlyUp(evidence)) return isIdleAtTimeout(evidence) ? null : busyWorker(evidence, percent)
    if (!gaveUp(evidence) || !isStarting(evidence)) return null
    return {
      confidence: 'likely',
      message: `nothing listens on ${asked(evidence)} after ${seconds(evidence.waited)}; it uses ${percent} % of a core, so it may still be starting`,
      fix: 'Raise `timeout`, or make it do less before it listens.',
      evidence: [
        `CPU used, or waited for, in the last seconds: ${percent} % of a core`,
        'no listener on the port that was probed',
      ],
    }
  },
}

const isIdleAtTimeout = ({ busy, inputs }: Evidence): boolean => busy === null || isIdle(busy, inputs.cpus)

/** A worker may be busy all the time; a server that is still starting looks the same. */
const busyWorker = (evidence: Evidence, percent: number): CauseFinding => ({
  level: 'warn',
  confidence: 'proved',
  message: `it used ${percent} % of a core until the timeout of ${seconds(evidence.waited)}, and nothing could be probed: it stayed up, and nothing else was proved`,
  fix: 'If it is a server that starts slowly, add EXPOSE and raise `timeout`; if it is a worker, a HEALTHCHECK or a probe such as `log "ready"` proves that it works.',
  evidence: [
    `CPU used, or waited for, in the last seconds: ${percent} % of a core`,
    'the image exposes no TCP port and has no HEALTHCHECK',
    ...listenerLines(evidence),
  ],
})

export const isStarting = (evidence: Evidence): boolean =>
  (evidence.busy ?? 0) >= BUSY * Math.min(1, evidence.inputs.cpus ?? 1) &&
  notListening(evidence).length > 0 &&
  onLoopback(evidence).every(({ port }) => notListening(evidence).every((check) => check.port !== port)) &&
  elsewhere(evidence).length === 0 &&
  crashedChildren(evidence)?.isOften !== true &&
  !failsRepeatedly(evidence.log) // a process that fails and restarts in a loop is busy too
