/**
 * Writes to one repository of a registry: blobs as streams, then the manifests that name them.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push
 */
import { createHash } from 'node:crypto'
import type { ImageReference } from '../core/image-reference.ts'
import { bytes as size } from '../lib/units.ts'
import { readAll, type Answer } from './body.ts'
import { readerOf, type BlobDescriptor, type RegistryClient } from './client.ts'
import { RegistryError } from './error.ts'
import { withRetries } from './retry.ts'
import { addressIn, openSession, type RegistryRules } from './session.ts'

export interface RegistryWriter extends RegistryClient {
  /** `repository`: another of the same registry, which counts as not having it if it cannot be read. */
  hasBlob(digest: string, repository?: string): Promise<boolean>
  /**
   * `open`: its bytes from the start, once for each attempt. `from`: a repository of the same registry that has it, so
   * that nothing need be sent.
   */
  putBlob(
    blob: BlobDescriptor,
    open: () => AsyncIterable<Buffer>,
    from?: string | null,
  ): Promise<'mounted' | 'sent'>
  /** `name`: a tag, or its digest. What it names must be there. */
  putManifest(name: string, manifest: Manifest): Promise<Stored>
}

export interface Manifest {
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface Stored {
  /** Whether the registry lists a manifest with a `subject` among the referrers of that. */
  readonly hasSubject: boolean
}

const MOST_BODY_BYTES = 2 ** 16
/** Registries answer 400, 403, 405, 409 or 412 to another digest for a tag that must keep its own. */
const MAY_KEEP_TAG: readonly unknown[] = ['refused', 'denied']

/** All methods reject with a RegistryError, the error of the bytes' source, or the reason of the aborted signal. */
export function openRegistryWriter(reference: ImageReference, rules: RegistryRules): RegistryWriter {
  const { host, repository } = reference
  const session = openSession(reference, rules, 'pull,push')
  const reader = readerOf(reference, rules, session, { push: reference.text })

  const hasBlob = (digest: string, other: string | null): Promise<boolean> =>
    withRetries(async () => {
      const answer = await session.send(`${other ?? repository}/blobs/${digest}`, { method: 'HEAD' }, other)
      const asked = { push: `the question whether it has ${digest}` }
      if (other === null) await session.check([200, 404], asked, answer)
      answer.response.resume()
      return answer.response.statusCode === 200
    }, rules)

  const start = (query = '', from: string | null = null): Promise<Answer> =>
    // some registries require the header
    session.send(
      `${repository}/blobs/uploads/${query}`,
      { method: 'POST', headers: { 'content-length': '0' } },
      from,
    )

  /** The address to send a blob to. */
  const startUpload = async (what: string): Promise<URL> =>
    addressOf(await finish(await session.check([202], { push: what }, await start())))

  /** Without a mount, registries start an upload, or refuse. */
  const mount = async (digest: string, from: string): Promise<'mounted' | URL | null> => {
    const answer = await start(`?mount=${digest}&from=${encodeURIComponent(from)}`, from)
    await finish(answer)
    if (answer.response.statusCode === 201) return 'mounted'
    return answer.response.statusCode === 202 ? addressOf(answer) : null
  }

  return {
    ...reader,
    hasBlob: (digest, other) => hasBlob(digest, other ?? null),
    async putBlob(blob, open, from = null) {
      const what = `${blob.digest}, which has ${size(blob.size)}`
      const mounted = from === null ? null : await withRetries(() => mount(blob.digest, from), rules)
      if (mounted === 'mounted') return mounted
      let to = mounted
      let isFirst = true
      await withRetries(async () => {
        // the response may be all that was lost
        if (!isFirst && (await hasBlob(blob.digest, null))) return
        isFirst = false
        const address = to ?? (await startUpload(what))
        to = null
        address.search += `${address.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`
        const headers = { 'content-type': 'application/octet-stream' }
        const body = { size: blob.size, open }
        const answer = await session.send(address, { method: 'PUT', headers, body })
        if (answer.response.statusCode === 404) throw await lostUpload(answer)
        await finish(await session.check([200, 201, 204], { push: what }, answer))
      }, rules)
      return 'sent'
    },
    putManifest: (name, { mediaType, bytes }) =>
      withRetries(async () => {
        const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
        const what = name === digest ? `the manifest ${digest}` : `${repository}:${name}`
        const headers = { 'content-type': mediaType, 'content-length': String(bytes.length) }
        const request = { method: 'PUT', headers, body: bytes } as const
        const answer = await session.send(`${repository}/manifests/${name}`, request)
        const stored = await session
          .check([200, 201, 202, 204], { push: what }, answer)
          .catch(async (cause: unknown) => {
            throw await whyNoTag(cause, name, digest)
          })
        const said = stored.response.headers['docker-content-digest'] ?? digest
        const hasSubject = stored.response.headers['oci-subject'] !== undefined
        await finish(stored)
        if (said !== digest)
          throw new RegistryError(
            'invalid',
            `${host} stored ${what} as ${String(said)}: it changes what it is given`,
          )
        return { hasSubject }
      }, rules),
  }

  /** If the tag has another digest, that is why it is refused. */
  async function whyNoTag(cause: unknown, name: string, digest: string): Promise<unknown> {
    if (!(cause instanceof RegistryError) || !MAY_KEEP_TAG.includes(cause.problem) || name === digest)
      return cause
    const held = await reader.find(name).catch(() => null)
    if (held === null || held === digest) return cause
    const fix = 'choose another tag, or allow it to be replaced'
    return new RegistryError(
      'immutable',
      `${cause.message}. The tag has ${held}, and may have to keep it: ${fix}`,
      {
        cause,
      },
    )
  }
}

/** Reads the response to its end, so that its connection can be used again. */
async function finish(answer: Answer): Promise<Answer> {
  await readAll(answer.response, MOST_BODY_BYTES, answer.url)
  return answer
}

/** Where to send what was started. */
const addressOf = ({ response, url }: Answer): URL => addressIn(response.headers.location, url)

/** The registry has forgotten the upload: it starts again. */
async function lostUpload(answer: Answer): Promise<RegistryError> {
  await finish(answer)
  const sentence = `${answer.url.host} lost an upload: try again later`
  return new RegistryError('unavailable', sentence, { isTemporary: true })
}
