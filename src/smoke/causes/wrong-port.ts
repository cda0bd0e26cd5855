/** Nobody listens on the port that was asked, but somebody does on another. */
import { asked, listenerLines, names, onLoopback, outside, places } from '../say.ts'
import { gaveUp, heardChecks, silentChecks } from './unreached.ts'
import type { Cause } from './index.ts'

export const wrongPort: Cause = (evidence) => {
  const silent = silentChecks(evidence).map(({ port }) => port)
  if (!gaveUp(evidence) || silent.length === 0 || heardChecks(evidence).length > 0) return null
  const hidden = onLoopback(evidence)
  if (hidden.some(({ port }) => silent.includes(port))) return null // that is loopback-only
  const rows = outside(evidence).length > 0 ? outside(evidence) : hidden
  if (rows.length === 0) return null
  const isHidden = outside(evidence).length === 0
  const ports = names([...new Set(rows.map(({ port }) => String(port)))])
  const named = evidence.inputs.ports.length > 0 || ('port' in evidence.inputs.probe && evidence.inputs.probe.port !== null)
  const location = named ? undefined : evidence.where('EXPOSE')
  return {
    code: 'wrong-port',
    level: 'fail',
    confidence: 'proved',
    message: `${named ? 'port' : 'EXPOSE says'} ${asked(evidence)}${named ? ' was asked' : ''}, but it listens on ${isHidden ? places(rows) : ports}`,
    fix: `${named ? `Ask port ${ports}` : `Write \`EXPOSE ${ports}\``}, or let the app listen on ${asked(evidence)}${isHidden ? '; and bind 0.0.0.0: on 127.0.0.1 nothing outside can connect' : ''}.`,
    ...(location ? { location } : {}),
    evidence: [`asked from outside: port ${asked(evidence)}`, ...listenerLines(evidence)],
  }
}
