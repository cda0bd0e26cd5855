/** What a registry asks for with `WWW-Authenticate`, and the header that answers it. */
import { readAll } from './body.ts'
import type { Credentials } from '../core/registry-login.ts'
import { field, parseJson, text } from '../lib/json.ts'
import { RegistryError } from './error.ts'
import { isLoopback, type Request } from './transport.ts'
import type { IncomingMessage } from 'node:http'

export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string }

/** Null if neither Basic nor Bearer is offered. Bearer is preferred. */
export function challengeIn(header: string | undefined): Challenge | null {
  const [, bearer] = /(?:^|[\s,])bearer\s(.*)/is.exec(header ?? '') ?? []
  if (bearer !== undefined) {
    const given = new Map<string, string>()
    for (const [, name = '', quoted, bare] of bearer.matchAll(/([a-z]{1,20})=(?:"([^"]*)"|([^\s,"]+))/gi))
      if (!given.has(name.toLowerCase())) given.set(name.toLowerCase(), quoted ?? bare ?? '')
    return { scheme: 'bearer', realm: given.get('realm') ?? '', service: given.get('service') ?? '' }
  }
  return /(?:^|[\s,])basic(?:[\s,]|$)/i.test(header ?? '') ? { scheme: 'basic' } : null
}

export interface Authority {
  /** The registry. */
  readonly base: URL
  /** `repository:acme/api:pull` */
  readonly scopes: readonly string[]
  readonly credentials: Credentials | null
  /** Sends a request, and follows redirects. */
  readonly send: (url: URL, request: Request) => Promise<{ response: IncomingMessage; url: URL }>
}

const MOST_BYTES = 2 ** 20

/** The `Authorization` header; null if there is none to give. Rejects with a RegistryError. */
export async function authorizationFor(challenge: Challenge, authority: Authority): Promise<string | null> {
  const { base, credentials } = authority
  if (credentials?.kind === 'bearer') return `Bearer ${credentials.token}`
  if (challenge.scheme === 'basic') return credentials?.kind === 'password' ? basic(credentials) : null
  const realm = realmOf(challenge.realm, base)
  const { response } = await authority.send(realm, tokenRequest(realm, challenge.service, authority))
  if (response.statusCode !== 200) {
    response.destroy()
    return refusal(response.statusCode ?? 0, realm)
  }
  const body = parseJson(await readAll(response, MOST_BYTES, realm))
  const token = text(field(body, 'token')) || text(field(body, 'access_token'))
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new RegistryError('invalid', `${realm.host}, which gives tokens for ${base.host}, sent none`)
  return `Bearer ${token}`
}

/** Credentials go there, so it must be HTTPS; on loopback, a registry on loopback may name HTTP. */
function realmOf(text: string, base: URL): URL {
  const realm = URL.canParse(text) ? new URL(text) : null
  const isAllowed =
    realm?.protocol === 'https:' ||
    (realm?.protocol === 'http:' && isLoopback(realm.hostname) && isLoopback(base.hostname))
  if (realm === null || !isAllowed)
    throw new RegistryError('invalid', `${base.host} names no HTTPS address that gives tokens`)
  realm.username = realm.password = ''
  return realm
}

/** Adds to `realm` what goes into its query. */
function tokenRequest(realm: URL, service: string, { scopes, credentials }: Authority): Request {
  if (credentials?.kind === 'identity') {
    const form = { grant_type: 'refresh_token', refresh_token: credentials.token, client_id: 'sea-trial' }
    return {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, service, scope: scopes.join(' ') }).toString(),
    }
  }
  if (service !== '') realm.searchParams.set('service', service)
  realm.searchParams.delete('scope')
  for (const scope of scopes) realm.searchParams.append('scope', scope)
  return credentials?.kind === 'password' ? { headers: { authorization: basic(credentials) } } : {}
}

const basic = ({ username, password }: { username: string; password: string }): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** Null if the credentials are refused: the registry's own answer then says what is missing. */
function refusal(status: number, { host }: URL): null {
  if (status === 401 || status === 403) return null
  throw new RegistryError('unavailable', `${host}, which gives tokens, answered ${status}: try again later`, {
    isTemporary: status === 429 || status >= 500,
  })
}
