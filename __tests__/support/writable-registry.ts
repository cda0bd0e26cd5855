/**
 * A registry in this process that takes pushes to any repository. It is as strict as the specification allows: blobs have
 * their digest and length, manifests name what the repository has, tokens have the scopes that a request needs.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sha256 } from './archives.ts'

export const digestOf = (bytes: Buffer): string => `sha256:${sha256(bytes)}`

export interface WritableOptions {
  /** `bearer`: by tokens with scopes. `sailor` with the password `ahoy` may all, `reader` may only read. */
  readonly guard?: 'open' | 'basic' | 'bearer'
  /** Whether it lists referrers. */
  readonly hasReferrers?: boolean
  readonly hasMounts?: boolean
  /** Where it sends uploads to. */
  readonly location?: 'relative' | 'absolute' | 'query'
  /** Its answer where a tag would get another digest. */
  readonly immutable?: readonly [status: number, code: string, message: string]
  /** Answers itself and returns true, or leaves the request to the registry. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean
}

export interface StoredRepository {
  readonly blobs: Set<string>
  readonly manifests: Map<string, { readonly mediaType: string; readonly bytes: Buffer }>
  readonly tags: Map<string, string>
}

export interface Request {
  readonly method: string
  /** Without `/v2/`. */
  readonly path: string
  /** Of the body. */
  bytes: number
  /** Of the token. */
  readonly scopes: readonly string[]
}

export interface WritableRegistry {
  /** `127.0.0.1:41234` */
  readonly host: string
  readonly seen: Request[]
  readonly repository: (name: string) => StoredRepository
  readonly blob: (digest: string) => Buffer | undefined
  /** As if it had been pushed. */
  store(name: string, bytes: Buffer): void
  /** The requests that begin with this: `PUT acme/api/manifests/`. */
  asked(start: string): Request[]
  /** No token that was given is valid any more. */
  revoke(): void
  close(): Promise<void>
}

const BASIC = (user: string): string => `Basic ${Buffer.from(`${user}:ahoy`).toString('base64')}`

