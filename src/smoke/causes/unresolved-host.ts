/** It asks for a host by a name that nobody knows: mostly a service that is not there in a trial of one container. */
import { logCause } from './log-cause.ts'

const HOST = String.raw`['"‘\x60]?([A-Za-z0-9_](?:[\w.-]{0,250}\w)?)['"’\x60]?`
const named = (text: string): RegExp =>
  new RegExp(
    text.replace('HOST', () => HOST),
    'i',
  )

/** With the name, the surest wording first. */
const NAMED: readonly RegExp[] = [
  named(String.raw`getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_FAIL) HOST`),
  named(String.raw`could not translate host name HOST`),
  named(
    String.raw`\blookup HOST(?: on \S{1,100})?: (?:no such host|temporary failure|server misbehaving|.{0,40}i/o timeout)`,
  ),
  named(String.raw`UnknownHost(?:Exception)?: HOST`),
  named(String.raw`host not found in upstream HOST`),
  named(String.raw`could not resolve host(?:name)?:? HOST`),
  named(String.raw`unable to resolve host(?: address)? HOST`),
  named(String.raw`bad address HOST`),
  named(String.raw`Unknown (?:MySQL )?(?:server )?host HOST`),
  named(String.raw`getaddrinfo(?: failed)? for HOST`),
  named(
    String.raw`(?:cannot|can't|failed to|could not) resolve (?:the )?(?:host(?:name)?|address|name)(?: of| for)? HOST`,
  ),
  /\b(?:failed|unable) to resolve '([\w.-]{1,253})'/i, // Python's urllib3
  named(
    String.raw`(?:connect(?:ing)?|connection) (?:to|at) (?:\w{1,20} (?:at )?)?HOST(?::\d{1,5})?[:.]? .{0,60}(?:name or service not known|name does not resolve|temporary failure in name|no address associated|nodename nor servname)`,
  ),
  named(
    String.raw`(?:name or service not known|no such host is known|name does not resolve)\.? \(HOST:\d{1,5}\)`,
  ),
  named(String.raw`(?:^bash|\bline \d{1,6}): HOST: (?:name or service not known|temporary failure in name)`), // its /dev/tcp
  named(
    String.raw`(?:ping|ssh|nc|telnet|psql|redis-cli): HOST: (?:name or service not known|temporary failure|name does not resolve|unknown host)`,
  ),
]
/** Without it. */
const BARE =
  /name or service not known|name does not resolve|temporary failure in name resolution|no address associated with host|nodename nor servname|failed to lookup address information|getaddrinfo(?: failed|: )|\bgaierror\b|\bnxdomain\b|no such host is known|\bEAI_AGAIN\b|\bENOTFOUND\b/i

export const unresolvedHost = logCause<{ host: string | null }>({
  code: 'unresolved-host',
  about: 'it needs another host, whose name nobody there knows',
  read: (line) => {
    for (const pattern of NAMED) {
      const host = pattern.exec(line)?.[1]
      if (host !== undefined) return { host }
    }
    return BARE.test(line) ? { host: null } : null
  },
  why: ({ host }) =>
    host === null
      ? 'it looks for a host whose name is not known'
      : `it needs the host \`${host}\`, and no such name is known`,
  fix: ({ host }) =>
    `Start what it needs beside it (\`network\` with the job's services, or \`add-host\`), name another host in its settings, or let it start without ${host === null ? 'it' : `\`${host}\``}.`,
})
