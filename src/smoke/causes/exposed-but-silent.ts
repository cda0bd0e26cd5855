/** One exposed port answers and another does not: EXPOSE promises more than the app keeps. */
import { describeOutcome } from '../probe/health.ts'
import { portsOf } from '../say.ts'
import type { Cause } from '../cause.ts'

export const exposedButSilent: Cause = {
  code: 'exposed-but-silent',
  level: 'warn',
  about: 'an exposed port does not answer, though another does',
  find: ({ checks, phase, places }) => {
    const failed = checks.filter(({ ok, required }) => !ok && !required)
    if (phase === 'waiting' || failed.length === 0 || !checks.some(({ ok }) => ok)) return null
    const location = places.EXPOSE
    const answering = failed.filter(({ last }) => last?.kind === 'http')
    const silent = failed.filter((check) => !answering.includes(check))
    return {
      confidence: 'proved',
      message: [
        ...(silent.length > 0
          ? [`port ${portsOf(silent)} ${silent.length > 1 ? 'are' : 'is'} exposed but silent`]
          : []),
        ...answering.map(
          ({ port, last }) => `port ${port} is exposed but answers only with ${describeOutcome(last)}`,
        ),
      ].join('; '),
      fix: 'Take it out of EXPOSE, or name the ports that must answer with `port`.',
      ...(location ? { location } : {}),
      evidence: failed.map(
        ({ port, attempts, last }) =>
          `port ${port}: ${attempts === 0 ? 'no listener' : `asked ${attempts} times: ${last === null ? 'no answer' : describeOutcome(last)}`}`,
      ),
    }
  },
}
