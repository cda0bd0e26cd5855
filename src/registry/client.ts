/**
 * Reads one repository of a registry: manifests whole, blobs as streams. What is named by a digest has that digest, or the
 * read fails. https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
import { createHash } from 'node:crypto'
import { descriptorOf } from '../core/descriptor.ts'
import type { Descriptor } from '../core/image-content.ts'
import type { ImageReference } from '../core/image-reference.ts'
import { field, list, parseJson } from '../lib/json.ts'
import { chunksOf, readAll } from './body.ts'
import { RegistryError, nullIfMissing } from './error.ts'
import { referrersOf, type Referrer } from './referrers.ts'
import type { Deed } from './refusal.ts'
import { pauseAfter, withRetries } from './retry.ts'
import { openSession, type RegistryRules, type Session } from './session.ts'
import type { Request } from './transport.ts'

export interface RegistryClient {
  /** As the reference was given. */
  readonly name: string
  /** A manifest or index; without `digest`, the one that the reference names. At most 8 MiB. */
  manifest(digest?: string): Promise<Buffer>
  /** The digest that the reference stands for; that of the index, where there is one. */
  digest(): Promise<string>
  /** The digest of the manifest with that tag or digest; null if there is none. */
  find(name: string): Promise<string | null>
  /** A config or a layer. A lost connection is taken up where it ended. */
  blob(descriptor: BlobDescriptor): AsyncGenerator<Buffer>
  /** The artifacts of that type that refer to the image with that digest, also where the registry lacks the API for it. */
  referrers(digest: string, artifactType: string): Promise<Referrer[]>
  /** The bytes of an artifact of one layer. `digest`: of its manifest. Rejects if it has more than `most` bytes. */
  artifact(digest: string, most: number): Promise<Buffer>
  /** Ends all connections. */
  close(): void
}

export type BlobDescriptor = Pick<Descriptor, 'digest' | 'size'>

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')
const MOST_MANIFEST_BYTES = 8 * 2 ** 20

/** All methods reject with a RegistryError, or with the reason of the aborted signal. */
export const openRegistry = (reference: ImageReference, rules: RegistryRules): RegistryClient =>
  readerOf(reference, rules, openSession(reference, rules, 'pull'), 'read')

/** `deed`: what it is read for. */
export function readerOf(
  reference: ImageReference,
  rules: RegistryRules,
  session: Session,
  deed: Deed,
): RegistryClient {
  const { host, repository, tag, digest: pinned } = reference
  const named = pinned ?? tag ?? ''
  const read = async (path: string, request: Request = {}) =>
    session.check([200, 206], deed, await session.send(`${repository}/${path}`, request))

  const manifest = (name: string): Promise<Buffer> =>
    withRetries(async () => {
      const { response, url } = await read(`manifests/${name}`, { headers: { accept: MANIFEST_TYPES } })
      const bytes = await readAll(response, MOST_MANIFEST_BYTES, url)
      if (name.startsWith('sha256:')) check(hexOf(bytes), name, url)
      return bytes
    }, rules)

  /** Rejects if there is none. Registries do not count HEAD as a pull. */
  const digestOf = async (name: string): Promise<string> => {
    const said = await withRetries(async () => {
      const request: Request = { method: 'HEAD', headers: { accept: MANIFEST_TYPES } }
      const { response } = await read(`manifests/${name}`, request)
      response.resume()
      return response.headers['docker-content-digest']
    }, rules)
    return typeof said === 'string' && /^sha256:[0-9a-f]{64}$/.test(said)
      ? said
      : `sha256:${hexOf(await manifest(name))}`
  }

  const client: RegistryClient = {
    name: reference.text,
    manifest: (digest = named) => manifest(digest),
    digest: async () => pinned ?? digestOf(named),
    find: (name) => digestOf(name).catch(nullIfMissing),
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
    referrers: (digest, artifactType) =>
      referrersOf({ digest, artifactType }, { repository, session, rules, manifest }),
    async artifact(digest, most) {
      const layers = list(field(parseJson(await manifest(digest)), 'layers'))
      const layer = layers.length === 1 ? descriptorOf(layers[0]) : null
      if (layer === null || layer.size > most)
        throw new RegistryError('invalid', `${digest} at ${host} is no artifact of at most ${most} bytes`)
      const chunks: Buffer[] = []
      for await (const chunk of client.blob(layer)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    close: () => session.close(),
  }
  return client
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
