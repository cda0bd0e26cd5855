/** The layers of the chosen image, in order, each held against what manifest and config say of it. */
import type { Archive } from '../archive/index.ts'
import { invalidArchive, unreadable } from '../archive/invalid.ts'
import type { Layer } from '../layer/index.ts'
import { limits } from '../limits.ts'
import type { Packed, Remembered } from '../cache/index.ts'
import type { Candidate } from './candidates.ts'
import { diffIdsOf, type HistoryRow } from './config.ts'
import { mismatch, missing, type FileRef } from './file-ref.ts'

export interface StoredLayer {
  readonly layer: Layer
  readonly diffId: string
  /** As a registry knows it; null where it was only seen unpacked. */
  readonly packed: Packed | null
  /** For sentences. */
  readonly name: string
  /** Whether it was not read this time. */
  readonly isRemembered: boolean
}

/** `remembered` serves for layers that the archive leaves out. */
export function layersOf(
  archive: Archive,
  image: Candidate,
  remembered: ReadonlyMap<string, Remembered>,
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
    const known = archive.blob(ref.path) ? undefined : remembered.get(diffId)
    return known ? recalled(archive, ref, diffId, index, known) : storedLayer(archive, ref, diffId, index)
  })
  const laid = stored.reduce((sum, { layer }) => sum + layer.entries + layer.names.parents.length, 0)
  if (laid > limits.laid)
    throw invalidArchive(`The layers of ${archive.name} have more than ${limits.laid} members and paths`)
  return stored
}

/** What the manifest says of its size counts only if it is the blob that was seen. */
function recalled(
  archive: Archive,
  ref: FileRef,
  diffId: string,
  index: number,
  known: Remembered,
): StoredLayer {
  const { layer, packed, isNew } = known
  const isSame = packed !== null && packed.digest === ref.digest
  return {
    layer,
    diffId,
    packed: isSame ? packed : null,
    name: layerName(archive, index, ref.path),
    isRemembered: isNew !== true,
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
    throw invalidArchive(
      `${name} cannot be read: it is no tar, neither plain nor compressed with gzip or zstd`,
    )
  if (blob.diffId !== diffId)
    throw invalidArchive(
      `${name} is damaged: its content should have digest ${diffId}, and has ${blob.diffId}`,
    )
  // engines keep and save layers unpacked that a registry would have packed; what is pushed is as it is there
  const isPacked = archive.isPushed || blob.compression !== 'none'
  const packed = isPacked ? { digest: blob.digest, size: blob.size } : null
  return { layer: blob.layer, diffId, packed, name, isRemembered: false }
}

const layerName = (archive: Archive, index: number, path: string): string =>
  `Layer ${index} of ${archive.name} (${path})`

/** For each layer the row of the history that made it. A history may be short or missing, but not too long. */
export function historyOfLayers(archive: Archive, history: readonly HistoryRow[], count: number): number[] {
  const rows = history.flatMap(({ empty_layer }, row) => (empty_layer ? [] : [row]))
  if (rows.length > count)
    throw invalidArchive(
      `In ${archive.name}, the history made ${rows.length} layers, and the image has ${count}`,
    )
  return rows
}
