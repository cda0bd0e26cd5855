/**
 * The download size of an image whose layers the engine stores uncompressed. Base layers: exact, from the registry's
 * manifest of the base. The other layers: an estimate, from compressing them here. What cannot be had in time, or cannot
 * be verified, is left out, with the reason; nothing rejects, because a trial does not depend on it.
 */
import { messageOf } from '../../core/errors.ts'
import type { Image, Layer, Sizes } from '../../core/schema.ts'
import { bytes, count } from '../../lib/units.ts'
import { bounded } from '../../lib/visible.ts'
import type { LayerCache, Packed, Transfer } from '../cache/index.ts'
import { gzipSizes, type StoreAccess } from '../source/index.ts'
import type { DownloadHints } from './hints.ts'
import { registryLayers, type AskRegistry } from './registry.ts'

export type { AskRegistry } from './registry.ts'

export interface DownloadAccess {
  /** Omitted if the engine's storage cannot be read in parts. */
  readonly store?: StoreAccess | undefined
  readonly ask: AskRegistry
  readonly cache: LayerCache
  /** Ends the work; its reason is an error that says why there is no figure. */
  readonly signal: AbortSignal
  /** When only so many seconds are left: what will not be done by then is ended at once. */
  readonly grace?: { readonly from: Promise<unknown>; readonly seconds: number } | undefined
}

/** Bytes of layers that are compressed in one run, before compression. */
const MOST_BYTES = 500_000_000
const REGISTRY_MILLISECONDS = 5000
/** Characters of what registries answered. */
const MOST_WHY = 300

/** The image with what could be found out of `sizes.download`, and `download` of the base's layers. Never rejects. */
export async function addDownload(
  image: Image,
  hints: DownloadHints,
  access: DownloadAccess,
): Promise<Image> {
  if (image.sizes.download !== null) return image
  const [base, yours] = await Promise.all([
    baseSizes(image, hints, access),
    yourSizes(image.layers.filter(isYours), hints, access),
  ])
  const layers = image.layers.map((layer, index) => {
    const packed = base.ok ? base.value[index] : undefined
    return packed ? { ...layer, digest: packed.digest, download: packed.size } : layer
  })
  return { ...image, layers, sizes: { ...image.sizes, ...figures(layers, base, yours) } }
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

const isYours = ({ part }: Layer): boolean => part === 'yours'

function figures(
  layers: readonly Layer[],
  base: Found<readonly Packed[]>,
  yours: Found<number>,
): Partial<Sizes> {
  const [baseLayers, yourLayers] = [layers.filter((layer) => !isYours(layer)), layers.filter(isYours)]
  if (!yours.ok) return { downloadUnknown: yours.why }
  if (!base.ok) {
    const partly =
      yourLayers.length === 0 ? {} : { downloadYours: { bytes: yours.value, exact: false, how: COMPRESSED } }
    return { ...partly, downloadUnknown: base.why }
  }
  if (yourLayers.length === 0) return { download: { bytes: sum(base.value), exact: true } }
  const how = baseLayers.length === 0 ? COMPRESSED : `base from the registry, ${COMPRESSED}`
  return { download: { bytes: sum(base.value) + yours.value, exact: false, how } }
}

const COMPRESSED = 'your layers compressed here'

const sum = (packed: readonly Packed[]): number => packed.reduce((total, { size }) => total + size, 0)

/** By position, from the lowest layer. */
async function baseSizes(
  { layers, platform }: Image,
  { known, baseRefs }: DownloadHints,
  { ask, cache, signal }: DownloadAccess,
): Promise<Found<readonly Packed[]>> {
  const diffIds = layers.filter((layer) => !isYours(layer)).map(({ diffId }) => diffId)
  const cached = diffIds.flatMap((diffId) => known.get(diffId)?.inRegistry ?? [])
  if (cached.length === diffIds.length) return { ok: true, value: cached }
  if (baseRefs.length === 0) return { ok: false, why: 'it is not proved which image the base is' }
  if (signal.aborted) return { ok: false, why: `no registry was asked: ${messageOf(signal.reason)}` }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(REGISTRY_MILLISECONDS)])
  const whys = new Set<string>()
  for (const ref of baseRefs) {
    const found = await registryLayers(ref, diffIds, platform, (name) => ask(name, limit)).catch(
      (cause: unknown) => void whys.add(`${ref}: ${messageOf(limit.aborted ? limit.reason : cause)}`),
    )
    if (!found) continue
    for (const [index, inRegistry] of found.entries())
      await cache.addTransfer(diffIds[index] ?? '', { inRegistry })
    return { ok: true, value: found }
  }
  const why = whys.size > 0 ? ` (${bounded([...whys].join('; '), MOST_WHY)})` : ''
  return { ok: false, why: `no registry that can be reached shows the layers of the base${why}` }
}

