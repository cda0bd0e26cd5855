/** Turns an error into a Report, so that it appears in the job summary and replaces an outdated comment. */
import type { UserError } from '../core/errors.ts'
import type { Context } from '../github/index.ts'
import type { Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'

const MOST_LINES = 100

/** The first line of the message is the sentence; further lines (wrong settings, one a line) are the evidence. */
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
