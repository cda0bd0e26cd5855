import type {
  Base,
  BaseLink,
  Distribution,
  Image,
  Layer as LayerRow,
  Platform,
  Sizes,
} from '../core/schema.ts'
import { findBase, type BaseHints, type FoundBase, type Link } from './base/index.ts'
import { entrypointOf } from './entrypoint.ts'
import { limits } from './limits.ts'
import { deadRows } from './weigh/dead-rows.ts'
import type { FinalFiles } from './weigh/final-files.ts'
import { largestInLayer } from './weigh/largest-in-layer.ts'
import { distributionOf } from './weigh/os-release.ts'
import type { Ledger } from './weigh/ledger.ts'
import type { PathSpace } from './weigh/renumber.ts'
import type { Replayed } from './weigh/replay.ts'
import type { Candidate } from './oci/candidates.ts'
import { configOf, historyOf, platformOf, type HistoryRow } from './oci/config.ts'
import { historyOfLayers, type LayerSource } from './oci/layers.ts'

/** What the image itself does not contain. */
export interface ImageContext {
  readonly id: string
  readonly ref: string
  readonly base: BaseHints
  /** Of the engine that will run it; null if none will. */
  readonly host: Platform | null
  /** By row of the history: the line of the Dockerfile that made it. */
  readonly lines: readonly (number | undefined)[]
}

interface Weighed {
  /** Name of the archive, for messages. */
  readonly archive: string
  readonly space: PathSpace
  readonly files: FinalFiles
  readonly image: Candidate
  readonly sources: readonly LayerSource[]
  readonly replayed: Replayed
}

/** The Report's `image` section, from the chosen image's config and its weighed layers. */
export function describeImage(weighed: Weighed, context: ImageContext): Image {
  const { archive, space, files, image, sources, replayed } = weighed
  const distribution = distributionOf(files)
  const history = historyOf(image.config)
  const madeBy = historyOfLayers(archive, history, sources.length)
  const found = baseIn(weighed, history, madeBy, distribution, context.base)
  const layers = rowsOf(weighed, history, madeBy, context, found.base?.layers ?? 0)
  const sizes = sizesOf(layers)
  const headOf = (path: string) => files.note(Buffer.from(path).toString('latin1'), ({ heads }) => heads)
  return {
    id: context.id,
    ref: context.ref,
    platform: platformOf(image.config),
    ...(distribution ? { distribution } : {}),
    config: configOf(image.config),
    sizes,
    base: baseOf(found, layers),
    ...(found.said ? { baseName: found.said } : {}),
    fit: { entrypoint: entrypointOf(image.config, headOf), engine: context.host, emulated: false },
    layers,
    dead: deadRows(
      replayed,
      space.paths,
      layers.map(({ deadWeight }) => deadWeight),
    ),
  }
}

function baseIn(
  { image, sources }: Weighed,
  history: readonly HistoryRow[],
  madeBy: readonly number[],
  distribution: Distribution | null,
  hints: BaseHints,
): FoundBase {
  const diffIds = sources.map(({ diffId }) => diffId)
  const { labels } = configOf(image.config)
  const { annotations } = image
  return findBase({ diffIds, history, madeBy, labels, annotations, distribution }, hints)
}

function baseOf({ base, chain }: FoundBase, layers: readonly LayerRow[]): Base | null {
  const weighed = (link: Link): BaseLink => ({
    ...link,
    onDisk: total(layers.slice(0, link.layers), ({ size }) => size),
  })
  return base && { ...weighed(base), chain: chain.map(weighed) }
}

function rowsOf(
  { sources, replayed, space }: Weighed,
  history: readonly HistoryRow[],
  madeBy: readonly number[],
  { lines }: ImageContext,
  baseLayers: number,
): LayerRow[] {
  const dead = deadByLayer(replayed)
  return replayed.layers.map((layer, index) => {
    const { packed = null, diffId = '' } = sources[index] ?? {}
    const row = madeBy[index] ?? -1
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
      largest: largestInLayer(layer, space.paths),
      content: layer.content,
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
