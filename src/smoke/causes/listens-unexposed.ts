/** The app listens on ports that it does not expose: worth a line, and a word about what was not proved. */
import { onLoopback, outside, places, portNames } from '../say.ts'
import { EPHEMERAL } from './unreached.ts'
import type { Cause, Found } from '../cause.ts'
import type { Evidence } from '../evidence.ts'

export const listensUnexposed: Cause = {
  code: 'listens-unexposed',
  level: 'note',
  about: 'it listens on a port that it does not expose',
  find: (evidence) =>
    evidence.phase !== 'done' || evidence.ended
      ? null
      : evidence.checks.length === 0
        ? withoutExpose(evidence)
        : besides(evidence),
}

function withoutExpose(evidence: Evidence): Found | null {
  const reachable = outside(evidence)
  const rows = [...reachable, ...onLoopback(evidence)]
  if (rows.length === 0) return null
  return {
    confidence: 'proved',
    message: `it listens on ${places(rows)}, but exposes no TCP port, so none was asked`,
    fix:
      reachable.length > 0
        ? `Write \`EXPOSE ${[...new Set(reachable.map(({ port }) => port))].join(' ')}\`, or set \`port\`, to have it proved.`
        : 'Nothing outside the container can connect there; if something should, bind 0.0.0.0 and expose the port.',
    evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}

/** Ports on loopback, and those that the kernel picked, are the app's own affair. */
function besides(evidence: Evidence): Found | null {
  const known = [
    ...evidence.checks.map(({ port }) => port),
    ...evidence.image.config.exposedPorts.map((text) => parseInt(text, 10)),
  ]
  const rows = outside(evidence).filter(({ port }) => port < EPHEMERAL && !known.includes(port))
  if (rows.length === 0) return null
  return {
    confidence: 'proved',
    message: `it also listens on ${portNames(rows)}, which ${rows.length > 1 ? 'are' : 'is'} not exposed, and ${rows.length > 1 ? 'were' : 'was'} not asked`,
    fix: 'Expose it, or bind it to 127.0.0.1 where nothing else is to connect.',
    evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}
