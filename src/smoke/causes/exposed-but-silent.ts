/** One exposed port answers and another does not: EXPOSE promises more than the app keeps. */
import { names } from '../say.ts'
import type { Cause } from './index.ts'

export const exposedButSilent: Cause = ({ checks, phase, where }) => {
  const silent = checks.filter(({ ok, required }) => !ok && !required)
  const location = where('EXPOSE')
  if (phase === 'waiting' || silent.length === 0 || !checks.some(({ ok }) => ok)) return null
  const ports = names(silent.map(({ port }) => String(port)))
  return {
    code: 'exposed-but-silent',
    level: 'warn',
    confidence: 'proved',
    message: `port ${ports} ${silent.length > 1 ? 'are' : 'is'} exposed but silent`,
    fix: 'Take it out of EXPOSE, or name the ports that must answer with `port`.',
    ...(location ? { location } : {}),
    evidence: silent.map(({ port, attempts }) => `port ${port}: ${attempts === 0 ? 'no listener' : `asked ${attempts} times, no answer`}`),
  }
}
