/** It connects to another service, such as its database, and nothing answers there. */
import { cleanLines } from '../../log/clean.ts'
import type { Evidence } from '../../evidence.ts'
import {
  addressBeside,
  isKnownRefusal,
  refusedAddress,
  type ServiceAddress,
} from '../../log/service-address.ts'
import { logCause } from '../shared/log-cause.ts'

/** The connection is refused, the host cannot be reached, or it does not answer in time. */
const SAYS =
  /connection refused|\bConnectionRefused\b|\bECONNREFUSED\b|\bEHOSTUNREACH\b|\bENETUNREACH\b|\bETIMEDOUT\b|no route to host|network is unreachable|connect(?:ion|ing)?\b.{0,100}timed? ?out|timeout occurred after waiting|timed? ?out.{0,30}\b(?:waiting for|connecting to)\b|timed out after \d{1,9} ms while waiting to connect|can't connect to (?:\w{1,20} )?(?:MySQL )?(?:server|database|remote host)|could not connect to|couldn't connect to (?:server|host)|failed to connect to|connection to node .{1,100} could not be established|server selection (?:timed out|timeout|error)|ServerSelectionError|connection to .{1,200} refused|actively refused|unable to connect to|\berror connecting to (?:redis|server|the database)/i
/** Lines about its own clients and health checks. */
const OTHER = /healthcheck|health check|upstream prematurely|dbus|\bX server|display\b|(?<!mysqld?)\.sock\b/i

const LOOPBACK = /^(?:127\.|localhost$|\[?::1\]?$)/i
/** Lines from the end of the log in which the address is searched if the error does not name it. */
const MOST_BESIDE = 60

export const refusedByDependency = logCause<ServiceAddress>({
  code: 'refused-by-dependency',
  about: 'it needs another service, and nothing answers there',
  read: (line) =>
    (SAYS.test(line) || isKnownRefusal(line)) && !OTHER.test(line) ? refusedAddress(line) : null,
  isFull: ({ host }) => host !== null,
  why: (said, evidence) => {
    const full = completed(said, evidence)
    return `it needs ${nameOf(full)}, and ${isLoopback(full) ? 'nothing listens there' : 'nothing answers there'}`
  },
  fix: (said, evidence) => fixOf(completed(said, evidence)),
})

/** Adds the address from a line near the error. */
function completed(said: ServiceAddress, { log }: Evidence): ServiceAddress {
  if (said.host !== null) return said
  const beside = addressBeside(cleanLines(log.tail).slice(-MOST_BESIDE))
  return beside === null ? said : { ...said, ...beside, port: beside.port ?? said.port }
}

const isLoopback = ({ host }: ServiceAddress): boolean => host !== null && LOOPBACK.test(host)

function nameOf({ host, port, service }: ServiceAddress): string {
  if (host?.startsWith('/') === true) return `${service ?? 'a server'} at the socket \`${host}\``
  if (host !== null)
    return `\`${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}${port === null ? '' : `:${port}`}\``
  if (service !== undefined) return `${service}${port === null ? '' : ` (port ${port})`}`
  return port === null ? 'another service' : `a service on port ${port}`
}

function fixOf(said: ServiceAddress): string {
  const { host } = said
  if (host?.startsWith('/') === true)
    return 'The name `localhost` means a socket file to this client: set the host of the service in its settings, and start the service beside it (`network` with the job’s services).'
  return isLoopback(said)
    ? `In a container ${host ?? ''} is the container itself: set the service's own host in its settings, and start the service beside it (\`network\` with the job's services).`
    : 'Start the service beside it (`network` with the job’s services), set another host in its settings, or let the app start without it and retry later.'
}
