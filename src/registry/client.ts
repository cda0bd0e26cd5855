/**
 * Reads one repository of a registry: manifests whole, blobs as streams. What is named by a digest has that digest, or the
 * read fails. Credentials go to the registry and to the address that it names for tokens, never to where it redirects.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Clock } from '../core/clock.ts'
import type { ImageReference } from '../core/image-reference.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import { chunksOf, readAll } from './body.ts'
import { loginFor, type Login } from './credentials.ts'
import { RegistryError } from './error.ts'
import { pauseAfter, withRetries } from './retry.ts'
import { authorizationFor, challengeIn, type Challenge } from './token.ts'
import { isLoopback, openTransport, type Request, type TransportRules } from './transport.ts'

export interface RegistryClient {
  /** As the reference was given. */
  readonly name: string
  /** A manifest or index; without `digest`, the one that the reference names. At most 8 MiB. */
  manifest(digest?: string): Promise<Buffer>
  /** The digest that the reference stands for; that of the index, where there is one. */
  digest(): Promise<string>
  /** A config or a layer. A lost connection is taken up where it ended. */
  blob(descriptor: BlobDescriptor): AsyncGenerator<Buffer>
  /** Ends all connections. */
  close(): void
}

export interface BlobDescriptor {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
  readonly size: number
}

export interface RegistryRules extends TransportRules {
  readonly clock: Clock
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')
const MOST_MANIFEST_BYTES = 8 * 2 ** 20
const MOST_REDIRECTS = 5
/** Docker Hub's registry has another name than its images. */
const HUB = { name: 'docker.io', registry: 'registry-1.docker.io' }

/** All methods reject with a RegistryError, or with the reason of the aborted signal. */
export function openRegistry(reference: ImageReference, rules: RegistryRules): RegistryClient {
  const { host, repository } = reference
  const transport = openTransport(rules)
  const scope = `repository:${repository}:pull`
  let base: Promise<URL> | null = null
  let login: Promise<Login> | null = null
  /** The header that the registry accepted last; a token lasts for minutes only. */
  let authorization: string | null = null

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
      const { statusCode = 0, headers: answer } = response
      const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && request.method !== 'POST'
      if (!isRedirect) return { response, url }
      response.destroy()
      const next = redirectOf(answer.location, url)
      if (next.origin !== url.origin) headers = withoutAuthorization(headers)
      url = next
    }
    throw new RegistryError('invalid', `${from.host} redirects more than ${MOST_REDIRECTS} times`)
  }

  const get = async (path: string, { headers = {}, ...request }: Request): Promise<Answer> => {
    const at = await (base ??= findBase())
    const url = new URL(`${repository}/${path}`, at)
    const ask = () =>
      follow(url, { ...request, headers: authorization === null ? headers : { ...headers, authorization } })
    const first = await ask()
    const challenge = challengeOf(first, at)
    if (challenge === null) return first
    const { credentials } = await (login ??= loginFor(host, rules.env, rules.signal))
    authorization = await authorizationFor(challenge, { base: at, scope, credentials, send: follow })
    if (authorization === null) return first
    first.response.destroy()
    return ask()
  }

  const read = async (path: string, request: Request = {}): Promise<Answer> => {
    const answer = await get(path, request)
    const { statusCode = 0 } = answer.response
    if (statusCode === 200 || statusCode === 206) return answer
    answer.response.destroy()
    throw statusError(answer, reference, await login, rules.clock)
  }

  const manifest = (digest = reference.digest): Promise<Buffer> =>
    withRetries(async () => {
      const path = `manifests/${digest ?? reference.tag ?? ''}`
      const { response, url } = await read(path, { headers: { accept: MANIFEST_TYPES } })
      const bytes = await readAll(response, MOST_MANIFEST_BYTES, url)
      if (digest !== null) check(hexOf(bytes), digest, url)
      return bytes
    }, rules)

  return {
    name: reference.text,
    manifest,
    async digest() {
      if (reference.digest !== null) return reference.digest
      // registries do not count HEAD as a pull
      const said = await withRetries(async () => {
        const path = `manifests/${reference.tag ?? ''}`
        const { response } = await read(path, { method: 'HEAD', headers: { accept: MANIFEST_TYPES } })
        response.destroy()
        return response.headers['docker-content-digest']
      }, rules)
      return typeof said === 'string' && /^sha256:[0-9a-f]{64}$/.test(said)
        ? said
        : `sha256:${hexOf(await manifest())}`
    },
    async *blob({ digest, size }) {
      const hash = createHash('sha256')
      let received = 0
      for (let tries = 0; ; tries++) {
        try {
          const { response, url } = await read(
            `blobs/${digest}`,
            received === 0 ? {} : { headers: { range: `bytes=${received}-` } },
          )
          // some registries send the whole blob again
          let known = response.statusCode === 206 ? 0 : received
          for await (const chunk of chunksOf(response, url)) {
            const fresh = chunk.subarray(known)
            known = Math.max(0, known - chunk.length)
            received += fresh.length
            if (received > size)
              throw new RegistryError('invalid', `${url.host} sent more bytes than ${digest} has`)
            hash.update(fresh)
            if (fresh.length > 0) yield fresh
          }
          if (received < size) throw cutOff(digest, url)
          check(hash.digest('hex'), digest, url)
          return
        } catch (cause) {
          await pauseAfter(cause, tries, rules)
        }
      }
    },
    close: () => transport.close(),
  }
}

interface Answer {
  readonly response: IncomingMessage
  /** Where it comes from, after redirects. */
  readonly url: URL
}

/** Only the registry itself may ask for credentials, not a host that it redirects to. */
const challengeOf = ({ response, url }: Answer, base: URL): Challenge | null =>
  response.statusCode === 401 && url.origin === base.origin
    ? challengeIn(response.headers['www-authenticate'])
    : null

function redirectOf(location: string | undefined, from: URL): URL {
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

const hexOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function check(hex: string, digest: string, { host }: URL): void {
  if (digest === `sha256:${hex}`) return
  const what = `${host} sent other content for ${digest}: its digest is sha256:${hex}`
  throw new RegistryError('invalid', `${what}. Push the image again`)
}

const cutOff = (digest: string, { host }: URL): RegistryError =>
  new RegistryError('unreachable', `${host} ended before all of ${digest} was sent: try again later`, {
    isTemporary: true,
  })

function statusError(
  { response: { statusCode: status = 0, headers }, url }: Answer,
  { text, host }: ImageReference,
  login: Login | null,
  clock: Clock,
): RegistryError {
  if (status === 404)
    return new RegistryError('not-found', `${host} has no ${text}: check its name, or push it first`)
  if (status === 401 || status === 403) return unauthorized(status, text, host, login)
  const isTemporary = status === 408 || status === 429 || status >= 500
  const retryAfter = retryAfterSeconds(headers['retry-after'], clock)
  const after = retryAfter === null ? 'later' : `in ${Math.ceil(retryAfter)} s`
  const sentence = `${url.host} answered ${status}${isTemporary ? `: try again ${after}` : ''}`
  return new RegistryError('unavailable', sentence, { isTemporary, retryAfter })
}

function unauthorized(status: number, text: string, host: string, login: Login | null): RegistryError {
  const fix = `run \`docker login${host === HUB.name ? '' : ` ${host}`}\` first`
  const why =
    login?.failure ??
    (login?.credentials
      ? 'the stored credentials may not read it, or there is no such image'
      : `there are no credentials for it: ${fix}, or check the name`)
  return new RegistryError('unauthorized', `${host} refuses ${text} (${status}): ${why}`)
}
