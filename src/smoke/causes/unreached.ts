/** What the causes about ports have in common: time ran out, and a port that had to answer did not. */
import type { Listener } from '../../schema.ts'
import { listensOutside } from '../kernel/listeners.ts'
import type { Checked, Evidence } from '../evidence.ts'
import { portsOf } from '../say.ts'

/** Time ran out with the container still running. */
export const gaveUp = ({ phase, ended, startFailure }: Evidence): boolean =>
  phase === 'waiting' && !ended && startFailure === null

/** Ports that should have answered: all named ones, or all exposed ones when none of them did. */
export function failedChecks({ checks }: Evidence): Checked[] {
  const isEnough = checks.some(({ ok, required }) => ok && !required)
  return checks.filter(({ ok, required }) => !ok && (required || !isEnough))
}

/** Those of them that no one listens on, as far as the table shows. */
export function silentChecks(evidence: Evidence): Checked[] {
  const { listeners } = evidence
  return failedChecks(evidence).filter(({ port, last }) =>
    listeners === null
      ? last?.kind === 'closed' || last?.kind === 'refused'
      : !listensOutside(listeners, port),
  )
}

/** Those of them that someone listens on, whatever it answers. */
export function heardChecks(evidence: Evidence): Checked[] {
  const silent = silentChecks(evidence)
  return failedChecks(evidence).filter((check) => !silent.includes(check))
}

/** The ports that should have answered, in words. */
export const asked = (evidence: Evidence): string => portsOf(failedChecks(evidence))

/** Rows on ports that nobody asked: where the app may be instead. */
export const elsewhere = ({ checks }: Evidence, rows: readonly Listener[]): Listener[] =>
  rows.filter((row) => !checks.some(({ port }) => port === row.port))
