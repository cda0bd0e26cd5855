/** It uses a host name that does not resolve, usually of a service that is missing in a trial of one container. */
import { unresolvedName } from '../../log/service-address.ts'
import { logCause } from '../shared/log-cause.ts'

/** Messages without the name. */
const BARE =
  /name or service not known|name does not resolve|temporary failure in name resolution|no address associated with host|nodename nor servname|failed to lookup address information|getaddrinfo(?: failed|: )|\bgaierror\b|\bnxdomain\b|no such host is known|\bEAI_AGAIN\b|\bENOTFOUND\b|No resolvable bootstrap urls/i

export const unresolvedHost = logCause<{ host: string | null }>({
  code: 'unresolved-host',
  about: 'it needs another host, whose name does not resolve',
  read: (line) => {
    const host = unresolvedName(line)
    return host === null && !BARE.test(line) ? null : { host }
  },
  isFull: ({ host }) => host !== null,
  why: ({ host }) =>
    host === null
      ? 'it needs a host whose name does not resolve'
      : `it needs the host \`${host}\`, whose name does not resolve`,
  fix: ({ host }) =>
    `Start the service beside it (\`network\` with the job's services, or \`add-host\`), set another host in its settings, or let the app start without ${host === null ? 'it' : `\`${host}\``}.`,
})
