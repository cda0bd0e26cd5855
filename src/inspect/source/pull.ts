/**
 * Reads an image from its registry: index, manifest and config, and those layers that are not in the cache. The size of
 * every layer in the registry is in the manifest. Nothing goes through the engine.
 */
import { UserError } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import type { Platform } from '../../core/schema.ts'
import { field, list, type Json } from '../../lib/json.ts'
import { settleAll } from '../../lib/settle-all.ts'
import { bytes } from '../../lib/units.ts'
import { isSameMachine, platformText } from '../../platform/name.ts'
import { Archive, type Blob } from '../archive/index.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { Budget } from '../budget.ts'
import type { CachedLayer, LayerCache, Packed } from '../cache/index.ts'
import { limits } from '../limits.ts'
import { diffIdsOf, platformOf } from '../oci/config.ts'
import { jsonOf } from '../oci/file-ref.ts'
import { DIGEST, digestOf, isIndex, manifestFor, packedOf, platformsIn } from '../oci/manifest.ts'
import { counted, counter } from './progress.ts'
import { Semaphore } from '../../lib/semaphore.ts'

/** An image at a registry. What its methods give has the digest that was asked for. */
export interface PullAccess {
  /** For messages. */
  readonly name: string
  /** A manifest or index; without `digest`, the one that the name means. */
  manifest(digest?: string): Promise<Buffer>
  blob(packed: Packed): AsyncIterable<Buffer>
}

export interface Pulled {
  /** The layers that were downloaded, and what describes the image. */
  readonly archive: Archive
  /** The others, by diffID. */
  readonly cached: ReadonlyMap<string, CachedLayer>
}

/** Layers that are downloaded and read at the same time: two keep two cores busy. */
const AT_ONCE = 2
/** Bytes to download for one image. */
const MOST_BYTES = 10e9
const MOST_LISTED = 12

/** Rejects as `access` does, or with `image-not-found` or `archive-invalid`. */
export async function readPull(
  access: PullAccess,
  platform: Platform,
  cache: LayerCache,
  progress: Progress,
): Promise<Pulled> {
  progress.waiting('reading the manifest')
  const archive = new Archive(access.name, new Budget(), true)
  const manifest = await readManifest(access, platform, archive)
  const config = packed(field(manifest, 'config'), access)
  if (config.size > limits.jsonBytes) throw tooLarge(access, config.size)
  const read = (one: Packed, count: (bytes: number) => void = () => {}) =>
    add(archive, pathOf(one.digest), counted(access.blob(one), count))
  const described = jsonOf(archive, await read(config))
  const own = platformOf(described)
  if (own.os !== '' && !isSameMachine(own, platform)) throw noPlatform(access, platform, [platformText(own)])
  const diffIds = diffIdsOf(described) ?? []
  const rows = list(field(manifest, 'layers'))
  // `layersOf` says what is wrong
  if (rows.length !== diffIds.length || rows.length > limits.layers) return { archive, cached: new Map() }
  const layers = rows.map((row, index) => ({ ...packed(row, access), diffId: diffIds[index] ?? '' }))
  const cached = await recall(layers, cache)
  const missing = [
    ...new Map(
      layers.filter(({ diffId }) => !cached.has(diffId)).map((layer) => [layer.digest, layer]),
    ).values(),
  ]
  const total = missing.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_BYTES) throw tooLarge(access, total)
  const slots = new Semaphore(AT_ONCE)
  const count = counter(progress, total)
  // the largest first: the last one is then soon read
  missing.sort((a, b) => b.size - a.size)
  await settleAll(missing.map((layer) => slots.run(() => read(layer, count))))
  return { archive, cached }
}

/** Adds the manifest for the platform to the archive, and an index that names only it. */
async function readManifest(access: PullAccess, platform: Platform, archive: Archive): Promise<Json> {
  const root = await addManifest(archive, await access.manifest())
  const index = jsonOf(archive, root)
  if (!isIndex(index)) return named(archive, root)
  const digest = manifestFor(index, platform)
  if (digest === null) throw noPlatform(access, platform, platformsIn(index))
  if (!DIGEST.test(digest)) throw noImage(access)
  return named(archive, await addManifest(archive, await access.manifest(digest)))
}

async function named(archive: Archive, manifest: Blob): Promise<Json> {
  const { digest } = manifest
  await add(archive, 'index.json', [Buffer.from(JSON.stringify({ manifests: [{ digest }] }))])
  return jsonOf(archive, manifest)
}

const addManifest = (archive: Archive, bytes: Buffer): Promise<Blob> =>
  add(archive, pathOf(digestOf(bytes)), [bytes])

const pathOf = (digest: string): string => `blobs/${digest.replace(':', '/')}`

async function add(
  archive: Archive,
  path: string,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<Blob> {
  const reader = archive.open(path)
  for await (const chunk of chunks) await reader.write(chunk)
  const blob = await reader.end()
  archive.add(blob)
  return blob
}

/**
 * With the sizes of this registry. Where the contents of a layer were identified by the engine's own checksums, it is not
 * downloaded for others.
 */
async function recall(
  layers: readonly (Packed & { diffId: string })[],
  cache: LayerCache,
): Promise<Map<string, CachedLayer>> {
  const diffIds = layers.map(({ diffId }) => diffId)
  const found = new Map([
    ...(await cache.recall(diffIds, 'crc64')),
    ...(await cache.recall(diffIds, 'sha256')),
  ])
  const sizes = new Map(layers.map(({ diffId, digest, size }) => [diffId, { digest, size }]))
  return new Map(
    [...found].map(([diffId, layer]) => [diffId, { ...layer, packed: sizes.get(diffId) ?? null }]),
  )
}

function packed(descriptor: Json, access: PullAccess): Packed {
  const found = packedOf(descriptor)
  if (found) return found
  throw noImage(access)
}

const noImage = ({ name }: PullAccess): UserError =>
  invalidArchive(`${name} is not an image with SHA-256 digests and sizes`, '')

function noPlatform({ name }: PullAccess, platform: Platform, has: readonly string[]): UserError {
  const all = [...new Set(has)].filter((one) => one !== '')
  const shown = all.slice(0, MOST_LISTED).join(', ') + (all.length > MOST_LISTED ? ', …' : '')
  const have = shown === '' ? '' : `, only for ${shown}`
  const sentence = `${name} has no image for ${platformText(platform)}${have}: push it for that platform too`
  return new UserError('image-not-found', sentence)
}

const tooLarge = ({ name }: PullAccess, size: number): UserError =>
  invalidArchive(`${name} would take ${bytes(size)} to download: too much to compare with`, '')
