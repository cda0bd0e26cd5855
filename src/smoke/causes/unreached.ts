/** What the causes about ports have in common: time ran out, and a port that had to answer did not. */
import { listensOutside } from '../listeners.ts'
import type { Checked, Evidence } from '../evidence.ts'

/** Time ran out with the container still running. */
export const gaveUp = ({ phase, ended, startFailure }: Evidence): boolean => phase === 'waiting' && !ended && startFailure === null

/** Ports that should have answered: all named ones, or all exposed ones when none of them did. */
export function failedChecks({ checks }: Evidence): Checked[] {
  const isEnough = checks.some(({ ok, required }) => ok && !required)
  return checks.filter(({ ok, required }) => !ok && (required || !isEnough))
}

/** Those of them that no one listens on, as far as the table shows. */
export function silentChecks(evidence: Evidence): Checked[] {
  const { listeners } = evidence
  return failedChecks(evidence).filter(({ port, last }) =>
    listeners === null ? last?.kind === 'closed' || last?.kind === 'refused' : !listensOutside(listeners, port),
  )
}

/** Those of them that someone listens on, whatever it answers. */
export function heardChecks(evidence: Evidence): Checked[] {
  const silent = silentChecks(evidence)
  return failedChecks(evidence).filter((check) => !silent.includes(check))
}
