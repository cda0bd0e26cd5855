/** What the causes about ports have in common: time ran out, and a port that had to answer did not. */
import type { Listener } from '../../schema.ts'
import { listensOutside } from '../kernel/listeners.ts'
import type { Checked, Evidence } from '../evidence.ts'
import { protocolOf } from '../plan.ts'
import { portsOf } from '../say.ts'

/** Time ran out with the container still running. */
export const gaveUp = ({ phase, ended, startFailure }: Evidence): boolean =>
  phase === 'waiting' && !ended && startFailure === null

/** What should have passed: all that is required, and of a probe of several ports all when none of them did. */
export function failedChecks({ checks }: Evidence): Checked[] {
  const isEnough = (text: string) =>
    checks.some(({ ok, required, spec }) => ok && !required && spec.text === text)
  return checks.filter(({ ok, required, spec }) => !ok && (required || !isEnough(spec.text)))
}

export type PortChecked = Checked & { port: number }

/** Those of them that asked a TCP port. */
export const failedPorts = (evidence: Evidence): PortChecked[] =>
  failedChecks(evidence).filter(
    (check): check is PortChecked => check.port !== null && protocolOf(check.spec) === 'tcp',
  )

/** Those of them that no one listens on, as far as the table shows. */
export function silentChecks(evidence: Evidence): PortChecked[] {
  const { listeners } = evidence
  return failedPorts(evidence).filter(({ port, last }) =>
    listeners === null
      ? last?.kind === 'closed' || last?.kind === 'refused'
      : !listensOutside(listeners, port),
  )
}

/** Those of them that someone listens on, whatever it answers. */
export function heardChecks(evidence: Evidence): PortChecked[] {
  const silent = silentChecks(evidence)
  return failedPorts(evidence).filter((check) => !silent.includes(check))
}

/** The ports that should have answered, in words. */
export const asked = (evidence: Evidence): string => portsOf(failedPorts(evidence))

/** Rows on ports that nobody asked: where the app may be instead. */
export const elsewhere = ({ checks }: Evidence, rows: readonly Listener[]): Listener[] =>
  rows.filter((row) => !checks.some(({ port }) => port === row.port))
