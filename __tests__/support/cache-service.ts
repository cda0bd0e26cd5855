/**
 * GitHub's service of the Actions cache (version 2) on 127.0.0.1: three calls in JSON, and storage for the uploads. Looks
 * up keys as GitHub does: in each scope, each key in turn, the newest entry that begins with it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { parseJson, field, text, texts } from '../../src/lib/json.ts'

export interface Entry {
  key: string
  version: string
  /** Content, or the number of bytes of zeros. */
  content: Buffer | number
  scope: string
}

export interface Misbehaviour {
  /** Responds with this status to calls. */
  status?: number
  /** Never responds. */
  hangs?: boolean
  /** The token may not write. */
  isReadOnly?: boolean
}

export interface CacheService {
  /** The variables that a runner gives to an action. */
  env: Record<string, string>
  entries: Entry[]
  /** `GetCacheEntryDownloadURL KEY,KEY` */
  calls: string[]
  misbehaviour: Misbehaviour
  close(): Promise<void>
}

const TOKEN = 'runtime-token'

/** `scopes`: those that the token reads, in order; it writes to the first. */
export async function startCacheService(
  scopes: readonly string[] = ['refs/heads/main'],
): Promise<CacheService> {
  const entries: Entry[] = []
  const calls: string[] = []
  const misbehaviour: Misbehaviour = {}
  const pending = new Map<string, { entry: Entry }>()
  let url = ''

  const methods: Record<string, (body: unknown) => object> = {
    CreateCacheEntry(body) {
      const [key, version] = [text(field(body, 'key')), text(field(body, 'version'))]
      calls.push(`CreateCacheEntry ${key}`)
      if (misbehaviour.isReadOnly) return { ok: false, message: 'cache write denied: the token is read-only' }
      if (entries.some((entry) => entry.key === key && entry.version === version)) return { ok: false }
      const id = `${pending.size + 1}`
      pending.set(id, { entry: { key, version, content: 0, scope: scopes[0] ?? '' } })
      return { ok: true, signed_upload_url: `${url}/blob/container/${id}?sig=x` }
    },
    FinalizeCacheEntryUpload(body) {
      const found = [...pending.values()].find(({ entry }) => entry.key === text(field(body, 'key')))
      if (!found) return { ok: false }
      entries.push(found.entry)
      return { ok: true, entry_id: String(entries.length) }
    },
    GetCacheEntryDownloadURL(body) {
      const keys = [text(field(body, 'key')), ...texts(field(body, 'restore_keys'))]
      calls.push(`GetCacheEntryDownloadURL ${keys.join(',')}`)
      const version = text(field(body, 'version'))
      for (const scope of scopes)
        for (const key of keys) {
          const index = entries.findLastIndex(
            (entry) => entry.scope === scope && entry.version === version && entry.key.startsWith(key),
          )
          const matched = entries[index]?.key
          if (matched !== undefined)
            return { ok: true, signed_download_url: `${url}/entry/${index}?sig=x`, matched_key: matched }
        }
      return { ok: false }
    },
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '', url).pathname
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (misbehaviour.hangs) return
    const [, first, , id = ''] = path.split('/')
    if (first === 'twirp') {
      answer(path, request, response, body)
      return
    }
    if (request.method === 'PUT') {
      const found = pending.get(id)
      if (found) found.entry.content = body
      response.writeHead(201).end()
      return
    }
    const content = entries[Number(path.split('/')[2])]?.content ?? 0
    const size = typeof content === 'number' ? content : content.length
    response.writeHead(200, { 'content-length': size })
    if (typeof content !== 'number') return void response.end(content)
    const zeros = Buffer.alloc(2 ** 20)
    for (let sent = 0; sent < size && !response.destroyed; sent += zeros.length)
      if (!response.write(zeros)) await setTimeout(1)
    response.end()
  }

  function answer(path: string, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const method = methods[path.split('/').at(-1) ?? '']
    const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`
    const status = misbehaviour.status ?? (isAllowed ? (method ? 200 : 404) : 401)
    const reply = status === 200 ? method?.(parseJson(body)) : { code: 'unavailable', msg: 'made to fail' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const env = {
    ACTIONS_RUNTIME_TOKEN: TOKEN,
    ACTIONS_RESULTS_URL: `${url}/`,
    ACTIONS_CACHE_SERVICE_V2: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
  }
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { env, entries, calls, misbehaviour, close }
}
