/** Compares the facts of two Reports. Pure. */
import { posix } from 'node:path'
import { commandOf } from '../inspect/index.ts'
import { count } from '../lib/units.ts'
import { platformText } from '../platform/name.ts'
import { readyTime } from '../core/ready-time.ts'
import type { Delta, DeltaRow, Download, Image, Report, Smoke } from '../core/schema.ts'
import { placesOf } from './finding-places.ts'
import { compareLayers, type LayerDelta } from './layers.ts'
import { comparePackages } from './packages.ts'
import { comparePaths } from './paths.ts'
import { redeployCost } from './redeploy.ts'
import { compareSurface } from './surface.ts'
import { explain } from './why.ts'

/** The parts of this run's Report that exist before the verdict. */
export type Now = Pick<Report, 'image' | 'smoke' | 'engine' | 'build'>

/** `subject`: what the change is part of, as in a sentence: `this pull request`; null if that is not known. */
export function compare(now: Now, before: Report, subject: string | null = null): Delta {
  const images = now.image && before.image ? compareImages(now.image, before.image, now, subject) : null
  const layers = images?.layers ?? null
  const surface = compareSurface(now.smoke, before.smoke)
  // drift is from one run to the next, so it is never an old finding
  const findings = before.findings.filter(({ code }) => code !== 'base-drift')
  return {
    rows: FIGURES.flatMap((figure) => rowOf(figure, now, before)),
    layers: layers?.changes ?? [],
    sharedLayers: layers?.count('diffId') ?? 0,
    ...(layers ? { rebuiltLayers: layers.count('content'), sameNameLayers: layers.count('names') } : {}),
    why: images?.why ?? null,
    hints: layers ? hintsOf(layers, now, before) : [],
    redeploy: now.image && before.image ? redeployCost(now.image, before.image) : null,
    ...(images?.packages ? { packages: images.packages } : {}),
    ...(images ? { paths: images.paths } : {}),
    verdictBefore: before.verdict,
    findingsBefore: [...new Set(findings.map((finding) => finding.code))],
    placesBefore: findings.map((finding) => ({ code: finding.code, places: placesOf(finding) })),
    wasteBefore: wasteOf(before),
    ...(before.smoke?.shutdown && now.smoke?.shutdown ? { shutdownBefore: before.smoke.shutdown } : {}),
    ...(surface ? { surface } : {}),
    caveats: caveatsOf(now, before, layers),
  }
}

function compareImages(now: Image, before: Image, { build }: Now, subject: string | null) {
  const layers = compareLayers(now, before)
  const packages = comparePackages(now, before)
  const paths = comparePaths(layers.changes, now, before)
  const why = explain({
    layers: layers.changes,
    packages: packages ?? [],
    paths,
    base: { now: baseName(now), before: baseName(before) },
    rebuilt: layers.count('content'),
    sameNames: layers.count('names'),
    dockerfile: posix.basename(build?.dockerfile ?? 'Dockerfile'),
    subject,
  })
  return { layers, packages, paths, why }
}

const baseName = ({ base }: Image): string | null => base?.ref ?? base?.name ?? null

/** The engine whose store the sizes are of. */
const weigher = ({ engine, buildEngine }: Report): Report['engine'] => buildEngine ?? engine

const isOtherStore = (now: Now, before: Report): boolean =>
  now.engine !== null && before.engine !== null && now.engine.store !== weigher(before)?.store

/** Smaller layers that were built again are named only if nothing else changed: each change rebuilds those after it. */
const WORTH_BYTES = 1_000_000

/** A rebuild on another store always has other digests. */
function hintsOf({ pairing, changes }: LayerDelta, now: Now, before: Report): string[] {
  const rebuilt = pairing.pairs.filter(
    (pair) => pair.kind === 'content' && commandOf(pair.now.createdBy) === commandOf(pair.before.createdBy),
  )
  const isSameStore = now.engine !== null && now.engine.store === weigher(before)?.store
  const size = rebuilt.reduce((sum, pair) => sum + pair.now.size, 0)
  if (rebuilt.length === 0 || !isSameStore || (changes.length > 0 && size < WORTH_BYTES)) return []
  const have = rebuilt.length === 1 ? 'has' : 'have'
  return [
    `The build is likely not reproducible: ${count(rebuilt.length, 'layer')} of the same command ${have} the same files and another digest, so each build must be downloaded again. Set \`SOURCE_DATE_EPOCH\`, and \`rewrite-timestamp=true\` in the output of buildx`,
  ]
}

