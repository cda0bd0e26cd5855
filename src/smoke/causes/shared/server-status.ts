/** Answers with a server error, and the check that got one. */
import type { Checked, Evidence } from '../../evidence.ts'
import { acceptsStatus } from '../../probe/expect.ts'
import { failedPorts, gaveUp, lapsedChecks } from './unreached.ts'

/** A status of 500 or more that the probe does not expect. */
export function isServerError({ spec, last }: Pick<Checked, 'spec' | 'last'>): boolean {
  if (last?.kind !== 'http' || last.status < 500) return false
  return !('expect' in spec) || !acceptsStatus(spec.expect, last.status)
}

/** The check that failed with such an answer, before it was ready or during the soak. */
export const serverErrorOf = (evidence: Evidence): Checked | undefined =>
  answersOf(evidence).find(isServerError)

const answersOf = (evidence: Evidence): Checked[] =>
  gaveUp(evidence)
    ? failedPorts(evidence)
    : lapsedChecks(evidence).map((check) => ({
        ...check,
        attempts: check.attempts + check.soak.asked,
        last: check.soak.last,
      }))
