/**
 * Requests to one repository of a registry: finds out how to reach it, answers its challenges, follows redirects.
 * Credentials go to the registry and to the address that it names for tokens, never to where it redirects.
 */
import type { Clock } from '../core/clock.ts'
import type { ImageReference } from '../core/image-reference.ts'
import { loginFor, type Login } from '../core/registry-login.ts'
import type { Answer } from './body.ts'
import { RegistryError } from './error.ts'
import { refusalOf, type Deed } from './refusal.ts'
import { authorizationFor, challengeIn, type Challenge } from './token.ts'
import { isLoopback, openTransport, type Request, type TransportRules } from './transport.ts'

export interface RegistryRules extends TransportRules {
  readonly clock: Clock
}

export interface Session {
  /**
   * `to`: a path below `/v2/`, or an address that the registry named. `from`: another repository that is read, too.
   * All answers but those to challenges are returned; the caller reads or destroys them.
   */
  send(to: string | URL, request?: Request, from?: string | null): Promise<Answer>
  /** Returns the answer; rejects with a RegistryError unless its status is one of these. `deed`: for the sentence. */
  check(statuses: readonly number[], deed: Deed, answer: Answer): Promise<Answer>
  close(): void
}

const MOST_REDIRECTS = 5
/** Docker Hub's registry has another name than its images. */
const HUB = { name: 'docker.io', registry: 'registry-1.docker.io' }

/** Rejects with a RegistryError, or with the reason of the aborted signal. */
export function openSession(
  reference: ImageReference,
  rules: RegistryRules,
  actions: 'pull' | 'pull,push',
): Session {
  const { host, repository } = reference
  const transport = openTransport(rules)
  let base: Promise<URL> | null = null
  let login: Promise<Login> | null = null
  let hasToken = false
  /** By the repository that is read, too: the header for the registry. A token lasts for minutes only. */
  const granted = new Map<string | null, Promise<string | null>>()

  /** HTTPS; on loopback, HTTP if the registry does not speak HTTPS. */
  const findBase = async (): Promise<URL> => {
    const url = new URL(`https://${host === HUB.name ? HUB.registry : host}/v2/`)
    if (!isLoopback(url.hostname)) return url
    try {
      ;(await transport.send(url)).destroy()
      return url
    } catch (cause) {
      const isPlain = cause instanceof RegistryError && ['plain', 'unreachable'].includes(cause.problem)
      if (!isPlain) throw cause
      return new URL(url.href.replace('https:', 'http:'))
    }
  }

  const follow = async (from: URL, request: Request): Promise<Answer> => {
    let [url, headers] = [from, request.headers ?? {}]
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const response = await transport.send(url, { ...request, headers })
      if (!isRedirect(response.statusCode ?? 0, request.method)) return { response, url }
      response.destroy()
      const next = addressIn(response.headers.location, url)
      if (next.origin !== url.origin) headers = withoutAuthorization(headers)
      url = next
    }
    throw new RegistryError('invalid', `${from.host} redirects more than ${MOST_REDIRECTS} times`)
  }

  const authorize = async (challenge: Challenge, base: URL, from: string | null): Promise<string | null> => {
    const { credentials } = await (login ??= loginFor(host, rules.env, rules.signal))
    const other = from === null ? [] : [`repository:${from}:pull`]
    const scopes = [`repository:${repository}:${actions}`, ...other]
    const authorization = await authorizationFor(challenge, { base, scopes, credentials, send: follow })
    hasToken = challenge.scheme === 'bearer' && authorization !== null && credentials?.kind !== 'bearer'
    return authorization
  }

  const send: Session['send'] = async (to, { headers = {}, ...request } = {}, from = null) => {
    const at = await (base ??= findBase())
    const url = new URL(to, at)
    const ask = (authorization: string | null) => {
      const isKnown = authorization !== null && url.origin === at.origin
      return follow(url, { ...request, headers: isKnown ? { ...headers, authorization } : headers })
    }
    const used = granted.get(from)
    const first = await ask((await used) ?? null)
    const challenge = challengeOf(first, at)
    if (challenge === null) return first
    // requests for a token need the connection
    if (request.body === undefined) first.response.resume()
    else first.response.destroy()
    // several requests at once need one token
    if (granted.get(from) === used) {
      const renewed = authorize(challenge, at, from)
      granted.set(from, renewed)
      renewed.catch(() => granted.delete(from))
    }
    return ask((await granted.get(from)) ?? null)
  }

  return {
    send,
    async check(statuses, deed, answer) {
      if (statuses.includes(answer.response.statusCode ?? 0)) return answer
      throw await refusalOf(answer, deed, { reference, login: await login, hasToken, clock: rules.clock })
    },
    close: () => transport.close(),
  }
}

/** Only a read is sent elsewhere as it is; a body may go elsewhere only if the status says that it may. */
function isRedirect(status: number, method: Request['method'] = 'GET'): boolean {
  if (method === 'POST') return false
  return status === 307 || status === 308 || (method !== 'PUT' && [301, 302, 303].includes(status))
}

/** Only the registry itself may ask for credentials, not a host that it redirects to. */
const challengeOf = ({ response, url }: Answer, base: URL): Challenge | null =>
  response.statusCode === 401 && url.origin === base.origin
    ? challengeIn(response.headers['www-authenticate'])
    : null

/** The address of a `Location` header. Throws unless it is HTTPS; on loopback, a registry on loopback may name HTTP. */
export function addressIn(location: string | undefined, from: URL): URL {
  const next = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : null
  const isAllowed =
    next?.protocol === 'https:' ||
    (next?.protocol === 'http:' && isLoopback(next.hostname) && isLoopback(from.hostname))
  if (next === null || !isAllowed)
    throw new RegistryError('invalid', `${from.host} redirects to an address that is not HTTPS`)
  next.username = next.password = ''
  return next
}

function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'))
}
