/**
 * The service, host and port, in an error message of drivers, runtimes and tools. A table of wordings, each tested on
 * one line of a log; none backtracks. Pure.
 */

export interface ServiceAddress {
  host: string | null
  port: string | null
  /** `MySQL`: set if the message names no host. */
  service?: string
}

interface Wording {
  /** With the groups `host` and `port`, if the text has them. */
  says: RegExp
  port?: string
  service?: string
}

const NAME = String.raw`[A-Za-z0-9_](?:[\w.-]{0,250}\w)?`
const HOST = `(?<host>${NAME})`
const IP = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,8}\]?)`
const PORT = String.raw`(?<port>\d{2,5})\b`
const wording = (text: string, extra: Omit<Wording, 'says'> = {}): Wording => ({
  says: new RegExp(
    text
      .replaceAll('HOST', () => HOST)
      .replaceAll('PORT', () => PORT)
      .replaceAll('IPADDR', () => IP),
    'i',
  ),
  ...extra,
})

/** Refused and unreachable connections, and timeouts. The most reliable wording first. */
const REFUSED: readonly Wording[] = [
  wording("Can't reach database server at [`'\"]?HOST[`'\"]?(?::[`'\"]?PORT)?"), // Prisma
  wording(String.raw`failed to connect to .?host=HOST .{0,200}\bdial tcp IPADDR:PORT`), // pgx 4
  wording(String.raw`\bIPADDR:PORT \(HOST\): dial error`), // pgx 5
  wording(String.raw`(?:^|[\s(:])HOST\/(?:IPADDR|<unresolved>)?:PORT`), // Java's InetSocketAddress, Kafka, ZooKeeper
  wording(String.raw`\bhost='HOST', port=PORT`), // Python's urllib3
  wording(String.raw`\bUnableToConnect on HOST:PORT`, { service: 'Redis' }), // StackExchange.Redis
  wording(String.raw`\(Connection: \w{1,40}, Host: HOST, Port: PORT`), // Laravel
  wording(String.raw`\bECONN\w{1,10} (?<host>[\da-f:]{0,30}::[\da-f:]{0,30}):PORT`), // Node.js, IPv6 without brackets
  wording(String.raw`\baddress=HOST:PORT`), // MongoDB's Java driver
  wording(String.raw`\bAddr: HOST:PORT`), // and its Go driver
  wording(String.raw`through socket '(?<host>\/[^']{1,100})'`, { service: 'MySQL' }),
  wording(String.raw`establishing a connection to SQL Server`, { port: '1433', service: 'SQL Server' }),
  wording(String.raw`Communications link failure`, { port: '3306', service: 'MySQL' }),
  wording(String.raw`SQLSTATE\[HY000\] \[2002\] (?!php_)`, { port: '3306', service: 'MySQL' }),
  wording(String.raw`ORA-12541|ORA-12170|The Network Adapter could not establish the connection`, {
    port: '1521',
    service: 'Oracle',
  }),
  wording(String.raw`nats: no servers available for connection`, { port: '4222', service: 'NATS' }),
  wording(String.raw`Reached the max retries per request limit`, { port: '6379', service: 'Redis' }),
  wording(String.raw`It was not possible to connect to the redis server`, { port: '6379', service: 'Redis' }),
]

const SCHEME_PORTS = new Map([
  ['postgres', '5432'],
  ['postgresql', '5432'],
  ['mysql', '3306'],
  ['mariadb', '3306'],
  ['redis', '6379'],
  ['mongodb', '27017'],
  ['amqp', '5672'],
  ['nats', '4222'],
  ['http', '80'],
  ['https', '443'],
  ['ldap', '389'],
  ['smtp', '25'],
])
const SCHEME = new RegExp(
  String.raw`\b(?<scheme>[a-z]{3,12}):\/\/(?:[^@\s/]{0,100}@)?${HOST}(?::(?<port>\d{2,5}))?(?=[/\s'")?,]|$)`,
  'i',
)

