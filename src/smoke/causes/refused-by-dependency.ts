/** It asks another service, such as its database, and nobody answers there. */
import { logCause } from './log-cause.ts'

/** Nobody listens, nobody is there, or nobody answers in time. */
const SAYS =
  /connection refused|\bECONNREFUSED\b|\bEHOSTUNREACH\b|\bENETUNREACH\b|\bETIMEDOUT\b|no route to host|network is unreachable|connect(?:ion|ing)?\b.{0,100}timed? ?out|timeout occurred after waiting|timed? ?out.{0,30}\b(?:waiting for|connecting to)\b|can't connect to (?:\w{1,20} )?(?:MySQL )?(?:server|database|remote host)|could not connect to|couldn't connect to (?:server|host)|failed to connect to|connection to node .{1,100} could not be established|server selection (?:timed out|timeout)|ServerSelectionError|connection to .{1,200} refused|actively refused|unable to connect to/i
/** Its own clients, and checks of itself. */
const OTHER = /healthcheck|health check|upstream prematurely|dbus|\bX server|display\b|\.sock\b/i

/** `db:5432`, `127.0.0.1:6379`, `[::1]:80`, `tcp://redis:6379`; not a time or a place in a file. */
const ADDRESS =
  /(?:^|[\s'"(@/=[])((?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]{2,39}\]|[A-Za-z_][\w-]{0,62}(?:\.[\w-]{1,62}){0,8})):(\d{2,5})\b(?!:\d)/gi
/** `"db" (172.18.0.2), port 5432`, `'db' port 5432`. */
const WITH_PORT =
  /['"‘]?([A-Za-z0-9_][\w.:-]{0,250})['"’]?(?: \([^)]{0,100}\))?,? (?:on |and accepting TCP\/IP connections on )?(?:TCP\/IP )?port:? (\d{1,5})\b/i
const QUOTED = /(?:server|host|connect to|at|on) (?:on |at )?['"‘]([A-Za-z0-9_][\w.-]{0,250})['"’]/i
const FILE = /\.(?:py|js|mjs|cjs|ts|go|rb|php|java|rs|cs|sh|conf|c|cc|cpp)$/i
const LOOPBACK = /^(?:127\.|localhost$|\[?::1\]?$)/i

interface Refused {
  host: string | null
  port: string | null
}

export const refusedByDependency = logCause<Refused>({
  code: 'refused-by-dependency',
  about: 'it needs another service, and nobody answers there',
  read: (line) => (SAYS.test(line) && !OTHER.test(line) ? addressIn(line) : null),
  why: (said) =>
    `it needs ${nameOf(said)}, and ${said.host !== null && LOOPBACK.test(said.host) ? 'nobody listens there' : 'nobody answers there'}`,
  fix: ({ host }) =>
    host !== null && LOOPBACK.test(host)
      ? `In a container ${host} is the container itself: name the service's own host in its settings, and start that beside it (\`network\` with the job's services).`
      : 'Start what it needs beside it (`network` with the job’s services), name another host in its settings, or let it start without and try again later.',
})

const nameOf = ({ host, port }: Refused): string => {
  if (host === null) return port === null ? 'another service' : `a service on port ${port}`
  return `\`${host}${port === null ? '' : `:${port}`}\``
}

/** bash's own way to connect. */
const DEV_TCP = /\/dev\/tcp\/([\w.-]{1,253})\/(\w{1,20})/

function addressIn(line: string): Refused {
  const [, host = null, service = null] = DEV_TCP.exec(line) ?? []
  if (host !== null) return { host, port: service }
  const [, named, withPort] = WITH_PORT.exec(line) ?? []
  if (named !== undefined && withPort !== undefined) return { host: named, port: withPort }
  for (const [, host = '', port = ''] of line.matchAll(ADDRESS)) if (!FILE.test(host)) return { host, port }
  return { host: QUOTED.exec(line)?.[1] ?? null, port: /\bport:? (\d{1,5})\b/i.exec(line)?.[1] ?? null }
}
