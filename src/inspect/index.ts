/**
 * The inspect stage: from an image on an engine, or an archive of one, to what the Report says of the image. One pass
 * over the bytes of `docker save` or of the archive, in whatever order they come; nothing is written to disk, nothing
 * extracted. The numbers depend on the layers' bytes alone, not on the engine, the layout or the compression.
 *
 * Rejects with a UserError: `archive-invalid` when the archive is cut off, damaged, contradicts itself, holds several
 * images and none is the obvious one, or passes one of `limits`; `engine-lost` when the engine stops sending;
 * `settings` when there is no such file.
 */
import type { Progress } from '../progress.ts'
import type { Finding, Image, Platform } from '../schema.ts'
import { unreadable } from './archive/invalid.ts'
import { NO_HINTS, type BaseHints } from './base/index.ts'
import { findingsOf } from './findings.ts'
import { chooseImage } from './image/choose.ts'
import type { HistoryRow } from './image/config.ts'
import { describeImage } from './image/describe.ts'
import { layerName, layersOf } from './image/layers.ts'
import { readArchive, type Subject } from './source.ts'
import { headsOf } from './weigh/heads.ts'
import { replay } from './weigh/replay.ts'

export { askForBase, type Dockerfiled } from './base/hints.ts'
export { shareLayers } from './shared.ts'
export type { BaseHints, From, LocalImage } from './base/index.ts'
export type { HistoryRow } from './image/config.ts'
export type { Subject } from './source.ts'

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
  /** For each row of the image's history, in the order of the config, the Dockerfile line that made it. */
  readonly lineOf?: (history: readonly HistoryRow[]) => readonly (number | undefined)[]
  readonly progress: Progress
}

/** `file` of an archive is the path of a tar (it may be compressed as a whole) or of a layout folder, or `-`. */
export async function inspect(subject: Subject, options: InspectOptions): Promise<ImageAnalysis> {
  const archive = await readArchive(subject, options.progress)
  const id = subject.kind === 'engine' && subject.id !== '' ? subject.id : null
  const image = chooseImage(archive, {
    platform: options.platform,
    ref: options.ref,
    id,
    asked: options.pick ?? null,
  })
  const stored = layersOf(archive, image)
  const layers = stored.map(({ layer }) => layer)
  const replayed = replay(layers, archive.ground, (index, cause) =>
    unreadable(layerName(archive, index, stored[index]?.blob.path ?? ''), cause, 'its tar'),
  )
  const naming = {
    id: id ?? image.configDigest,
    ref: options.ref,
    host: options.host ?? null,
    base: (await options.base) ?? NO_HINTS,
    lineOf: options.lineOf ?? (() => []),
  }
  return {
    image: describeImage(
      { archive, image, stored, replayed, headOf: headsOf(replayed, archive.ground) },
      naming,
    ),
    findings: findingsOf(layers, archive.ground.paths),
  }
}
