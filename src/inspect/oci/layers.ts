/** The layers of the chosen image, in order, each checked against manifest and config. */
import type { Archive } from '../archive/index.ts'
import { invalidArchive, unreadable } from '../archive/invalid.ts'
import type { Layer } from '../layer/index.ts'
import { limits } from '../limits.ts'
import type { CachedLayer, Packed, Transfer } from '../cache/index.ts'
import type { Candidate } from './candidates.ts'
import { diffIdsOf, type HistoryRow } from './config.ts'
import { mismatch, missing, type FileRef } from './file-ref.ts'

/** Where a layer came from. */
export interface LayerSource {
  readonly diffId: string
  /** Digest and size in a registry; null if only the uncompressed layer was read. */
  readonly packed: Packed | null
  readonly transfer?: Transfer
  /** For messages. */
  readonly name: string
  /** Whether it came from the cache. */
  readonly isCached: boolean
}

export interface StoredLayer extends LayerSource {
  readonly layer: Layer
}

/** `cached`: layers by diffID, for those that the archive does not contain. Throws `archive-invalid`. */
export function layersOf(
  archive: Archive,
  image: Candidate,
  cached: ReadonlyMap<string, CachedLayer>,
): StoredLayer[] {
  const diffIds = diffIdsOf(image.config)
  if (diffIds === null)
    throw invalidArchive(`The config of the image in ${archive.name} lists no layers (rootfs.diff_ids)`)
  if (image.layers.length > limits.layers)
    throw invalidArchive(`${archive.name} has an image of more than ${limits.layers} layers`)
  if (diffIds.length !== image.layers.length)
    throw invalidArchive(
      `In ${archive.name}, the manifest has ${image.layers.length} layers and the config ${diffIds.length}`,
    )
  const stored = image.layers.map((ref, index) => {
    const diffId = diffIds[index] ?? ''
    const known = archive.blob(ref.path) ? undefined : cached.get(diffId)
    return known ? fromCache(archive, ref, diffId, index, known) : storedLayer(archive, ref, diffId, index)
  })
  const applied = stored.reduce((sum, { layer }) => sum + layer.entries + layer.names.parents.length, 0)
  if (applied > limits.applied)
    throw invalidArchive(`The layers of ${archive.name} have more than ${limits.applied} members and paths`)
  return stored
}

/** Digest and size count only if the manifest names the same blob. */
function fromCache(
  archive: Archive,
  ref: FileRef,
  diffId: string,
  index: number,
  known: CachedLayer,
): StoredLayer {
  const { layer, packed, transfer, isNew } = known
  const isSame = packed !== null && packed.digest === ref.digest
  return {
    layer,
    diffId,
    packed: isSame ? packed : null,
    ...(transfer ? { transfer } : {}),
    name: layerName(archive, index, ref.path),
    isCached: isNew !== true,
  }
}

function storedLayer(archive: Archive, ref: FileRef, diffId: string, index: number): StoredLayer {
  const blob = archive.blob(ref.path)
  const name = layerName(archive, index, ref.path)
  if (!blob) throw missing(archive, ref, `layer ${index} of the image`)
  if (blob.failure) throw unreadable(name, blob.failure, 'its tar')
  const wrong = mismatch(archive, ref, blob)
  if (wrong) throw wrong
  if (!blob.layer)
    throw invalidArchive(`${name} cannot be read: it is not a tar, plain or compressed with gzip or zstd`)
  if (blob.diffId !== diffId)
    throw invalidArchive(
      `${name} is damaged: its content should have digest ${diffId}, and has ${blob.diffId}`,
    )
  // engines may save layers uncompressed that a registry has compressed; pushed layers are as in a registry
  const isPacked = archive.isPushed || blob.compression !== 'none'
  const packed = isPacked ? { digest: blob.digest, size: blob.size } : null
  return { layer: blob.layer, diffId, packed, name, isCached: false }
}

const layerName = (archive: Archive, index: number, path: string): string =>
  `Layer ${index} of ${archive.name} (${path})`

/** By layer: the row of the history that made it. `archive`: its name. A history may be short or missing, but not too long. */
export function historyOfLayers(archive: string, history: readonly HistoryRow[], count: number): number[] {
  const rows = history.flatMap(({ empty_layer }, row) => (empty_layer ? [] : [row]))
  if (rows.length > count)
    throw invalidArchive(`In ${archive}, the history has ${rows.length} layers, and the image ${count}`)
  return rows
}
