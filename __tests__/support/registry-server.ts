/** A registry in this process with one repository, `acme/api`. It refuses what a strict registry would refuse. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { configOf, sha256, type Spec } from './archives.ts'
import type { Certificate } from './certificate.ts'

export const digestOf = (bytes: Buffer): string => `sha256:${sha256(bytes)}`

export interface StoredImage {
  readonly manifest: Buffer
  readonly config: Buffer
  /** As stored. */
  readonly layers: readonly Buffer[]
  readonly blobs: ReadonlyMap<string, Buffer>
}

/** The image as a registry stores it. */
export function storedImage(spec: Spec): StoredImage {
  const config = configOf(spec)
  const layers = spec.layers.map(spec.compress ?? ((tar) => gzipSync(tar)))
  const rowOf = (bytes: Buffer) => ({ digest: digestOf(bytes), size: bytes.length })
  const manifest = Buffer.from(
    JSON.stringify({ schemaVersion: 2, config: rowOf(config), layers: layers.map(rowOf) }),
  )
  return {
    manifest,
    config,
    layers,
    blobs: new Map([config, ...layers].map((bytes) => [digestOf(bytes), bytes])),
  }
}

/** How the registry asks for credentials: those of `sailor` with the password `ahoy`, or a refresh token `refresh`. */
export type Guard = 'open' | 'basic' | 'bearer' | 'anonymous-bearer'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly authorization: string | null
  readonly range: string | null
}

/** Answers itself and returns true, or leaves the request to the registry. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean

export interface RegistryOptions {
  readonly guard?: Guard
  readonly tls?: Certificate
  readonly intercept?: Intercept
}

export interface RegistryServer {
  /** `127.0.0.1:41234` */
  readonly host: string
  readonly port: number
  readonly seen: Seen[]
  /** No token that was given is valid any more. */
  revoke(): void
  close(): Promise<void>
}

const BASIC = `Basic ${Buffer.from('sailor:ahoy').toString('base64')}`
const SCOPE = 'repository:acme/api:pull'

/** `manifests`: by tag; each is found by its digest too. */
export async function startRegistry(
  manifests: Readonly<Record<string, Buffer>>,
  blobs: ReadonlyMap<string, Buffer>,
  { guard = 'open', tls, intercept = () => false }: RegistryOptions = {},
): Promise<RegistryServer> {
  const seen: Seen[] = []
  const tokens = new Set<string>()
  const byDigest = new Map(Object.values(manifests).map((bytes) => [digestOf(bytes), bytes]))
  let given = 0

  const handle = (request: IncomingMessage, response: ServerResponse): unknown => {
    const { method = '', url = '', headers } = request
    const { authorization = null, range = null } = headers
    seen.push({ method, url, authorization, range })
    if (intercept(request, response)) return null
    const reply = (status: number, body: Buffer | string = '', more: Record<string, string> = {}) =>
      response.writeHead(status, more).end(body)
    const at = new URL(url, 'http://registry')
    if (at.pathname === '/token') return answerToken(request, at, reply)
    if (!isAllowed(authorization)) return reply(401, '{}', { 'www-authenticate': challenge() })
    if (at.pathname === '/v2/') return reply(200)
    const [, kind, name = ''] = /^\/v2\/acme\/api\/(manifests|blobs)\/([^/]+)$/.exec(at.pathname) ?? []
    const bytes = kind === 'manifests' ? (manifests[name] ?? byDigest.get(name)) : blobs.get(name)
    if (!bytes) return reply(404, '{}')
    if (kind === 'manifests' && !/manifest.*index|index.*manifest/.test(headers.accept ?? ''))
      return reply(406)
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    if (from === 0) return reply(200, bytes)
    const part = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
    return reply(206, bytes.subarray(from), part)
  }
  const isAllowed = (authorization: string | null): boolean => {
    if (guard === 'open') return authorization === null
    if (guard === 'basic') return authorization === BASIC
    return tokens.has(authorization?.replace(/^Bearer /, '') ?? '')
  }
  const challenge = (): string =>
    guard === 'basic'
      ? 'Basic realm="registry"'
      : `Bearer realm="${tls ? 'https' : 'http'}://${host}/token",service="registry, of tests",scope="${SCOPE}"`
  const answerToken = (
    request: IncomingMessage,
    { searchParams }: URL,
    reply: (status: number, body?: string) => unknown,
  ): unknown => {
    const answer = (asked: URLSearchParams, isKnown: boolean): unknown => {
      const isRight = asked.get('scope') === SCOPE && asked.get('service') === 'registry, of tests'
      if (!isRight) return reply(400)
      if (!isKnown) return reply(401)
      const token = `token-${++given}`
      tokens.add(token)
      return reply(200, JSON.stringify(request.method === 'POST' ? { access_token: token } : { token }))
    }
    if (request.method === 'GET') {
      const { authorization } = request.headers
      return answer(searchParams, guard === 'anonymous-bearer' || authorization === BASIC)
    }
    let form = ''
    request.on('data', (chunk: Buffer) => (form += chunk.toString()))
    return request.on('end', () => {
      const asked = new URLSearchParams(form)
      const isRefresh =
        asked.get('grant_type') === 'refresh_token' && asked.get('refresh_token') === 'refresh'
      answer(asked, isRefresh)
    })
  }

  const server = tls ? createTlsServer(tls, handle) : createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    host,
    port,
    seen,
    revoke: () => tokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
