/** It listens on the expected port, but only on loopback, where nothing outside the container can connect. */
import { isOnlyUp, listenerLines, onLoopback, outside, addresses, portNames } from '../shared/phrases.ts'
import { exposesItself } from '../shared/exposes.ts'
import { asked, failedPorts, gaveUp, OF_TOOLS, servicesOnLoopback } from '../shared/unreached.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import type { Listener } from '../../../core/schema.ts'

export const loopbackOnly: Cause = {
  code: 'loopback-only',
  level: 'fail',
  about: 'it listens where nothing outside the container can connect',
  find: (evidence) =>
    isOnlyUp(evidence) ? unexposed(evidence) : gaveUp(evidence) ? unreachable(evidence) : beside(evidence),
}

const FIX =
  'Bind 0.0.0.0 (many servers have the option `--host 0.0.0.0`): connections to a published port arrive on the container’s network interface'

function unreachable(evidence: Evidence): CauseFinding | null {
  const rows = hiddenRows(evidence, failedPorts(evidence))
  if (rows.length === 0) return null
  const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
  return {
    confidence: 'proved',
    message: `it listens on ${addresses(rows)} only, where nothing outside the container can connect`,
    fix: `${FIX}.`,
    ...(location ? { location } : {}),
    evidence: [`probed from outside: ${asked(evidence)}`, ...listenerLines(evidence)],
  }
}

/**
 * Another exposed port passed. A port that the Dockerfile itself exposes must still be reachable; a base image may
 * expose more.
 */
function beside(evidence: Evidence): CauseFinding | null {
  const rows = hiddenBeside(evidence)
  if (rows.length === 0) return null
  const own = rows.filter(({ port }) => exposesItself(evidence, port) && !OF_TOOLS.has(port))
  const shown = own.length > 0 ? own : rows
  const location = evidence.places.EXPOSE
  const ports = portNames(shown)
  return {
    level: own.length > 0 ? 'fail' : 'warn',
    confidence: 'proved',
    message: `it listens on ${addresses(shown)} only, where nothing outside the container can connect, though ${ports} ${shown.length > 1 ? 'are' : 'is'} exposed`,
    fix:
      own.length > 0
        ? `${FIX}; or remove ${ports} from EXPOSE.`
        : `${FIX}. Ignore this if nothing outside needs it: its base image exposes it, or it is for a debugger.`,
    ...(location ? { location } : {}),
    evidence: listenerLines(evidence),
  }
}

/** Loopback listeners on exposed ports that failed while another port passed. */
export const hiddenBeside = (evidence: Evidence): Listener[] =>
  evidence.phase === 'waiting' || evidence.ended || !evidence.checks.some(({ ok }) => ok)
    ? []
    : hiddenRows(
        evidence,
        evidence.checks.filter(({ ok, required }) => !ok && !required),
      )

function hiddenRows(evidence: Evidence, checks: readonly Checked[]): Listener[] {
  const reachable = outside(evidence)
  return onLoopback(evidence)
    .filter(({ port }) => checks.some((check) => check.port === port))
    .filter(({ port }) => !reachable.some((row) => row.port === port))
}

/** An image that exposes no port may intend this: then it is a worker. */
function unexposed(evidence: Evidence): CauseFinding | null {
  const rows = servicesOnLoopback(evidence)
  if (rows.length === 0 || outside(evidence).length > 0) return null
  const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
  return {
    level: 'warn',
    confidence: 'proved',
    message: `it listens on ${addresses(rows)} only, where nothing outside the container can connect: it stayed up, and nothing else was proved`,
    fix: 'If it is a server, bind 0.0.0.0 (many servers have the option `--host 0.0.0.0`) and add EXPOSE; if it serves only the container itself, a HEALTHCHECK proves that it works.',
    ...(location ? { location } : {}),
    evidence: ['the image exposes no TCP port and has no HEALTHCHECK', ...listenerLines(evidence)],
  }
}
