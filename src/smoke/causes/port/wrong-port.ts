/** Nothing listens on the expected port, but something listens on another. */
import { isLoopback } from '../../kernel/listeners.ts'
import { listenerLines, onLoopback, addresses, portNames, portsOf } from '../shared/phrases.ts'
import { ignoresPort } from './ignores-port.ts'
import { asked, elsewhere, failedPorts, gaveUp, listening, notListening } from '../shared/unreached.ts'
import type { Cause } from '../shared/cause.ts'

export const wrongPort: Cause = {
  code: 'wrong-port',
  level: 'fail',
  about: 'it listens on another port than the one that was probed',
  find: (evidence) => {
    if (ignoresPort.find(evidence) !== null) return null
    const silent = notListening(evidence).map(({ port }) => port)
    if (!gaveUp(evidence) || silent.length === 0 || listening(evidence).length > 0) return null
    if (onLoopback(evidence).some(({ port }) => silent.includes(port))) return null // loopback-only reports that
    const found = elsewhere(evidence)
    const open = found.filter((row) => !isLoopback(row))
    const isHidden = open.length === 0
    const rows = isHidden ? found : open
    if (rows.length === 0) return null
    const ports = portsOf(rows)
    const failed = failedPorts(evidence)
    const numbers = portsOf(failed)
    const { ports: given, probes } = evidence.inputs
    const named = given.length > 0 || probes.some((probe) => 'port' in probe && probe.port !== null)
    const location = named ? undefined : evidence.places.EXPOSE
    return {
      confidence: 'proved',
      message: `${named ? `${asked(evidence)} ${failed.length > 1 ? 'were' : 'was'} probed` : `EXPOSE says ${numbers}`}, but it listens on ${isHidden ? addresses(rows) : ports}`,
      fix: `${named ? `Probe ${portNames(rows)}` : `Write \`EXPOSE ${ports.replace(/,? and |, /g, ' ')}\``}, or make the app listen on ${numbers}${isHidden ? '; and bind 0.0.0.0: on 127.0.0.1 nothing outside can connect' : ''}.`,
      ...(location ? { location } : {}),
      evidence: [`probed from outside: ${asked(evidence)}`, ...listenerLines(evidence)],
    }
  },
}