function wasteOf({ findings }: Report): { code: string; bytes: number }[] {
  const sums = new Map<string, number>()
  for (const { code, bytes } of findings)
    if (bytes !== undefined) sums.set(code, (sums.get(code) ?? 0) + bytes)
  return [...sums].map(([code, bytes]) => ({ code, bytes }))
}

type Side = Pick<Report, 'image' | 'smoke'>
interface Figure {
  key: DeltaRow['key']
  of: (side: Side) => number | null
  /** Two figures are compared only if they were measured in the same way. */
  kind?: (side: Side) => unknown
}

const FIGURES: readonly Figure[] = [
  {
    key: 'download',
    of: ({ image }) => image?.sizes.download?.bytes ?? null,
    kind: ({ image }) => wayOf(image?.sizes.download),
  },
  {
    key: 'downloadYours',
    of: ({ image }) => image?.sizes.downloadYours?.bytes ?? null,
    kind: ({ image }) => wayOf(image?.sizes.downloadYours),
  },
  { key: 'onDisk', of: ({ image }) => image?.sizes.onDisk ?? null },
  { key: 'yours', of: ({ image }) => yoursOf(image) },
  { key: 'base', of: ({ image }) => image?.base?.onDisk ?? null },
  { key: 'deadWeight', of: ({ image }) => image?.sizes.deadWeight ?? null },
  { key: 'readySeconds', of: ({ smoke }) => readyTime(smoke) },
  { key: 'peakMemory', of: ({ smoke }) => memoryOf(smoke) },
]

/** An estimate can be compared with one that was made in the same way. */
const wayOf = (download: Download | null | undefined): string =>
  download?.exact === true ? 'exact' : `estimate: ${download?.how ?? ''}`

function rowOf({ key, of, kind }: Figure, now: Side, before: Side): DeltaRow[] {
  const [after, earlier] = [of(now), of(before)]
  if (after === null || earlier === null || kind?.(now) !== kind?.(before)) return []
  return [{ key, before: earlier, after }]
}

const yoursOf = (image: Image | null): number | null =>
  image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null

/** Null for a container that failed: its peak cannot be compared with one that worked. */
const memoryOf = (smoke: Smoke | null): number | null => (smoke?.ready ? smoke.memory.peak : null)

/** Why unchanged layers may be shown as changed, or changed ones as unchanged. */
function caveatsOf(now: Now, before: Report, layers: LayerDelta | null): string[] {
  const caveats: string[] = []
  const stores = `another image store (${weigher(before)?.store ?? ''}, here ${now.engine?.store ?? ''})`
  const hasContent = [now, before].every(({ image }) => image?.layers.every(({ content }) => content))
  const sameNames = layers?.count('names') ?? 0
  if (layers && isOtherStore(now, before) && !hasContent)
    caveats.push(
      `The baseline is an old Report from ${stores}: layers that did not change may be shown as changed`,
    )
  else if (sameNames > 0)
    caveats.push(
      `${count(sameNames, 'layer')} could only be compared by the names and sizes of files${isOtherStore(now, before) ? `: the baseline comes from ${stores}` : ''}`,
    )
  const [platform, platformBefore] = [now, before].map(({ image }) => image && platformText(image.platform))
  if (platform && platformBefore && platform !== platformBefore) {
    caveats.push(`The baseline is for another platform (${platformBefore}, here ${platform})`)
  }
  return caveats
}

/**
 * Whether a figure changed. Bytes of an image are exact. The time until ready and the memory peak are never a change: both
 * sides were measured in other runs, which may be on other machines; `side-by-side.ts` compares them.
 */
export function isChanged({ key, before, after }: DeltaRow, delta?: Delta): boolean {
  if (isMeasured(key)) return false
  return before !== after && !(DOWNLOADS.has(key) && delta && hasSameFiles(delta))
}

export const isMeasured = (key: DeltaRow['key']): boolean => key === 'readySeconds' || key === 'peakMemory'

const DOWNLOADS: ReadonlySet<DeltaRow['key']> = new Set(['download', 'downloadYours'])

/** All layers have the same files: a download differs only because the layers were written or compressed again. */
const hasSameFiles = ({ layers, sharedLayers, rebuiltLayers = 0, sameNameLayers = 0 }: Delta): boolean =>
  layers.length === 0 && sharedLayers + rebuiltLayers + sameNameLayers > 0