/** Bytes of all these layers after compression. */
async function yourSizes(
  layers: readonly Layer[],
  { known }: DownloadHints,
  { store, cache, signal: given, grace }: DownloadAccess,
): Promise<Found<number>> {
  const sizes = new Map(layers.flatMap(({ diffId }) => estimateOf(diffId, known)))
  const missing = new Map(layers.filter(({ diffId }) => !sizes.has(diffId)).map((one) => [one.diffId, one]))
  const onDisk = [...missing.values()].reduce((total, { size }) => total + size, 0)
  if (onDisk > MOST_BYTES)
    return { ok: false, why: `your layers have ${bytes(onDisk)}: too much to compress` }
  if (missing.size > 0) {
    if (!store) return { ok: false, why: "the engine's storage cannot be read" }
    // the smallest first: what is not finished now may be next time, and those done are cached
    const inOrder = [...missing.values()].sort((a, b) => a.size - b.size)
    const byIndex = new Map(inOrder.map(({ index, diffId }) => [index, diffId]))
    const onSize = async (index: number, estimate: number) => {
      const diffId = byIndex.get(index) ?? ''
      sizes.set(diffId, estimate)
      await cache.addTransfer(diffId, { estimate })
    }
    const pace = paceOf(onDisk, grace)
    const signal = AbortSignal.any([given, pace.tooSlow])
    try {
      signal.throwIfAborted()
      await gzipSizes(store, [...byIndex.keys()], { onSize, onRead: pace.onRead }, signal)
    } catch (cause) {
      const left = count([...missing.keys()].filter((diffId) => !sizes.has(diffId)).length, 'layer')
      const why = messageOf(signal.aborted ? signal.reason : cause)
      return { ok: false, why: `${left} could not be compressed: ${why}` }
    }
  }
  return { ok: true, value: layers.reduce((total, { diffId }) => total + (sizes.get(diffId) ?? 0), 0) }
}

/** Compression on one slow core, in bytes a millisecond: assumed until there is a measurement. */
const ASSUMED_PACE = 20_000

/** `tooSlow` aborts at the start of the grace period, if the rest of `total` bytes would take longer than that. */
function paceOf(
  total: number,
  grace: DownloadAccess['grace'],
): { tooSlow: AbortSignal; onRead: (bytes: number) => void } {
  const slow = new AbortController()
  const since = performance.now()
  let read = 0
  void grace?.from.then(() => {
    const pace = read === 0 ? ASSUMED_PACE : read / (performance.now() - since)
    if (total - read > pace * grace.seconds * 1000) slow.abort(new Error('the smoke test ended before'))
  })
  return { tooSlow: slow.signal, onRead: (bytes) => (read += bytes) }
}

function estimateOf(diffId: string, known: DownloadHints['known']): [string, number][] {
  const { estimate }: Transfer = known.get(diffId) ?? {}
  return estimate === undefined ? [] : [[diffId, estimate]]
}
