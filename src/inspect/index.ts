/**
 * The inspect stage: from an image on an engine, or an archive of one, to what the Report says of the image. One pass
 * over the bytes of its layers, in whatever order and packing they come; nothing is extracted. The numbers depend on
 * the layers' bytes alone, not on the engine, the layout or the compression, nor on the way they came.
 *
 * Rejects with a UserError: `archive-invalid` when the archive is cut off, damaged, contradicts itself, holds several
 * images and none is the obvious one, or passes one of `limits`; `engine-lost` when the engine stops sending;
 * `settings` when there is no such file.
 */
import type { Progress } from '../core/progress.ts'
import type { Finding, Image, Layer, Platform } from '../core/schema.ts'
import { unreadable } from './archive/invalid.ts'
import { NO_HINTS, type BaseHints } from './base/index.ts'
import { wasteFindings } from './waste/index.ts'
import { envFilesOf } from './env-files.ts'
import { findingsOf } from './layer-findings.ts'
import { historyOf, type HistoryRow } from './oci/config.ts'
import { describeImage } from './describe.ts'
import { inventoryOf } from './inventory.ts'
import { NO_LINES, resolveLines, type HistoryLines } from './dockerfile-lines.ts'
import { noMemory, type LayerMemory } from './cache/index.ts'
import { readImage, type Subject } from './source/index.ts'
import { FinalFiles } from './weigh/final-files.ts'
import { newPathSpace } from './weigh/renumber.ts'
import { replay } from './weigh/replay.ts'

export { askForBase, type Dockerfiled } from './base/hints.ts'
export { shareLayers } from './shared-layers.ts'
export type { BaseHints, From, LocalImage } from './base/index.ts'
export type { HistoryRow } from './oci/config.ts'
export { commandOf } from './oci/command.ts'
export type { HistoryLines } from './dockerfile-lines.ts'
export { layerMemory } from './cache/index.ts'
export { BuilderTar } from './source/index.ts'
export { hasStore } from './source/index.ts'
export type { PushAccess, StoreAccess, Subject } from './source/index.ts'

export interface ImageAnalysis {
  readonly image: Image
  readonly findings: Finding[]
}

export interface InspectOptions {
  /** `os/architecture[/variant]` to take of several; null: this machine's. */
  readonly platform: string | null
  /** Name of the image, for the Report, and to find it by among several. */
  readonly ref: string
  /** Which of an archive's images: a name, tag or digest that must be there; null where that is not said. */
  readonly pick?: string | null
  /** What the Dockerfile, its build and the engine know of the base; may come while the layers are read. */
  readonly base?: BaseHints | Promise<BaseHints>
  /** Platform of the engine that is to run it; null where none is. */
  readonly host?: Platform | null
  /** What the Dockerfile says of the image's history. */
  readonly linesOf?: (history: readonly HistoryRow[]) => HistoryLines
  /** The Dockerfile that made it, for findings: its name, and the instruction that begins at a line, as written. */
  readonly dockerfile?: { readonly file: string; readonly instructionAt: (line: number) => string | null }
  /** Takes secrets out of what the history says. */
  readonly redact?: (text: string) => string
  /** What earlier runs have read. */
  readonly memory?: LayerMemory
  readonly progress: Progress
}

/** `file` of an archive is the path of a tar (it may be compressed as a whole) or of a layout folder, or `-`. */
export async function inspect(subject: Subject, options: InspectOptions): Promise<ImageAnalysis> {
  const { platform, ref, progress, memory = noMemory } = options
  const id = subject.kind === 'engine' && subject.id !== '' ? subject.id : null
  const wanted = { platform, ref, id, asked: options.pick ?? null }
  const { archive, image, stored, reading } = await readImage(subject, wanted, memory, progress)
  const paths = stored.reduce((sum, { layer }) => sum + layer.names.parents.length, 0)
  const ground = newPathSpace(archive.budget.linkSteps, paths)
  const replayed = replay(
    stored.map(({ layer }) => layer),
    ground,
    (index, cause) => unreadable(stored[index]?.name ?? archive.name, cause, 'its tar'),
  )
  const known = options.linesOf?.(historyOf(image.config)) ?? NO_LINES
  const naming = {
    id: id ?? image.configDigest,
    ref,
    host: options.host ?? null,
    base: (await options.base) ?? NO_HINTS,
    lines: known.lines,
  }
  const files = new FinalFiles(replayed, ground)
  const described = describeImage({ archive, ground, files, image, stored, replayed }, naming)
  const settled = resolveLines(described, known)
  const layers = redacted(settled.image.layers, options.redact)
  const { file = null, ...dockerfile } = options.dockerfile ?? {}
  const { reported, development } = inventoryOf(files)
  const sight = {
    replayed,
    paths: ground.paths,
    rows: layers,
    packages: reported.packages,
    development,
    file,
    ...dockerfile,
  }
  return {
    image: { ...settled.image, layers, ...reported, reading },
    findings: [
      ...findingsOf(replayed.layers, ground.paths),
      ...settled.findings,
      ...envFilesOf(sight),
      ...wasteFindings(sight),
    ],
  }
}

/** Build arguments stay in an image's history; their values are none of a reader's business. */
const redacted = (layers: readonly Layer[], redact: (text: string) => string = (text) => text): Layer[] =>
  layers.map((layer) => ({ ...layer, createdBy: redact(layer.createdBy) }))
