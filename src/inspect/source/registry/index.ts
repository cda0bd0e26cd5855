/**
 * A registry in this process, on 127.0.0.1, for one push by the engine: as much of the OCI distribution protocol as
 * engines speak when they push. Blobs are read as they arrive, into an `Archive`, and kept nowhere; blobs that are
 * known already are not sent at all. It answers under one repository name only, which nobody can guess.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Archive } from '../../archive/index.ts'
import { Uploads } from './uploads.ts'
import { routeOf, type Call } from './calls.ts'

export interface Registry {
  /** `127.0.0.1:41234` */
  readonly host: string
  /** The manifest or index that was put under a tag, last; null before. */
  root(): Buffer | null
  close(): Promise<void>
}

/** Bytes of a blob that need not be sent, by its digest; null: it is wanted. */
export type Known = (digest: string) => number | null

export async function openRegistry(repository: string, archive: Archive, known: Known): Promise<Registry> {
  const uploads = new Uploads(archive)
  let root: Buffer | null = null

  const answers: Record<Call['kind'], (call: Call, request: IncomingMessage) => Promise<Answer>> = {
    version: () => reply(200),
    blob: ({ digest }) => {
      const bytes = uploads.sizeOf(digest) ?? known(digest)
      return bytes === null
        ? reply(404)
        : reply(200, { ...digestHeader(digest), 'content-length': String(bytes) })
    },
    begin: async ({ digest, mount }, request) => {
      if (mount !== '' && known(mount) !== null)
        return reply(201, { location: blobPath(mount), ...digestHeader(mount) })
      const id = uploads.begin()
      if (digest === '') return accepted(id, 0)
      await uploads.write(id, request)
      return created(id, digest)
    },
    write: async ({ upload }, request) => accepted(upload, await uploads.write(upload, request)),
    end: async ({ upload, digest }, request) => {
      await uploads.write(upload, request)
      return created(upload, digest)
    },
    manifest: () => reply(404),
    putManifest: async ({ reference }, request) => {
      const { digest, bytes } = await uploads.manifest(request)
      if (!reference.startsWith('sha256:')) root = bytes
      return reply(201, { location: `/v2/${repository}/manifests/${digest}`, ...digestHeader(digest) })
    },
    none: () => reply(404),
  }
  const blobPath = (digest: string): string => `/v2/${repository}/blobs/${digest}`
  const accepted = (upload: string, bytes: number): Promise<Answer> =>
    reply(202, {
      location: `/v2/${repository}/blobs/uploads/${upload}`,
      'docker-upload-uuid': upload,
      range: `0-${Math.max(0, bytes - 1)}`,
    })
  const created = async (upload: string, digest: string): Promise<Answer> =>
    (await uploads.end(upload, digest))
      ? reply(201, { location: blobPath(digest), ...digestHeader(digest) })
      : reply(400)

  const server = createServer((request, response) => {
    const call = routeOf(request.method ?? '', request.url ?? '', repository)
    answers[call.kind](call, request).then(
      (answer) => send(response, answer),
      () => response.destroy(), // the engine broke off, or sent what it may not: it will say so itself
    )
  })
  server.requestTimeout = 0 // a layer may take minutes to come
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    root: () => root,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

const reply = (status: number, headers: Answer['headers'] = {}): Promise<Answer> =>
  Promise.resolve({ status, headers })

const digestHeader = (digest: string): Answer['headers'] => ({ 'docker-content-digest': digest })

function send(response: ServerResponse, { status, headers }: Answer): void {
  response.writeHead(status, {
    'content-length': '0',
    'docker-distribution-api-version': 'registry/2.0',
    ...headers,
  })
  response.end()
}
