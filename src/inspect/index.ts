/**
 * The inspect stage: from an image on an engine, or an archive of one, to what the Report says of the image. One pass
 * over the bytes of its layers, in whatever order and packing they come; nothing is extracted. The numbers depend on
 * the layers' bytes alone, not on the engine, the layout or the compression, nor on the way they came.
 *
 * Rejects with a UserError: `archive-invalid` when the archive is cut off, damaged, contradicts itself, holds several
 * images and none is the obvious one, or passes one of `limits`; `engine-lost` when the engine stops sending;
 * `settings` when there is no such file.
 */
import type { Progress } from '../progress.ts'
import type { Finding, Image } from '../schema.ts'
import { unreadable } from './archive/invalid.ts'
import { findingsOf } from './findings.ts'
import { historyOf, type HistoryRow } from './image/config.ts'
import { describeImage, type BaseImage } from './image/describe.ts'
import { NO_LINES, settleLines, type HistoryLines } from './lines.ts'
import { noMemory, type LayerMemory } from './memory/index.ts'
import { readImage, type Subject } from './read/index.ts'
import { newGround } from './weigh/place.ts'
import { replay } from './weigh/replay.ts'

export type { HistoryRow } from './image/config.ts'
export type { BaseImage } from './image/describe.ts'
export type { HistoryLines } from './lines.ts'
export { layerMemory } from './memory/index.ts'
export type { PushAccess, Subject } from './read/index.ts'

export interface ImageAnalysis {
  readonly image: Image
  readonly findings: Finding[]
}

export interface InspectOptions {
  /** `os/architecture[/variant]` to take of several; null: this machine's. */
  readonly platform: string | null
  /** Name of the image, for the Report, and to find it by among several. */
  readonly ref: string
  /** The base image, where it is known; it counts only if its layers are the image's first. */
  readonly baseDiffIds?: BaseImage | null
  /** What the Dockerfile says of the image's history. */
  readonly linesOf?: (history: readonly HistoryRow[]) => HistoryLines
  /** What earlier runs have read. */
  readonly memory?: LayerMemory
  readonly progress: Progress
}

/** `file` of an archive is the path of a tar (it may be compressed as a whole) or of a layout folder, or `-`. */
export async function inspect(subject: Subject, options: InspectOptions): Promise<ImageAnalysis> {
  const { platform, ref, progress, memory = noMemory } = options
  const id = subject.kind === 'engine' && subject.id !== '' ? subject.id : null
  const read = await readImage(subject, { platform, ref, id }, memory, progress)
  const { archive, image, stored, reading } = read
  const ground = newGround(archive.budget.linkSteps)
  const replayed = replay(
    stored.map(({ layer }) => layer),
    ground,
    (index, cause) => unreadable(stored[index]?.name ?? archive.name, cause, 'its tar'),
  )
  const known = options.linesOf?.(historyOf(image.config)) ?? NO_LINES
  const naming = {
    id: id ?? image.configDigest,
    ref,
    base: options.baseDiffIds ?? null,
    lines: known.lines,
  }
  const described = describeImage({ archive, ground, image, stored, replayed }, naming)
  const settled = settleLines(described, known)
  return {
    image: { ...settled.image, reading },
    findings: [...findingsOf(replayed.layers, ground.paths), ...settled.findings],
  }
}
