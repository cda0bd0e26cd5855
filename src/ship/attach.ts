/**
 * Attaches an artifact, such as the Report, to an image at a registry: a manifest whose `subject` is the image.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 */
import type { Descriptor } from '../core/image-content.ts'
import { field, list, parseJson, text } from '../lib/json.ts'
import { fallbackTag } from '../core/descriptor.ts'
import type { Referrer, RegistryWriter } from '../registry/index.ts'
import { digestOf } from './graph.ts'

export interface Artifact {
  /** `application/vnd.sea-trial.report.v1+json` */
  readonly artifactType: string
  /** Of the bytes. */
  readonly mediaType: string
  readonly bytes: Buffer
  readonly annotations: Readonly<Record<string, string>>
}

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const EMPTY = Buffer.from('{}')

/**
 * `subject`: an index or manifest of the writer's repository. Resolves with the artifact's manifest, which is the same for
 * the same content. Rejects with a RegistryError.
 */
export async function attach(
  subject: Descriptor,
  { artifactType, mediaType, bytes, annotations }: Artifact,
  registry: RegistryWriter,
): Promise<Descriptor> {
  const config = { mediaType: 'application/vnd.oci.empty.v1+json', ...named(EMPTY) }
  const layer = { mediaType, ...named(bytes) }
  const { digest, size } = subject
  const manifest = json({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType,
    config,
    layers: [layer],
    subject: { mediaType: subject.mediaType, digest, size },
    annotations,
  })
  await putBytes(EMPTY, registry)
  await putBytes(bytes, registry)
  const descriptor = { mediaType: MANIFEST_TYPE, ...named(manifest) }
  const stored = await registry.putManifest(descriptor.digest, { mediaType: MANIFEST_TYPE, bytes: manifest })
  if (!stored.hasSubject) await addToIndex(digest, { ...descriptor, artifactType, annotations }, registry)
  return descriptor
}

async function putBytes(bytes: Buffer, registry: RegistryWriter): Promise<void> {
  const blob = named(bytes)
  if (await registry.hasBlob(blob.digest)) return
  await registry.putBlob(blob, async function* () {
    yield await Promise.resolve(bytes)
  })
}

const MOST_TRIES = 5

/** Where the registry lists no referrers: an index under a tag made of the digest, which others change too. */
async function addToIndex(subject: string, row: Referrer, registry: RegistryWriter): Promise<void> {
  const tag = fallbackTag(subject)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const digest = await registry.find(tag)
    const index = digest === null ? null : parseJson(await registry.manifest(digest))
    const rows = list(field(index, 'manifests'))
    const isIndex = Array.isArray(field(index, 'manifests'))
    if (rows.some((other) => text(field(other, 'digest')) === row.digest)) return
    const bytes = json({
      schemaVersion: 2,
      mediaType: INDEX_TYPE,
      ...(isIndex ? (index as object) : {}),
      manifests: [...rows, row],
    })
    await registry.putManifest(tag, { mediaType: INDEX_TYPE, bytes })
  }
  throw new Error(`${registry.name}: others change the list of what is attached to ${subject} all the time`)
}

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value))

const named = (bytes: Buffer): Pick<Descriptor, 'digest' | 'size'> => ({
  digest: digestOf(bytes),
  size: bytes.length,
})
