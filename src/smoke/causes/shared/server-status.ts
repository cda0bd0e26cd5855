/** Answers that are errors of the server: which they are, and what a container gave at last. */
import type { Checked, Evidence } from '../../evidence.ts'
import { acceptsStatus } from '../../probe/expect.ts'
import { failedPorts, gaveUp, lapsedChecks } from './unreached.ts'

/** A status from 500 on, which no probe asked for. */
export function isServerError({ spec, last }: Pick<Checked, 'spec' | 'last'>): boolean {
  if (last?.kind !== 'http' || last.status < 500) return false
  return !('expect' in spec) || !acceptsStatus(spec.expect, last.status)
}

/** The check that failed by such an answer: while it was waited for, or during the soak. */
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
