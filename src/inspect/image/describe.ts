/** The `Image` of the Report, from the chosen image's config and its weighed layers. */
import type { Base, Image, Layer as LayerRow, Sizes } from '../../schema.ts'
import type { Archive } from '../archive/index.ts'
import { limits } from '../limits.ts'
import { deadRows } from '../weigh/dead.ts'
import { FinalFiles } from '../weigh/files.ts'
import { largestPlaces, type Place } from '../weigh/largest.ts'
import { distributionOf } from '../weigh/os-release.ts'
import type { Ledger } from '../weigh/ledger.ts'
import type { Ground } from '../weigh/place.ts'
import type { Replayed } from '../weigh/replay.ts'
import type { Candidate } from './candidates.ts'
import { configOf, historyOf, platformOf } from './config.ts'
import { historyOfLayers, type StoredLayer } from './layers.ts'

/** The image that this one stands on: its layers are this one's first. */
export interface BaseImage {
  readonly ref: string
  readonly diffIds: readonly string[]
}

export interface Naming {
  readonly id: string
  readonly ref: string
  readonly base: BaseImage | null
  /** For each row of the history the line of the Dockerfile that made it. */
  readonly lines: readonly (number | undefined)[]
}

interface Weighed {
  readonly archive: Archive
  readonly ground: Ground
  readonly image: Candidate
  readonly stored: readonly StoredLayer[]
  readonly replayed: Replayed
}

export function describeImage({ archive, ground, image, stored, replayed }: Weighed, naming: Naming): Image {
  const baseLayers = lengthOfBase(naming.base, stored)
  const dead = deadByLayer(replayed)
  const largest = replayed.layers.map((layer) => largestPlaces(layer, ground.paths))
  const layers = rowsOf(archive, image, stored, { dead, largest }, naming, baseLayers)
  const sizes = sizesOf(layers)
  const distribution = distributionOf(new FinalFiles(replayed, ground))
  return {
    id: naming.id,
    ref: naming.ref,
    platform: platformOf(image.config),
    ...(distribution ? { distribution } : {}),
    config: configOf(image.config),
    sizes,
    base: baseOf(naming.base, layers.slice(0, baseLayers)),
    layers,
    dead: deadRows(replayed, ground.paths, sizes.deadWeight),
  }
}

/** How many of the first layers are the base's: all of its, or none. */
function lengthOfBase(base: BaseImage | null, stored: readonly StoredLayer[]): number {
  const diffIds = base?.diffIds ?? []
  return diffIds.every((diffId, index) => stored[index]?.diffId === diffId) ? diffIds.length : 0
}

function baseOf(base: BaseImage | null, layers: readonly LayerRow[]): Base | null {
  if (!base || layers.length === 0) return null
  return { ref: base.ref, layers: layers.length, onDisk: total(layers, ({ size }) => size), chain: [] }
}

function rowsOf(
  archive: Archive,
  image: Candidate,
  stored: readonly StoredLayer[],
  { dead, largest }: { dead: readonly number[]; largest: readonly Place[][] },
  { lines }: Naming,
  baseLayers: number,
): LayerRow[] {
  const history = historyOf(image.config)
  const made = historyOfLayers(archive, history, stored.length)
  return stored.map(({ layer, packed, diffId }, index) => {
    const row = made[index] ?? -1
    const line = lines[row]
    return {
      index,
      diffId,
      ...(packed ? { digest: packed.digest, download: packed.size } : {}),
      size: layer.size,
      files: layer.files,
      entries: layer.entries,
      deadWeight: dead[index] ?? 0,
      createdBy: (history[row]?.created_by ?? '').slice(0, limits.createdBy),
      ...(line === undefined ? {} : { line }),
      part: index < baseLayers ? 'base' : 'yours',
      largest: largest[index] ?? [],
    }
  })
}

function deadByLayer({ layers, ledger }: Replayed): number[] {
  return layers.map((layer, index) => deadBytes(ledger, ledger.base(index), layer.files))
}

function deadBytes(ledger: Ledger, base: number, count: number): number {
  let bytes = 0
  for (let content = base; content < base + count; content++)
    if (ledger.killer(content) !== null) bytes += ledger.size(content)
  return bytes
}

function sizesOf(layers: readonly LayerRow[]): Sizes {
  const onDisk = total(layers, ({ size }) => size)
  const deadWeight = total(layers, (layer) => layer.deadWeight)
  const isKnown = layers.every(({ download }) => download !== undefined)
  return {
    onDisk,
    fileSystem: onDisk - deadWeight,
    deadWeight,
    efficiency: onDisk === 0 ? 1 : 1 - deadWeight / onDisk,
    download: isKnown ? { bytes: total(layers, ({ download }) => download ?? 0), exact: true } : null,
  }
}

const total = (layers: readonly LayerRow[], of: (layer: LayerRow) => number): number =>
  layers.reduce((sum, layer) => sum + of(layer), 0)
