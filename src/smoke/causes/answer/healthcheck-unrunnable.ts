/** Its HEALTHCHECK can never become healthy: the program that it runs is not in the image. */
import { unhealthy, healthLines, relevantOutput, unrunnable } from '../shared/health.ts'
import { failedChecks } from '../shared/unreached.ts'
import type { Cause } from '../shared/cause.ts'

const SHELLS = /(?:^|\/)(?:ba|da|a)?sh$/

export const healthcheckUnrunnable: Cause = {
  code: 'healthcheck-unrunnable',
  level: 'fail',
  about: 'its HEALTHCHECK needs a program that is not in the image',
  find: (evidence) => {
    const last = unhealthy(evidence)?.last
    const program = last === undefined ? null : unrunnable(last.output)
    // an app that was silent until the timeout has another cause; earlier, the unhealthy status ended the wait
    const isCutShort = evidence.waited < evidence.inputs.timeout
    if (last === undefined || program === null || (failedChecks(evidence).length > 0 && !isCutShort))
      return null
    const location = evidence.places.HEALTHCHECK
    return {
      confidence: 'proved',
      message: `its HEALTHCHECK needs ${neededIn(program, last.output)}: ${relevantOutput(last.output)}`,
      fix: SHELLS.test(program)
        ? 'Write it as a JSON list (`HEALTHCHECK CMD ["/app", "--check"]`), or copy a shell into the image.'
        : 'Install it in the final stage, or use a program that the image has (`wget`, `python3 -c`, `node -e`, the app itself).',
      ...(location ? { location } : {}),
      evidence: healthLines(evidence),
    }
  },
}

function neededIn(program: string, output: string): string {
  if (program === '') return 'a program that is not in the image'
  if (SHELLS.test(program)) return 'a shell, which is not in the image'
  const isForbidden = /permission denied/i.test(output.slice(0, 4096))
  return `\`${program}\`, which ${isForbidden ? 'it is not allowed to run' : 'is not in the image'}`
}
