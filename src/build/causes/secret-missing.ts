/** A RUN requires a build secret that was not passed. */
import type { Cause } from './cause.ts'
import { locationAt, locationOf, quote, reason, sourceLines } from './phrases.ts'

const MISSING = /^secret (.+?)(?: not found)?: not found$/

export const secretMissing: Cause = (failure) => {
  const [, id] = MISSING.exec(failure.words) ?? []
  if (id === undefined) return null
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `${locationOf(failure)} failed: it requires the secret ${quote(id)}, which was not passed`,
    fix: `Pass it with \`build-secrets\`: ${quote(`id=${id},env=NAME`)}, or ${quote(`id=${id},src=FILE`)}.`,
    ...locationAt(failure.line, failure),
    evidence: [...sourceLines(failure), reason(failure.words)],
  }
}
