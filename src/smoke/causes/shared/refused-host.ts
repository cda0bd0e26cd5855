/** Servers that accept only known host names: their messages, in a log or in an answer. Pure. */

interface Wording {
  says: RegExp
  /** The setting that lists the accepted names. */
  setting: string
}

/** Group 1, if there is one, is the refused name. */
const WORDINGS: readonly Wording[] = [
  { says: /Invalid HTTP_HOST header: '([^'\s]{1,255})'/, setting: 'Django’s ALLOWED_HOSTS' },
  { says: /\bDisallowedHost\b/, setting: 'Django’s ALLOWED_HOSTS' },
  { says: /Blocked hosts?: ([^\s,<]{1,255})/, setting: 'Rails’ `config.hosts`' },
  {
    says: /Blocked request\. This host \(?"?([\w.:[\]-]{1,255})"?\)? is not allowed/,
    setting: 'Vite’s `allowedHosts`',
  },
  { says: /^Invalid Host header\b/, setting: 'the development server’s `allowedHosts`' },
  { says: /^Invalid host header\b/, setting: 'Starlette’s `allowed_hosts`' },
  { says: /Untrusted Host "?([\w.:[\]-]{1,255})?/, setting: 'Symfony’s `trusted_hosts`' },
  { says: /Host "?([\w.:[\]-]{1,255})"? is not trusted/i, setting: 'the app’s `trusted_hosts`' },
  { says: /untrusted domain/i, setting: 'Nextcloud’s `trusted_domains`' },
  { says: /Bad Request - Invalid Host(?:name)?\b/i, setting: 'ASP.NET’s `AllowedHosts`' },
  {
    says: /Blocking request with non-local 'Host' ([\w.:[\]-]{1,255})/,
    setting: 'Jupyter’s `local_hostnames`',
  },
]

/** Status codes with which servers refuse a host name. */
const STATUSES = new Set([400, 403, 404, 421, 500])

export interface RefusedHost {
  why: string
  fix: string
  line: string
}

export function refusedHost(
  answer: { status: number; said?: string },
  lines: readonly string[],
  { port, path = '/' }: { port: number; path?: string },
): RefusedHost | null {
  if (!STATUSES.has(answer.status)) return null
  for (const line of [answer.said ?? '', ...lines.toReversed()])
    for (const { says, setting } of WORDINGS) {
      const found = says.exec(line)
      if (found === null) continue
      const host = (found[1] ?? 'localhost').replace(/:\d+$/, '')
      return {
        why: `it refuses requests for the host \`${host}\`, which is not in ${setting}`,
        fix: `Use a host name that it accepts: \`probe: http://:${port}${path} Host=example.org\`, or add \`${host}\` to ${setting}.`,
        line,
      }
    }
  return null
}
