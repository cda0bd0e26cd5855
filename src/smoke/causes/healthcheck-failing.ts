/** The image's own HEALTHCHECK does not turn healthy. */
import { quoteCommand, seconds } from '../say.ts'
import { gaveUp } from './unreached.ts'
import type { Cause } from '../cause.ts'

export const healthcheckFailing: Cause = {
  code: 'healthcheck-failing',
  level: 'fail',
  about: 'its HEALTHCHECK does not turn healthy',
  isEffect: true,
  find: (evidence) => {
    const { state, waited, image, phase, ended } = evidence
    const status = state?.health.status ?? 'none'
    const isDue = gaveUp(evidence) || (phase === 'soak' && !ended)
    if (!isDue || status === 'none' || status === 'healthy') return null
    const last = state?.health.log.at(-1)
    const output = last?.output.trim().split('\n').at(-1) ?? ''
    const said =
      last === undefined
        ? 'it has not run once'
        : `its last run ended with ${last.exitCode}${output === '' ? '' : `: ${output.slice(0, 300)}`}`
    const location = evidence.places.HEALTHCHECK
    return {
      confidence: 'proved',
      message:
        status === 'unhealthy'
          ? `its HEALTHCHECK says unhealthy: ${said}`
          : `its HEALTHCHECK is not healthy after ${seconds(waited)}: ${said}`,
      fix:
        last === undefined
          ? 'Let it run sooner (`--interval`), or give it time with `timeout`.'
          : 'Run its command in the container and mend what it names.',
      ...(location ? { location } : {}),
      evidence: [
        `HEALTHCHECK ${quoteCommand(image.config.healthcheck?.test.slice(1) ?? [])}`,
        ...(state?.health.log ?? [])
          .slice(-3)
          .map(({ exitCode, output: text }) => `exit ${exitCode}: ${text.trim().slice(0, 500)}`),
      ],
    }
  },
}
