/** The app listens on ports that it does not expose, and it is reported what was not proved. */
import { onLoopback, outside, addresses, portNames } from '../shared/phrases.ts'
import { tooManyPorts } from '../../probe/plan.ts'
import { loopbackOnly } from './loopback-only.ts'
import { EPHEMERAL } from '../shared/unreached.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'

export const listensUnexposed: Cause = {
  code: 'listens-unexposed',
  level: 'note',
  about: 'it listens on a port that it does not expose',
  find: (evidence) =>
    evidence.phase !== 'done' || evidence.ended
      ? null
      : evidence.checks.length === 0
        ? withoutExpose(evidence)
        : evidence.checks.some(({ found }) => found)
          ? answering(evidence)
          : alsoListening(evidence),
}

/** The ports on which it listens were probed, and answer. */
function answering(evidence: Evidence): CauseFinding | null {
  const answered = evidence.checks.filter(({ ok }) => ok)
  const silent = evidence.checks.filter(({ ok }) => !ok)
  return {
    confidence: 'proved',
    message: `it answers on ${portNames(answered)}, which it does not expose${silent.length > 0 ? `; ${portNames(silent)} did not answer` : ''}`,
    fix: `Add \`EXPOSE ${answered.map(({ port }) => port).join(' ')}\`, so that others know which port to publish.`,
    evidence: outside(evidence).map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}

function withoutExpose(evidence: Evidence): CauseFinding | null {
  const reachable = outside(evidence)
  const rows = [...reachable, ...onLoopback(evidence)]
  if (rows.length === 0 || loopbackOnly.find(evidence) !== null) return null
  return {
    confidence: 'proved',
    message: `it listens on ${addresses(rows)}, but exposes ${exposed(evidence)}, so none was probed`,
    fix:
      reachable.length > 0
        ? `Add \`EXPOSE ${[...new Set(reachable.map(({ port }) => port))].join(' ')}\`, or set \`port\`, so that it is probed.`
        : 'Nothing outside the container can connect there; if something should, bind 0.0.0.0 and expose the port.',
    evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}

function exposed({ image }: Evidence): string {
  const count = tooManyPorts(image.config)
  return count === null ? 'no TCP port' : `${count} ports, too many to probe`
}

/** Ports on loopback, and ports that the kernel assigned, are internal to the app. */
function alsoListening(evidence: Evidence): CauseFinding | null {
  const known = [
    ...evidence.checks.map(({ port }) => port),
    ...evidence.image.config.exposedPorts.map((text) => parseInt(text, 10)),
  ]
  const rows = outside(evidence).filter(({ port }) => port < EPHEMERAL && !known.includes(port))
  if (rows.length === 0) return null
  return {
    confidence: 'proved',
    message: `it also listens on ${portNames(rows)}, which ${rows.length > 1 ? 'are' : 'is'} not exposed, and ${rows.length > 1 ? 'were' : 'was'} not probed`,
    fix: 'Expose it, or bind it to 127.0.0.1 if nothing outside needs to connect.',
    evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}
