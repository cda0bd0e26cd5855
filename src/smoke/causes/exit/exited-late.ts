/** It was ready, and then ended during the soak. */
import { otherProcessLines } from '../../program/foreground.ts'
import { after, fixOf } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'
import { isCrash } from './crashed.ts'
import { effectOf, hasExited } from '../shared/effect.ts'
import { lastLines, reasonOf } from '../shared/reason.ts'

export const exitedLate: Cause = {
  code: 'exited-late',
  level: 'fail',
  about: 'it ended after it had answered',
  isEffect: true,
  find: (evidence) => {
    const { phase, state, ranSeconds, log, places } = evidence
    if (!hasExited(evidence) || phase !== 'soak' || state === null || isCrash(evidence)) return null
    const { why, fix } = reasonOf(evidence)
    const location = places.CMD ?? places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}${why}`,
      fix: fix ?? fixOf(evidence),
      ...(location ? { location } : {}),
      evidence: [
        `exit code ${state.exitCode} ${after(ranSeconds ?? 0)}`,
        ...(state.exitCode === 0 ? otherProcessLines(evidence) : []),
        ...lastLines(log.tail),
      ],
    }
  },
}
