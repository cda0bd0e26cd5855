/**
 * The inspect stage: from an image of an engine or a registry, or an archive of one, to the Report's `image` section and its
 * findings. One pass over the bytes of the layers, in any order and compression; nothing is extracted to disk. The
 * figures depend only on the content of the layers: not on the engine, the layout, the compression or the route.
 */
import type { FileMatches } from '../core/budget.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding, Image, Layer, Platform } from '../core/schema.ts'
import { unreadable } from './archive/invalid.ts'
import { NO_HINTS, type BaseHints } from './base/index.ts'
import { wasteFindings } from './waste/index.ts'
import { envFilesOf, isEnvFile } from './env-files.ts'
import { secretsInConfig, secretsOf } from './secrets/index.ts'
import { maskOf, redact } from '../lib/redact.ts'
import { imageFiles } from './image-files.ts'
import type { ImageFiles } from '../core/image-files.ts'
import { matchFiles } from './file-patterns.ts'
import { findingsOf } from './layer-findings.ts'
import { historyOf, type HistoryRow } from './oci/config.ts'
import { describeImage } from './describe.ts'
import { hintsFor, type DownloadHints } from './download/hints.ts'
import { inventoryOf } from './inventory.ts'
import { ownersOf } from './owners.ts'
import { NO_LINES, resolveLines, type HistoryLines } from './dockerfile-lines.ts'
import { noCache, type LayerCache } from './cache/index.ts'
import { readImage, type Subject } from './source/index.ts'
import { FinalFiles } from './weigh/final-files.ts'
import { newPathSpace } from './weigh/renumber.ts'
import { replay } from './weigh/replay.ts'

export { askForBase, type Dockerfiled } from './base/hints.ts'
export { shareLayers } from './shared-layers.ts'
export type { BaseHints, From, LocalImage } from './base/index.ts'
export type { HistoryRow } from './oci/config.ts'
export { commandOf } from './oci/command.ts'
export { quoted, shown } from './waste/quote.ts'
export type { HistoryLines } from './dockerfile-lines.ts'
export { layerCache } from './cache/index.ts'
export { cacheFolder } from './cache/folder.ts'
export { addDownload, type AskRegistry } from './download/index.ts'
export type { DownloadHints } from './download/hints.ts'
export { BuilderTar } from './source/index.ts'
export { engineContent, KeptTar } from './kept/index.ts'
export { hasStore } from './source/index.ts'
export type { PullAccess, PushAccess, StoreAccess, Subject } from './source/index.ts'

export interface ImageAnalysis {
  readonly image: Image
  readonly findings: Finding[]
  /** Values that its variables, labels and history contain: to be redacted everywhere. */
  readonly secrets?: readonly string[]
  /** One for each of `filePatterns`. */
  readonly files?: readonly FileMatches[]
  /** Every path, with `allFiles`. */
  readonly paths?: ImageFiles
  /** What helps to find the download size, where the image itself does not show it. */
  readonly download?: DownloadHints
}

export interface InspectOptions {
  /** `os/architecture[/variant]`, if the archive has several images; null: this machine's. */
  readonly platform: string | null
  /** Name of the image: for the Report, and to choose it among several. */
  readonly ref: string
  /** Which image of an archive: a name, tag or digest that it must have; null: any. */
  readonly pick?: string | null
  /** What the Dockerfile, its build and the engine know about the base image; may resolve while layers are read. */
  readonly base?: BaseHints | Promise<BaseHints>
  /** Platform of the engine that will run it; null if none will. */
  readonly host?: Platform | null
  /** Maps rows of the image's history to lines of the Dockerfile. */
  readonly linesOf?: (history: readonly HistoryRow[]) => HistoryLines
  /** The Dockerfile that built it, for findings: its path, and the instruction that begins at a line, as written. */
  readonly dockerfile?: { readonly file: string; readonly instructionAt: (line: number) => string | null }
  /** Removes secrets from commands of the history. */
  readonly redact?: (text: string) => string
  /** Layers that earlier runs have read. Default: none. */
  readonly cache?: LayerCache
  /** Patterns of paths to look for in the final file system. Default: none. */
  readonly filePatterns?: readonly string[]
  /** Whether to return every path. Default: no, since they take memory. */
  readonly allFiles?: boolean
  /** Whether to look for findings. Default: yes. */
  readonly findings?: boolean
  readonly progress: Progress
}

/**
 * Rejects with a UserError: `archive-invalid` if the archive is cut off, damaged, inconsistent, passes one of `limits`,
 * or has several images and no way to choose; `engine-lost` if the engine stops sending; `settings` if there is no
 * such file.
 */
export async function inspect(subject: Subject, options: InspectOptions): Promise<ImageAnalysis> {
  const { platform, ref, progress, cache = noCache } = options
  const id = subject.kind === 'engine' && subject.id !== '' ? subject.id : null
  const wanted = { platform, ref, id, asked: options.pick ?? null }
  const read = await readImage(subject, wanted, cache, progress)
  const { archive, image, sources, reading } = read
  const paths = read.layers.reduce((sum, { names }) => sum + names.parents.length, 0)
  const space = newPathSpace(read.linkSteps, paths)
  const replayed = replay(read.layers, space, (index, cause) =>
    unreadable(sources[index]?.name ?? archive, cause, 'its tar'),
  )
  const history = options.linesOf?.(historyOf(image.config)) ?? NO_LINES
  const context = {
    id: id ?? image.configDigest,
    ref,
    host: options.host ?? null,
    base: (await options.base) ?? NO_HINTS,
    lines: history.lines,
  }
  const files = new FinalFiles(replayed, space)
  const described = describeImage({ archive, space, files, image, sources, replayed }, context)
  const withLines = resolveLines(described, history)
  const inConfig = secretsInConfig(image.config)
  const mask = maskOf(inConfig.values)
  const layers = redacted(withLines.image.layers, (text) => mask(options.redact?.(text) ?? text))
  const { file = null, ...dockerfile } = options.dockerfile ?? {}
  const allFiles = options.allFiles ?? false
  const { reported, development, owned } = inventoryOf(files, { wantsOwned: allFiles })
  const findings = (): Finding[] => {
    const { packages } = reported
    const input = { replayed, paths: space.paths, rows: layers, packages, development, file, ...dockerfile }
    const isEnv = (path: number): boolean => isEnvFile(Buffer.from(space.paths.name(path)).toString('latin1'))
    const secrets = secretsOf(input, inConfig.written, historyOf(image.config), history, isEnv)
    return [
      ...secrets.findings,
      ...findingsOf(replayed.layers, space.paths),
      ...withLines.findings,
      ...envFilesOf(input, secrets.reported),
      ...wasteFindings(input),
    ]
  }
  const { sizes, base } = withLines.image
  return {
    image: {
      ...withLines.image,
      config: redact(withLines.image.config, inConfig.values),
      layers,
      ...reported,
      reading,
    },
    ...(inConfig.values.length > 0 ? { secrets: inConfig.values } : {}),
    ...(sizes.download === null ? { download: hintsFor(sources, base, context.base.locals) } : {}),
    findings: (options.findings ?? true) ? findings() : [],
    files: matchFiles(options.filePatterns ?? [], space.paths, replayed.tree),
    ...(allFiles
      ? { paths: { ...imageFiles(replayed, space), owners: ownersOf(owned, files, space.paths.count) } }
      : {}),
  }
}

/** An image's history contains the values of build arguments, which may be secrets. */
const redacted = (layers: readonly Layer[], redact: (text: string) => string): Layer[] =>
  layers.map((layer) => ({ ...layer, createdBy: redact(layer.createdBy) }))
