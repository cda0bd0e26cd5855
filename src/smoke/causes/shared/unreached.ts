/** Shared by the causes about ports: the timeout is reached, and a required port did not answer. */
import type { Listener } from '../../../core/schema.ts'
import { isLoopback, listensOutside } from '../../kernel/listeners.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import { isNoResponse } from '../../probe/outcome.ts'
import { protocolOf } from '../../probe/plan.ts'
import { onLoopback, outside, portNames } from './phrases.ts'

/** The timeout was reached while the container was running. */
export const gaveUp = ({ phase, ended, startFailure }: Evidence): boolean =>
  phase === 'waiting' && !ended && startFailure === null

/** It was ready, but not at the end of the soak, although it was running. */
export const failedSoak = ({ phase, ended }: Evidence): boolean => phase === 'soak' && !ended

/** The checks that should have passed: all required ones, and of a probe of several ports all if none passed. */
export function failedChecks({ checks }: Evidence): Checked[] {
  const isEnough = (text: string) =>
    checks.some(({ ok, required, spec }) => ok && !required && spec.text === text)
  return checks.filter(({ ok, required, spec }) => !ok && (required || !isEnough(spec.text)))
}

export type PortChecked = Checked & { port: number }

/** Failed checks of TCP ports. */
export const failedPorts = (evidence: Evidence): PortChecked[] =>
  failedChecks(evidence).filter(
    (check): check is PortChecked => check.port !== null && protocolOf(check.spec) === 'tcp',
  )

/** Checks that had passed, and failed the last time. */
export const lapsedChecks = (evidence: Evidence): Checked[] =>
  failedSoak(evidence) ? evidence.checks.filter(({ ok, soak }) => ok && soak.failingSince !== null) : []

export const isNotListening = ({ port, last }: PortChecked, refusesIpv4: readonly number[]): boolean =>
  refusesIpv4.includes(port) || isNoResponse(last)

/** Failed ports on which nothing listens, according to the listener table. */
export function notListening(evidence: Evidence): PortChecked[] {
  const { listeners } = evidence
  return failedPorts(evidence).filter(({ port, last }) =>
    listeners === null ? isNoResponse(last) : !listensOutside(listeners, port),
  )
}

/** Failed ports on which something listens. */
export function listening(evidence: Evidence): PortChecked[] {
  const silent = notListening(evidence)
  return failedPorts(evidence).filter((check) => !silent.includes(check))
}

/** The ports that should have answered, in words. */
export const asked = (evidence: Evidence): string => portNames(failedPorts(evidence))

/** Ports of debuggers (Node, JVM, debugpy, Delve) and of helpers of Erlang and Ruby, which are not services. */
export const OF_TOOLS: ReadonlySet<number> = new Set([9229, 9230, 5005, 5678, 2345, 4369])
/** Linux assigns ephemeral ports from here on. */
export const EPHEMERAL = 32_768

/** A listener that only the container itself uses. */
const isOwnUse = (row: Listener): boolean =>
  isLoopback(row) && (row.port >= EPHEMERAL || OF_TOOLS.has(row.port))

/** Loopback listeners that may be the app. */
export const servicesOnLoopback = (evidence: Evidence): Listener[] =>
  onLoopback(evidence).filter((row) => !isOwnUse(row))

/** Listeners on ports that were not probed, reachable ones first: the app may listen there instead. */
export const elsewhere = (evidence: Evidence): Listener[] =>
  [...outside(evidence), ...onLoopback(evidence)].filter(
    (row) => !isOwnUse(row) && !evidence.checks.some(({ port }) => port === row.port),
  )
