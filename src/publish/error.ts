/** An error before or instead of a Report, as a Report: so it reaches the job summary, and no old comment stays green. */
import type { UserError } from '../core/errors.ts'
import type { Context } from '../github/index.ts'
import type { Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'

const MOST_LINES = 100

/** Wrong settings are a list, a line each, which the evidence shows as it is. */
export function errorReport(
  { code, message, hint }: UserError,
  name: string,
  { ref, sha }: Context,
  at: Date,
): Report {
  const lines = message.split('\n')
  const [first = message] = lines
  const sentence = first.replace(/:$/, '')
  return {
    schemaVersion: 1,
    generator: `sea-trial ${VERSION}`,
    at: at.toISOString(),
    name,
    ref,
    sha,
    engine: null,
    verdict: 'error',
    headline: `${name} could not be tried: ${sentence}`,
    findings: [
      {
        code,
        level: 'fail',
        confidence: 'proved',
        message: sentence,
        ...(hint === '' ? {} : { fix: hint }),
        evidence: lines.length > 1 ? lines.slice(1, MOST_LINES) : [],
      },
    ],
    build: null,
    image: null,
    smoke: null,
    baseline: null,
    delta: null,
    timings: {},
  }
}
