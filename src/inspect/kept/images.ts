/** The images in kept content, and the tar that an engine loads each from. */
import type { KeptImage } from '../../core/content-keeper.ts'
import type { Descriptor, ImageContent } from '../../core/image-content.ts'
import { field, list, mostValues, parseJson, text, type Json } from '../../lib/json.ts'
import { isSameMachine, isSamePlatform, parsePlatform, platformText } from '../../platform/name.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { limits } from '../limits.ts'
import { isAttestation } from '../oci/candidates.ts'
import { platformOf } from '../oci/config.ts'
import { digestOf, isIndex, packedOf, platformsIn } from '../oci/manifest.ts'
import { fullName } from '../oci/name.ts'
import { TAR_END, fileHeader, padding, smallFile } from './tar-writer.ts'

/** The path of a blob in an OCI layout. */
export const blobPath = (digest: string): string => `blobs/sha256/${digest.slice('sha256:'.length)}`

/** Throws `archive-invalid` for what is not the descriptor of a blob with a SHA-256 digest and a size. */
export function descriptorOf(json: Json, what: string): Descriptor {
  const packed = packedOf(json)
  if (packed === null) throw invalidArchive(`The descriptor of ${what} has no SHA-256 digest or no size`)
  return { mediaType: text(field(json, 'mediaType')), ...packed }
}

/** The bytes, if they have that digest. Throws `archive-invalid`. */
export function checked(bytes: Buffer, digest: string): Buffer {
  if (digestOf(bytes) === digest) return bytes
  throw invalidArchive(`The content of ${digest} is damaged: it has another digest`)
}

/** Of an index or manifest. Throws `archive-invalid` if it is too large to parse. */
export function boundedJson(bytes: Buffer): Json {
  if (mostValues(bytes) <= limits.jsonValues) return parseJson(bytes)
  throw invalidArchive(`An index or manifest has more than ${limits.jsonValues} values`)
}

/** What an image consists of. */
interface Parts {
  readonly manifest: Descriptor
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

/**
 * The image of a platform; null: the only one. `hasLayers`: whether the engine that loads the tar has the layers already.
 * Throws `archive-invalid`.
 */
export async function imageIn(
  content: ImageContent,
  platform: string | null,
  { hasLayers }: { hasLayers: boolean },
): Promise<KeptImage> {
  const parts = await partsOf(content, await manifestOf(content, platform))
  const { manifest, config, layers } = parts
  const blobs = [manifest, config, ...(hasLayers ? [] : distinct(layers))]
  return {
    ids: [manifest.digest, config.digest],
    async *tar(tag) {
      for (const blob of blobs) {
        yield fileHeader(blobPath(blob.digest), blob.size)
        yield* content.blob(blob)
        yield padding(blob.size)
      }
      yield loadedAs([tag], parts)
    },
  }
}

export async function partsOf(content: ImageContent, manifest: Descriptor): Promise<Parts> {
  const json = boundedJson(await content.manifest(manifest.digest))
  const layers = list(field(json, 'layers'))
  if (layers.length > limits.layers)
    throw invalidArchive(`The image ${manifest.digest} has more than ${limits.layers} layers`)
  return {
    manifest,
    config: descriptorOf(field(json, 'config'), `the config of ${manifest.digest}`),
    layers: layers.map((layer) => descriptorOf(layer, `a layer of ${manifest.digest}`)),
  }
}

/**
 * The end of a tar with the blobs of an image: an OCI layout's index.json, which containerd's store reads, and the
 * manifest.json that the classic stores and podman read.
 */
export function loadedAs(tags: readonly string[], { manifest, config, layers }: Parts): Buffer {
  const named = tags.map(fullName).map((name) => ({
    ...manifest,
    annotations: {
      'io.containerd.image.name': name,
      'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    },
  }))
  const index = { schemaVersion: 2, manifests: named }
  const saved = {
    Config: blobPath(config.digest),
    RepoTags: tags,
    Layers: layers.map(({ digest }) => blobPath(digest)),
  }
  return Buffer.concat([
    smallFile('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')),
    smallFile('index.json', Buffer.from(JSON.stringify(index))),
    smallFile('manifest.json', Buffer.from(JSON.stringify([saved]))),
    TAR_END,
  ])
}

/** The manifest of the platform: of the same variant if there is one. A root without an index is the only image. */
export async function manifestOf(content: ImageContent, platform: string | null): Promise<Descriptor> {
  const { root } = content
  const json = boundedJson(await content.manifest(root.digest))
  if (!isIndex(json)) return root
  const rows = list(field(json, 'manifests'))
  if (rows.length > limits.images)
    throw invalidArchive(`The index ${root.digest} has more than ${limits.images} images`)
  const images = rows
    .filter((row) => !isAttestation(row))
    .map((row) => ({ row, platform: platformOf(field(row, 'platform')) }))
  const wanted = platform === null ? null : parsePlatform(platform)
  const found =
    wanted === null
      ? images.length === 1
        ? images[0]
        : undefined
      : (images.find((one) => isSamePlatform(one.platform, wanted)) ??
        images.find((one) => isSameMachine(one.platform, wanted)))
  if (found) return descriptorOf(found.row, `the image for ${platformText(found.platform)}`)
  throw invalidArchive(
    `The index ${root.digest} has no image for ${platform ?? 'one platform alone'}; it has ${platformsIn(json).slice(0, MOST_LISTED).join(', ')}`,
  )
}

const MOST_LISTED = 12

const distinct = (layers: readonly Descriptor[]): Descriptor[] => [
  ...new Map(layers.map((layer) => [layer.digest, layer])).values(),
]
