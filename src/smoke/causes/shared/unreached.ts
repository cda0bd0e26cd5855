/** What the causes about ports have in common: time ran out, and a port that had to answer did not. */
import type { Listener } from '../../../core/schema.ts'
import { isLoopback, listensOutside } from '../../kernel/listeners.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import { isNoResponse } from '../../probe/outcome.ts'
import { protocolOf } from '../../probe/plan.ts'
import { onLoopback, outside, portNames } from './phrases.ts'

/** Time ran out with the container still running. */
export const gaveUp = ({ phase, ended, startFailure }: Evidence): boolean =>
  phase === 'waiting' && !ended && startFailure === null

/** It was ready, and was not at the end of the soak, though it still ran. */
export const failedSoak = ({ phase, ended }: Evidence): boolean => phase === 'soak' && !ended

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

/** Those that had passed, and failed when they were asked last. */
export const lapsedChecks = (evidence: Evidence): Checked[] =>
  failedSoak(evidence) ? evidence.checks.filter(({ ok, soak }) => ok && soak.failingSince !== null) : []

export const isNotListening = ({ port, last }: PortChecked, refusesIpv4: readonly number[]): boolean =>
  refusesIpv4.includes(port) || isNoResponse(last)

/** Those of them that no one listens on, as far as the table shows. */
export function notListening(evidence: Evidence): PortChecked[] {
  const { listeners } = evidence
  return failedPorts(evidence).filter(({ port, last }) =>
    listeners === null ? isNoResponse(last) : !listensOutside(listeners, port),
  )
}

/** Those of them that someone listens on, whatever it answers. */
export function listening(evidence: Evidence): PortChecked[] {
  const silent = notListening(evidence)
  return failedPorts(evidence).filter((check) => !silent.includes(check))
}

/** The ports that should have answered, in words. */
export const asked = (evidence: Evidence): string => portNames(failedPorts(evidence))

/** Of a debugger (Node, JVM, debugpy, Delve), and of Erlang's and Ruby's helpers: no one's service. */
export const OF_TOOLS: ReadonlySet<number> = new Set([9229, 9230, 5005, 5678, 2345, 4369])
/** From here on Linux gives ports to who asks for any. */
export const EPHEMERAL = 32_768

/** A listener for the container's own use. */
const isOwnUse = (row: Listener): boolean =>
  isLoopback(row) && (row.port >= EPHEMERAL || OF_TOOLS.has(row.port))

/** Listeners on loopback that may be the app. */
export const servicesOnLoopback = (evidence: Evidence): Listener[] =>
  onLoopback(evidence).filter((row) => !isOwnUse(row))

/** Rows on ports that nobody asked, those reachable from outside first: where the app may be instead. */
export const elsewhere = (evidence: Evidence): Listener[] =>
  [...outside(evidence), ...onLoopback(evidence)].filter(
    (row) => !isOwnUse(row) && !evidence.checks.some(({ port }) => port === row.port),
  )
