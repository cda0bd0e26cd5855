/** No port, exit code 0: a job that did its work. */
import { seconds } from '../say.ts'
import type { Cause } from './index.ts'

export const oneShot: Cause = ({ checks, ended, state, ranSeconds, startFailure }) =>
  checks.length > 0 || !ended || startFailure !== null || state?.exitCode !== 0 || state.oomKilled
    ? null
    : {
        code: 'one-shot',
        level: 'note',
        confidence: 'proved',
        message: `it exposes no port and exited 0 after ${seconds(ranSeconds ?? 0)}: taken for a job that did its work`,
        evidence: ['exit code 0'],
      }
