/** No port, exit code 0: a job that did its work. */
import { isJob, seconds } from '../say.ts'
import type { Cause } from '../cause.ts'

export const oneShot: Cause = {
  code: 'one-shot',
  level: 'note',
  about: 'it has no port and exited 0: a job that did its work',
  find: (evidence) =>
    !isJob(evidence)
      ? null
      : {
          confidence: 'proved',
          message: `it exposes no port and exited 0 after ${seconds(evidence.ranSeconds ?? 0)}: taken for a job that did its work`,
          evidence: ['exit code 0'],
        },
}