export async function startWritable(options: WritableOptions = {}): Promise<WritableRegistry> {
  const { guard = 'open', hasReferrers = true, hasMounts = true, location = 'relative' } = options
  const blobs = new Map<string, Buffer>()
  const repositories = new Map<string, StoredRepository>()
  const uploads = new Set<string>()
  const tokens = new Map<string, string[]>()
  const seen: Request[] = []
  let counter = 0

  const repository = (name: string): StoredRepository => {
    const found = repositories.get(name) ?? { blobs: new Set(), manifests: new Map(), tags: new Map() }
    repositories.set(name, found)
    return found
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { method = '', url = '', headers } = request
    const at = new URL(url, `http://${host}`)
    const reply = (status: number, body: Buffer | object | string = '', more: Record<string, string> = {}) =>
      response
        .writeHead(status, more)
        .end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
    const refuse = (status: number, code: string, message = 'no') =>
      reply(status, { errors: [{ code, message }] })
    if (at.pathname === '/token') return giveToken(at.searchParams, headers.authorization, reply)
    const [, name = '', kind, rest = ''] =
      /^\/v2\/(.+?)\/(blobs|manifests|referrers)\/(.*)$/.exec(at.pathname) ?? []
    const scopes = tokens.get(headers.authorization?.replace('Bearer ', '') ?? '') ?? []
    const record: Request = { method, path: `${at.pathname.slice(4)}${at.search}`, bytes: 0, scopes }
    seen.push(record)
    if (options.intercept?.(request, response)) return null
    const from = at.searchParams.get('from')
    const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push'
    const needed = [`repository:${name}:${action}`, ...(from === null ? [] : [`repository:${from}:pull`])]
    const isKnown = guard !== 'basic' || headers.authorization === BASIC('sailor')
    if (
      !isKnown ||
      (guard === 'bearer' && at.pathname !== '/v2/' && !needed.every((one) => scopes.includes(one)))
    )
      return reply(
        401,
        { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] },
        {
          'www-authenticate':
            guard === 'basic' ? 'Basic realm="r"' : `Bearer realm="http://${host}/token",service="s"`,
        },
      )
    if (at.pathname === '/v2/') return reply(200)
    const own = repository(name)

    if (kind === 'blobs' && !rest.startsWith('uploads/')) {
      const bytes = own.blobs.has(rest) ? blobs.get(rest) : undefined
      return bytes ? reply(200, method === 'HEAD' ? '' : bytes) : reply(404)
    }
    if (kind === 'blobs' && method === 'POST') {
      const mount = at.searchParams.get('mount') ?? ''
      if (hasMounts && from !== null && repository(from).blobs.has(mount)) {
        own.blobs.add(mount)
        return reply(201)
      }
      const id = `upload-${++counter}`
      uploads.add(id)
      const path = `/v2/${name}/blobs/uploads/${id}`
      const state = '?_state=a%2Bb%3D~'
      const where = { relative: path, absolute: `http://${host}${path}`, query: path + state }[location]
      return reply(202, '', { location: where })
    }
    if (kind === 'blobs') {
      const body = await bodyOf(request, record)
      if (body === null) return null
      if (!uploads.delete(rest.replace('uploads/', ''))) return refuse(404, 'BLOB_UPLOAD_UNKNOWN')
      if (location === 'query' && !at.search.startsWith('?_state=a%2Bb%3D~&')) return refuse(400, 'STATE')
      if (Number(headers['content-length']) !== body.length) return refuse(400, 'SIZE_INVALID')
      const digest = digestOf(body)
      if (at.searchParams.get('digest') !== digest) return refuse(400, 'DIGEST_INVALID')
      blobs.set(digest, body)
      own.blobs.add(digest)
      return reply(201)
    }
    if (kind === 'referrers') {
      if (!hasReferrers) return reply(404, '404 page not found')
      const rows = [...own.manifests].flatMap(([digest, { mediaType, bytes }]) => {
        const { subject, artifactType, annotations } = JSON.parse(bytes.toString()) as Record<
          string,
          { digest?: string }
        >
        return subject?.digest === rest
          ? [{ mediaType, digest, size: bytes.length, artifactType, annotations }]
          : []
      })
      return reply(200, { schemaVersion: 2, manifests: rows })
    }
    if (kind !== 'manifests') return reply(404)
    const digest = rest.startsWith('sha256:') ? rest : own.tags.get(rest)
    const stored = own.manifests.get(digest ?? '')
    if (method !== 'PUT') {
      if (!stored || digest === undefined) return refuse(404, 'MANIFEST_UNKNOWN')
      const more = { 'content-type': stored.mediaType, 'docker-content-digest': digest }
      return reply(200, method === 'HEAD' ? '' : stored.bytes, more)
    }
    const bytes = await bodyOf(request, record)
    if (bytes === null) return null
    const put = digestOf(bytes)
    const json = JSON.parse(bytes.toString()) as ManifestJson
    if (rest.startsWith('sha256:') && rest !== put) return refuse(400, 'DIGEST_INVALID')
    if (json.mediaType !== headers['content-type']) return refuse(400, 'MANIFEST_INVALID')
    const named = [json.config, ...(json.layers ?? []).filter(({ urls }) => !urls)].flatMap(
      (row) => row ?? [],
    )
    if (!named.every((row) => own.blobs.has(row.digest))) return refuse(400, 'MANIFEST_BLOB_UNKNOWN')
    if (!(json.manifests ?? []).every((row) => own.manifests.has(row.digest)))
      return refuse(400, 'MANIFEST_BLOB_UNKNOWN')
    if (options.immutable && digest !== undefined && digest !== put) return refuse(...options.immutable)
    own.manifests.set(put, { mediaType: headers['content-type'] ?? '', bytes })
    if (!rest.startsWith('sha256:')) own.tags.set(rest, put)
    return reply(201, '', {
      'docker-content-digest': put,
      ...(json.subject && hasReferrers ? { 'oci-subject': json.subject.digest } : {}),
    })
  }

  const giveToken = (
    asked: URLSearchParams,
    authorization: string | undefined,
    reply: (status: number, body?: object) => unknown,
  ): unknown => {
    const user = ['sailor', 'reader'].find((one) => BASIC(one) === authorization)
    if (user === undefined) return reply(401)
    const scopes = asked.getAll('scope').flatMap((scope) => {
      const [type, name, actions = ''] = scope.split(':')
      const may = actions.split(',').filter((action) => user === 'sailor' || action === 'pull')
      // what a repository called secret has, nobody may mount
      return name === 'secret' ? [] : may.map((action) => `${type}:${name}:${action}`)
    })
    const token = `token-${++counter}`
    tokens.set(token, scopes)
    return reply(200, { token })
  }

  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    seen,
    repository,
    blob: (digest) => blobs.get(digest),
    store(name, bytes) {
      blobs.set(digestOf(bytes), bytes)
      repository(name).blobs.add(digestOf(bytes))
    },
    asked: (start) => seen.filter(({ method, path }) => `${method} ${path}`.startsWith(start)),
    revoke: () => tokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface ManifestJson {
  readonly mediaType?: string
  readonly config?: { readonly digest: string }
  readonly layers?: readonly { readonly digest: string; readonly urls?: unknown }[]
  readonly manifests?: readonly { readonly digest: string }[]
  readonly subject?: { readonly digest: string }
}

/** Null if the connection ended before. */
async function bodyOf(request: IncomingMessage, record: Request): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      record.bytes += chunk.length
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return null
  }
}
