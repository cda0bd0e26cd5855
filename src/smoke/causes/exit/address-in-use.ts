/** Two processes need one port: both in the container, or one that already uses the host's network. */
import type { Cause } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { formatListener } from '../../kernel/listeners.ts'
import { portNames } from '../shared/phrases.ts'
import { logCause } from '../shared/log-cause.ts'
import { portIn } from '../shared/port-in-line.ts'

const SAYS =
  /(?:address|connection) (?:already )?in use|\bEADDRINUSE\b|port (?:\d{1,5} )?(?:is |was )?(?:already |currently )(?:in use|allocated|being used|used)|AddrInUse|address already bound|only one usage of each socket address/i

const inside = logCause<{ port: number | null }>({
  code: 'address-in-use',
  about: 'two of its processes need the same port',
  read: (line) => (SAYS.test(line) ? { port: portIn(line) } : null),
  why: ({ port }) =>
    `${port === null ? 'the port that it needs' : `port ${port}`} is already in use inside the container`,
  fix: () =>
    'Make only one process listen there: check what else the entrypoint starts, and whether the server is started twice.',
  shown: ({ port }, evidence) => [...ownersOf(port, evidence), ...processesOf(evidence)],
})

const ownersOf = (port: number | null, { listeners }: Evidence): string[] =>
  (listeners ?? [])
    .filter((row) => row.port === port)
    .map((row) => `already listening: ${formatListener(row)}${row.process ? ` (${row.process})` : ''}`)

const processesOf = ({ processes }: Evidence): string[] =>
  (processes ?? []).slice(0, 5).map(({ command }) => `process: ${command}`)

export const addressInUse: Cause = {
  ...inside,
  find: (evidence) => {
    const { takenPorts = [] } = evidence
    if (takenPorts.length === 0) return inside.find(evidence)
    const ports = portNames(takenPorts.map((port) => ({ port })))
    return {
      confidence: 'proved',
      message: `something else answered on ${ports} of the host before it was started, so an answer there proves nothing`,
      fix: 'Stop that program, make the app listen on another port, or remove `network: host`.',
      evidence: [`checked before the start: ${ports} of the host accepted a connection`],
    }
  },
}
