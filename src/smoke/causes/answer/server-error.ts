/** It answers, but only with server errors. */
import type { Cause } from '../shared/cause.ts'
import { lastLines } from '../shared/reason.ts'
import { requestError } from '../shared/request-error.ts'
import { serverErrorOf } from '../shared/server-status.ts'
import { gaveUp } from '../shared/unreached.ts'

export const serverError: Cause = {
  code: 'server-error',
  level: 'fail',
  about: 'it answers, but only with errors',
  find: (evidence) => {
    const check = serverErrorOf(evidence)
    if (check?.last?.kind !== 'http') return null
    const { status, said } = check.last
    const port = check.port ?? 0
    const path = 'path' in check.spec ? check.spec.path : '/'
    const error = requestError(evidence, { port, path, status, ...(said === undefined ? {} : { said }) })
    const answer = `${status} ${check.last.reason}`.trim()
    const why = error === null ? '' : `: ${error.why}`
    return {
      confidence: 'proved',
      message: gaveUp(evidence)
        ? `it answers on port ${port}, but only with ${answer}${why}`
        : `it was ready, but then answered on port ${port} only with ${answer}${why}`,
      fix: error?.fix ?? (error === null ? UNKNOWN : KNOWN),
      evidence: [
        `probed ${check.attempts} times, last answer ${answer}`,
        ...(said === undefined ? [] : [`its body: ${said}`]),
        ...lastLines(evidence.log.tail).map((line) => `log: ${line}`),
      ],
    }
  },
}

const ELSEWHERE = 'If another path reports its health, use it: `probe: http://…/healthz`.'
const UNKNOWN = `The app has an error that its log does not show: make it log its errors. ${ELSEWHERE}`
const KNOWN = `Fix the error that it logs for each request. ${ELSEWHERE}`