/** `db:5432`, `127.0.0.1:6379`, `[::1]:80`, `tcp://redis:6379`; not a time, and not a line of a file. */
const ADDRESS =
  /(?:^|[\s'"`(@/=[])((?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]{2,39}\]|[A-Za-z_][\w-]{0,62}(?:\.[\w-]{1,62}){0,8})):(\d{2,5})\b(?!:\d)/gi
/** `"db" (172.18.0.2), port 5432`, `'db' port 5432`. */
const WITH_PORT =
  /['"‘]?((?:::1|[A-Za-z0-9_][\w.:-]{0,250}))['"’]?(?: \([^)]{0,100}\))?,? (?:on |and accepting TCP\/IP connections on )?(?:TCP\/IP )?port:? (\d{1,5})\b/i
const QUOTED = /(?:server|host|connect to|at|on) (?:on |at )?['"‘]([A-Za-z0-9_][\w.-]{0,250})['"’]/i
const FILE = /\.(?:py|js|mjs|cjs|ts|go|rb|php|java|rs|cs|sh|conf|c|cc|cpp|ex|exs|kt|scala)$/i
/** Connections of bash. */
const DEV_TCP = /\/dev\/tcp\/([\w.-]{1,253})\/(\w{1,20})/

/** The address in a line about a refused connection. */
export function refusedAddress(line: string): ServiceAddress {
  const known = firstKnown(REFUSED, line)
  if (known !== null && known.host !== null) return known
  const named = addressIn(line)
  return { ...known, host: named.host, port: named.port ?? known?.port ?? null }
}

/** Whether the message of a driver means that its service does not answer, although it has none of the usual words. */
export const isKnownRefusal = (line: string): boolean =>
  REFUSED.some(({ says, service }) => service !== undefined && says.test(line)) ||
  line.includes("Can't reach database server")

function firstKnown(wordings: readonly Wording[], line: string): ServiceAddress | null {
  for (const { says, port, service } of wordings) {
    const found = says.exec(line)
    if (found === null || FILE.test(found.groups?.host ?? '')) continue
    return {
      host: found.groups?.host ?? null,
      port: found.groups?.port ?? port ?? null,
      ...(service === undefined ? {} : { service }),
    }
  }
  return null
}

function addressIn(line: string): ServiceAddress {
  const [, device = null, service = null] = DEV_TCP.exec(line) ?? []
  if (device !== null) return { host: device, port: service }
  const [, named, withPort] = WITH_PORT.exec(line) ?? []
  if (named !== undefined && withPort !== undefined) return { host: named, port: withPort }
  for (const [, host = '', port = ''] of line.matchAll(ADDRESS)) if (!FILE.test(host)) return { host, port }
  const { scheme = '', host, port } = SCHEME.exec(line)?.groups ?? {}
  const standard = SCHEME_PORTS.get(scheme.toLowerCase())
  if (host !== undefined && standard !== undefined) return { host, port: port ?? standard }
  return { host: QUOTED.exec(line)?.[1] ?? null, port: /\bport:? (\d{1,5})\b/i.exec(line)?.[1] ?? null }
}

/** Lines near the error that name the service, if the error does not. */
const BESIDE: readonly RegExp[] = [
  new RegExp(`Is the server running on host "${HOST}"`), // libpq, before PostgreSQL 14
  new RegExp(String.raw`__construct\('(?:mysql|pgsql|mariadb):host=${HOST}(?:;port=(?<port>\d{2,5}))?`), // a frame of PHP's
  new RegExp(String.raw`Attempting to connect to: \[?${HOST}:${PORT}`, 'i'), // Spring AMQP
  new RegExp(String.raw`\bjdbc:(?:mysql|mariadb|postgresql):\/\/${HOST}(?::(?<port>\d{2,5}))?\b`, 'i'),
  new RegExp(String.raw`^\s+(?:hostname|host|address): '${HOST}'`), // properties of a Node.js error
]
const PORT_BESIDE = /TCP\/IP connections on port (\d{2,5})\?|^\s+port: (\d{2,5}),?$/

/** The last address near an error; null if there is none. */
export function addressBeside(lines: readonly string[]): ServiceAddress | null {
  for (const pattern of BESIDE) {
    const at = lines.findLastIndex((line) => pattern.test(line))
    const groups = pattern.exec(lines[at] ?? '')?.groups
    if (groups?.host === undefined) continue
    const near = lines.slice(at, at + 4).map((line) => PORT_BESIDE.exec(line))
    const port = near.map((found) => found?.[1] ?? found?.[2]).find((text) => text !== undefined)
    return { host: groups.host, port: groups.port ?? port ?? null }
  }
  return null
}

/** Errors for a host name that does not resolve; group 1 is the name. The most reliable wording first. */
const UNRESOLVED: readonly RegExp[] = [
  'getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_FAIL) QUOTED',
  'could not translate host name QUOTED',
  String.raw`\blookup QUOTED(?: on \S{1,100})?: (?:no such host|temporary failure|server misbehaving|.{0,60}(?:i/o timeout|network is unreachable|connection refused))`,
  'UnknownHost(?:Exception)?: QUOTED',
  'host not found in upstream QUOTED',
  'could not resolve host(?:name)?:? QUOTED',
  'unable to resolve host(?: address)? QUOTED',
  'bad address QUOTED',
  'Unknown (?:MySQL )?(?:server )?host QUOTED',
  'getaddrinfo(?: failed)? for QUOTED',
  String.raw`tcp connect \(HOST:\d{1,5}\): (?:non-existing domain|.{0,60}nxdomain)`, // Erlang, Elixir
  String.raw`(?:^|[\s'"(,])HOST:\d{2,5}: \[Errno -\d\]`, // PyMongo
  String.raw`couldn't resolve server HOST(?::\d{1,5})? from`, // Kafka
  String.raw`TCP connection to HOST:\d{1,5} \(getaddrinfo`, // Ruby
  String.raw`unable to connect to (?:\w{1,10}:\/\/)?HOST:\d{1,5} \(php_network`,
  String.raw`\bhost='HOST', port=\d{1,5}\).{0,400}(?:name or service not known|temporary failure in name|name does not resolve|nodename nor servname)`,
  "(?:cannot|can't|failed to|could not) resolve (?:the )?(?:host(?:name)?|address|name)(?: of| for)? QUOTED",
  String.raw`\b(?:failed|unable) to resolve '([\w.-]{1,253})(?::\d{1,5})?'`, // Python's urllib3, librdkafka
  String.raw`(?:connect(?:ing)?|connection) (?:to|at) (?:\w{1,20} (?:at )?)?QUOTED(?::\d{1,5})?[:.]? .{0,60}(?:name or service not known|name does not resolve|temporary failure in name|no address associated|nodename nor servname)`,
  String.raw`(?:name or service not known|no such host is known|name does not resolve)\.? \(QUOTED:\d{1,5}\)`,
  String.raw`(?:^bash|\bline \d{1,6}): QUOTED: (?:name or service not known|temporary failure in name)`, // its /dev/tcp
  '(?:ping|ssh|nc|telnet|psql|redis-cli): QUOTED: (?:name or service not known|temporary failure|name does not resolve|unknown host)',
].map(
  (text) =>
    new RegExp(
      text
        .replace('QUOTED', () => String.raw`['"‘\x60]?(${NAME})['"’\x60]?`)
        .replace('HOST', () => `(${NAME})`),
      'i',
    ),
)

/** Each wording above contains one of these words, so most lines are skipped early. */
const MAY_NAME =
  /getaddrinfo|translate host|lookup|UnknownHost|host|resolve|bad address|name|non-existing|\[Errno -\d\]|php_network/i

/** The host that could not be resolved; null if the line names none. */
export function unresolvedName(line: string): string | null {
  if (!MAY_NAME.test(line)) return null
  for (const pattern of UNRESOLVED) {
    const host = pattern.exec(line)?.[1]
    if (host !== undefined) return host
  }
  return null
}
