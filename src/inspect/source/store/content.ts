/**
 * Obtains an image from the content store of containerd, which holds its blobs as a registry does: the manifest, the
 * config, and those layers that are not in the cache. A push would send the same blobs; it costs the engine four times
 * the processor time.
 */
import type { Progress } from '../../../core/progress.ts'
import { UserError, messageOf } from '../../../core/errors.ts'
import { field, list, parseJson, text, type Json } from '../../../lib/json.ts'
import { settleAll } from '../../../lib/settle-all.ts'
import { Archive, type Blob } from '../../archive/index.ts'
import { Budget } from '../../budget.ts'
import type { CachedLayer } from '../../cache/index.ts'
import { limits } from '../../limits.ts'
import { hasLayers } from '../../oci/config.ts'
import { isAttestation } from '../../oci/candidates.ts'
import { descriptorRef, type FileRef } from '../../oci/file-ref.ts'
import { counted, counter } from '../progress.ts'
import { RouteUnavailable } from '../route-unavailable.ts'
import { Semaphore } from '../../../lib/semaphore.ts'
import { hexOf, openStore, type Store, type StoreAccess } from './access.ts'
import { fileIn } from './file-in.ts'

/** Below the folder of containerd. */
export const CONTENT_BLOBS = 'io.containerd.content.v1.content/blobs/sha256'

/** Layers that are read at the same time: each takes megabytes of memory, and two keep two cores busy. */
const AT_ONCE = 2

/** Rejects with RouteUnavailable where anything is not as expected, or `engine-lost`. */
export async function readContent(
  access: StoreAccess,
  ref: string,
  cached: ReadonlyMap<string, CachedLayer>,
  progress: Progress,
): Promise<Archive> {
  progress.waiting('weighing layers')
  const store = await openStore(access)
  try {
    const archive = new Archive(`the storage of ${ref}`, new Budget(), true)
    const read: ReadBlob = (digest, count = () => {}) => readBlob(store, archive, digest, count)
    const layers = layersToRead(await addImage(archive, access, read), access, cached)
    const slots = new Semaphore(AT_ONCE)
    const count = counter(progress, sum(layers.map(({ size }) => size ?? 0)))
    // the largest first: the last one is then soon read
    layers.sort((a, b) => (b.size ?? 0) - (a.size ?? 0))
    await settleAll(layers.map(({ digest }) => slots.run(() => read(digest ?? '', count))))
    return archive
  } catch (cause) {
    if (cause instanceof RouteUnavailable || (cause instanceof UserError && cause.code === 'engine-lost'))
      throw cause
    throw new RouteUnavailable(`the engine's storage cannot be read: ${messageOf(cause)}`, { cause })
  } finally {
    await store.close()
  }
}

type ReadBlob = (digest: string, count?: (bytes: number) => void) => Promise<Blob>

/** Adds a blob to the archive under the name that an OCI layout gives it. Its digest is checked by who uses it. */
async function readBlob(
  store: Store,
  archive: Archive,
  digest: string,
  count: (bytes: number) => void,
): Promise<Blob> {
  const hex = hexOf(digest)
  if (hex === '') throw new RouteUnavailable('a blob of the image has no SHA-256 digest')
  const reader = archive.open(`blobs/sha256/${hex}`)
  const tar = (await store.read(`${CONTENT_BLOBS}/${hex}`)) as AsyncIterable<Buffer>
  for await (const bytes of fileIn(counted(tar, count))) await reader.write(bytes)
  const blob = await reader.end()
  archive.add(blob)
  return blob
}

/** Adds index, manifest and config of the image, as an OCI layout has them. Returns the layers of the manifest. */
async function addImage(archive: Archive, { id, diffIds }: StoreAccess, read: ReadBlob): Promise<FileRef[]> {
  const index = archive.open('index.json')
  await index.write(Buffer.from(JSON.stringify({ manifests: [{ digest: id }] })))
  archive.add(await index.end())
  const root = json(await read(id))
  for (const manifest of await manifestsOf(root, read)) {
    const config = json(await read(text(field(manifest, 'config', 'digest'))))
    if (hasLayers(config, diffIds)) return list(field(manifest, 'layers')).map(descriptorRef)
  }
  throw new RouteUnavailable("the engine's storage has no manifest with the layers of the image")
}

/** The manifest itself, or those of an index: of other platforms, the storage may have none. */
async function manifestsOf(root: Json, read: ReadBlob): Promise<Json[]> {
  if (!Array.isArray(field(root, 'manifests'))) return [root]
  const found: Json[] = []
  for (const descriptor of list(field(root, 'manifests')).slice(0, limits.images)) {
    const blob = await read(text(field(descriptor, 'digest'))).catch(nullIfUnavailable)
    const manifest = blob && json(blob)
    if (manifest && !isAttestation(descriptor)) found.push(manifest)
  }
  return found
}

function nullIfUnavailable(cause: unknown): null {
  if (cause instanceof RouteUnavailable) return null
  throw cause
}

/** Layers that the cache does not have, or not with this digest: their size would be unknown. */
function layersToRead(
  layers: readonly FileRef[],
  { diffIds }: StoreAccess,
  cached: ReadonlyMap<string, CachedLayer>,
): FileRef[] {
  const isNew = ({ digest }: FileRef, index: number): boolean =>
    cached.get(diffIds[index] ?? '')?.packed?.digest !== digest
  const byDigest = new Map(layers.filter(isNew).map((layer) => [layer.digest, layer]))
  return [...byDigest.values()]
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)

const json = ({ json }: Blob): Json => (json ? parseJson(json) : null)
