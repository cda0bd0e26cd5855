/** The layers of the chosen image, in order, each held against what manifest and config say of it. */
import type { Archive, Blob } from '../archive/index.ts'
import { invalidArchive, unreadable } from '../archive/invalid.ts'
import type { Layer } from '../layer/index.ts'
import { limits } from '../limits.ts'
import type { Candidate } from './candidates.ts'
import { diffIdsOf, type HistoryRow } from './config.ts'
import { mismatch, missing, type FileRef } from './file-ref.ts'

export interface StoredLayer {
  readonly layer: Layer
  readonly blob: Blob
  readonly diffId: string
}

export function layersOf(archive: Archive, image: Candidate): StoredLayer[] {
  const diffIds = diffIdsOf(image.config)
  if (diffIds === null)
    throw invalidArchive(`The config of the image in ${archive.name} lists no layers (rootfs.diff_ids)`)
  if (image.layers.length > limits.layers)
    throw invalidArchive(`${archive.name} has an image of more than ${limits.layers} layers`)
  if (diffIds.length !== image.layers.length)
    throw invalidArchive(
      `In ${archive.name}, the manifest has ${image.layers.length} layers and the config ${diffIds.length}`,
    )
  const stored = image.layers.map((ref, index) => storedLayer(archive, ref, diffIds[index] ?? '', index))
  const laid = stored.reduce((sum, { layer }) => sum + layer.entries + layer.nodes.paths.length, 0)
  if (laid > limits.laid)
    throw invalidArchive(`The layers of ${archive.name} have more than ${limits.laid} members and paths`)
  return stored
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
  return { layer: blob.layer, blob, diffId }
}

export const layerName = (archive: Archive, index: number, path: string): string =>
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
