/** Two processes of the container want one port, or one of them wants it twice. */
import type { Evidence } from '../evidence.ts'
import { formatListener } from '../kernel/listeners.ts'
import { logCause } from './log-cause.ts'
import { portIn } from './port-in-line.ts'

const SAYS =
  /(?:address|connection) (?:already )?in use|\bEADDRINUSE\b|port (?:\d{1,5} )?(?:is |was )?(?:already |currently )(?:in use|allocated|being used|used)|AddrInUse|address already bound|only one usage of each socket address/i

export const addressInUse = logCause<{ port: number | null }>({
  code: 'address-in-use',
  about: 'two of its processes want the same port',
  read: (line) => (SAYS.test(line) ? { port: portIn(line) } : null),
  why: ({ port }) =>
    `${port === null ? 'the port that it wants' : `port ${port}`} is already taken inside the container`,
  fix: () =>
    'Let one process alone listen there: see what else the entrypoint starts, and whether the server is started twice.',
  shown: ({ port }, evidence) => [...ownersOf(port, evidence), ...processesOf(evidence)],
})

const ownersOf = (port: number | null, { listeners }: Evidence): string[] =>
  (listeners ?? [])
    .filter((row) => row.port === port)
    .map((row) => `already listening: ${formatListener(row)}${row.process ? ` (${row.process})` : ''}`)

const processesOf = ({ processes }: Evidence): string[] =>
  (processes ?? []).slice(0, 5).map(({ command }) => `process: ${command}`)
