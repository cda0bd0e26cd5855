/** It could not start another process or thread: the limit of `pids-limit`, or of its user, is reached. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import { effectOf, hasFailed } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'

const SAYS =
  /(?:can't|cannot|could not|unable to|failed to) (?:fork|create (?:new )?(?:native )?(?:OS )?thread|start (?:a )?new thread|spawn)|fork: (?:retry: )?Resource temporarily unavailable|(?:fork|clone|spawn|pthread_create|vfork|thread)\b.{0,100}(?:Resource temporarily unavailable|EAGAIN)|(?:Resource temporarily unavailable|EAGAIN).{0,60}(?:fork|clone|spawn|thread)|unable to create (?:new )?native thread|failed to create new OS thread|newosproc|can't start new thread|pthread_create failed/i

export const processLimit: Cause = {
  code: 'process-limit',
  level: 'fail',
  about: 'it could not start another process: its process limit is reached',
  find: (evidence) => {
    const { counters, phase } = evidence
    const refused = counters.forksRefused ?? 0
    const found = hasFailed(evidence) ? readLog(evidence, (line) => (SAYS.test(line) ? line : null)) : null
    const counted =
      refused > 0 ? [`the kernel refused ${refused} forks at the cgroup's limit (pids.events)`] : []
    if (phase === 'done' && refused > 0) return { ...finding('it passed, but', counted), level: 'warn' }
    if (!hasFailed(evidence) || (refused === 0 && found?.isSure !== true)) return null
    return {
      ...finding(`${effectOf(evidence)}:`, [...counted, ...(found ? [found.line.trim()] : [])]),
      confidence: refused > 0 && found !== null ? 'proved' : 'likely',
    }
  },
}

const finding = (effect: string, evidence: string[]): CauseFinding => ({
  confidence: 'proved',
  message: `${effect} it could not start another process or thread: its process limit is reached`,
  fix: 'Start fewer workers and threads, or raise `pids-limit`.',
  evidence,
})
