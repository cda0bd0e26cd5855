/**
 * GitHub's service of artifacts (version 4) on 127.0.0.1, as far as an upload needs it: two calls in JSON, and storage that
 * takes blocks and a list of them. A name can be used once.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parseJson, field, text } from '../../src/lib/json.ts'

export interface ArtifactService {
  /** The variables that a runner gives to an action. */
  env: Record<string, string>
  /** Zip archives by name; also HTML pages, which are uploaded as they are. */
  artifacts: Map<string, Buffer>
  /** What the client says of each: `application/zip`, `text/html`. */
  types: Map<string, string>
  misbehaviour: { status?: number; hangs?: boolean }
  close(): Promise<void>
}

/** The client reads the run and the job from the token. */
const claims = Buffer.from(JSON.stringify({ scp: 'Actions.Results:run-id:job-id' })).toString('base64url')
const TOKEN = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.x`

/** `taken`: names that the run has already. */
export async function startArtifactService(taken: readonly string[] = []): Promise<ArtifactService> {
  const artifacts = new Map<string, Buffer>(taken.map((name) => [name, Buffer.alloc(0)]))
  const types = new Map<string, string>()
  const uploads = new Map<string, Map<string, Buffer>>()
  const misbehaviour: ArtifactService['misbehaviour'] = {}
  let url = ''

  function call(method: string, body: unknown): { status: number; answer: object } {
    const name = text(field(body, 'name'))
    if (method === 'CreateArtifact') {
      if (artifacts.has(name))
        return {
          status: 409,
          answer: {
            code: 'already_exists',
            msg: 'an artifact with this name already exists on the workflow run',
          },
        }
      uploads.set(name, new Map())
      types.set(name, text(field(body, 'mime_type')) || text(field(body, 'mimeType')))
      return {
        status: 200,
        answer: { ok: true, signed_upload_url: `${url}/blob/${encodeURIComponent(name)}?sig=x` },
      }
    }
    if (method !== 'FinalizeArtifact')
      return { status: 404, answer: { code: 'bad_route', msg: 'not served' } }
    artifacts.set(name, Buffer.concat([...(uploads.get(name)?.values() ?? [])]))
    return { status: 200, answer: { ok: true, artifact_id: String(artifacts.size) } }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', url)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (misbehaviour.hangs) return
    if (request.method === 'PUT') {
      const block = searchParams.get('blockid') ?? ''
      if (searchParams.get('comp') !== 'blocklist')
        uploads.get(decodeURIComponent(pathname.slice('/blob/'.length)))?.set(block, body)
      response.writeHead(201).end()
      return
    }
    const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`
    const { status, answer } = isAllowed
      ? call(pathname.split('/').at(-1) ?? '', parseJson(body))
      : { status: 401, answer: { code: 'unauthenticated', msg: 'no token' } }
    response
      .writeHead(misbehaviour.status ?? status, { 'content-type': 'application/json' })
      .end(JSON.stringify(misbehaviour.status ? { code: 'unavailable', msg: 'made to fail' } : answer))
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
    GITHUB_SERVER_URL: 'https://github.com',
  }
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { env, artifacts, types, misbehaviour, close }
}
