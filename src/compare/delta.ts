/** Compares the facts of two Reports. Pure. */
import { platformText } from '../platform/name.ts'
import type { Delta, DeltaRow, Image, Report, Smoke } from '../core/schema.ts'
import { compareLayers } from './layers.ts'
import { comparePackages } from './packages.ts'

/** The parts of this run's Report that exist before the verdict. */
export type Now = Pick<Report, 'image' | 'smoke' | 'engine'>

export function compare(now: Now, before: Report): Delta {
  const layers = now.image && before.image ? compareLayers(now.image, before.image) : null
  const packages = now.image && before.image ? comparePackages(now.image, before.image) : null
  return {
    rows: FIGURES.flatMap((figure) => rowOf(figure, now, before)),
    layers: layers?.changes ?? [],
    sharedLayers: layers?.count('diffId') ?? 0,
    ...(layers ? { rebuiltLayers: layers.count('content'), sameNameLayers: layers.count('names') } : {}),
    ...(packages ? { packages } : {}),
    verdictBefore: before.verdict,
    findingsBefore: [...new Set(before.findings.map((finding) => finding.code))],
    wasteBefore: wasteOf(before),
    ...(before.smoke?.shutdown && now.smoke?.shutdown ? { shutdownBefore: before.smoke.shutdown } : {}),
    caveats: caveatsOf(now, before),
  }
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
    kind: ({ image }) => image?.sizes.download?.exact,
  },
  { key: 'onDisk', of: ({ image }) => image?.sizes.onDisk ?? null },
  { key: 'yours', of: ({ image }) => yoursOf(image) },
  { key: 'base', of: ({ image }) => image?.base?.onDisk ?? null },
  { key: 'deadWeight', of: ({ image }) => image?.sizes.deadWeight ?? null },
  { key: 'readySeconds', of: ({ smoke }) => (smoke?.ready ? smoke.readySeconds : null) },
  { key: 'peakMemory', of: ({ smoke }) => memoryOf(smoke) },
]

function rowOf({ key, of, kind }: Figure, now: Side, before: Side): DeltaRow[] {
  const [after, earlier] = [of(now), of(before)]
  if (after === null || earlier === null || kind?.(now) !== kind?.(before)) return []
  return [{ key, before: earlier, after }]
}

const yoursOf = (image: Image | null): number | null =>
  image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null

/** Null for a container that failed: its peak cannot be compared with one that worked. */
const memoryOf = (smoke: Smoke | null): number | null => (smoke?.ready ? smoke.memory.peak : null)

/** The same Dockerfile produces other layers on another store, and other files on another platform. */
function caveatsOf(now: Now, before: Report): string[] {
  const caveats: string[] = []
  const [store, storeBefore] = [now.engine?.store, before.engine?.store]
  if (store && storeBefore && store !== storeBefore) {
    caveats.push(
      `The baseline comes from another image store (${storeBefore}, here ${store}): layers of the same Dockerfile differ slightly between stores`,
    )
  }
  const [platform, platformBefore] = [now, before].map(({ image }) => image && platformText(image.platform))
  if (platform && platformBefore && platform !== platformBefore) {
    caveats.push(`The baseline is for another platform (${platformBefore}, here ${platform})`)
  }
  return caveats
}

/**
 * Whether a figure changed by more than it does between two runs of the same image. Bytes of an image are exact; the time
 * until ready and the memory peak are measured.
 */
export function isChanged({ key, before, after }: DeltaRow): boolean {
  if (before === null || after === null) return before !== after
  const noise = NOISE[key]
  return Math.abs(after - before) > (noise ? Math.max(noise.least, before * noise.share) : 0)
}

/** Estimated from repeated starts of small servers on a busy two-core machine. */
const NOISE: Partial<Record<DeltaRow['key'], { least: number; share: number }>> = {
  readySeconds: { least: 0.25, share: 0.25 },
  peakMemory: { least: 2_000_000, share: 0.1 },
}
