/** No port and exit code 0: a finished job. */
import { exitsByDesign, isDaemon } from '../../program/foreground.ts'
import { after, isJob } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'

export const oneShot: Cause = {
  code: 'one-shot',
  level: 'note',
  about: 'it has no port and exited 0, so it is treated as a finished job',
  find: (evidence) => {
    if (!isJob(evidence) || isDaemon(evidence)) return null
    const message = `it exposes no port and exited 0 ${after(evidence.ranSeconds ?? 0)}, so it is treated as a finished job`
    const earlyExit = exitsByDesign(evidence)
    if (earlyExit === null) return { confidence: 'proved', message, evidence: ['exit code 0'] }
    return {
      level: 'warn',
      confidence: 'likely',
      message: `${message}, but ${earlyExit.why}`,
      fix: earlyExit.fix,
      evidence: ['exit code 0', ...(evidence.log.bytes === 0 ? ['it wrote nothing'] : [])],
    }
  },
}
