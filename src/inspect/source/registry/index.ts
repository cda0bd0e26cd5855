/**
 * A registry in this process, on 127.0.0.1, for one push by the engine: the part of the OCI distribution protocol that
 * engines use to push. Blobs are read into an `Archive` as they arrive, and not stored; known blobs are not sent at all.
 * It answers for one repository only, whose name cannot be guessed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Archive } from '../../archive/index.ts'
import { Uploads } from './uploads.ts'
import { routeOf, type Call } from './calls.ts'

export interface Registry {
  /** `127.0.0.1:41234` */
  readonly host: string
  /** The manifest or index that was pushed last by tag; null before. */
  root(): Buffer | null
  close(): Promise<void>
}

/** By digest: the size of a blob that need not be sent; null if it must be. */
export type Known = (digest: string) => number | null

/** Resolves when it listens. */
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
      () => response.destroy(), // the engine aborted, or its request was invalid: it reports the error itself
    )
  })
  server.requestTimeout = 0 // a layer may take minutes to arrive
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
