import type { Image, Layer } from '../core/schema.ts'

/**
 * What a node that has the layers of `before` must download for `now`: the compressed layers that it does not have. `exact`
 * is false where not all of their compressed sizes are known; the bytes are then those on disk.
 */
export function redeployCost(now: Image, before: Image): { bytes: number; exact: boolean } {
  const has = new Set(before.layers.map(({ diffId }) => diffId))
  const missing = new Map(now.layers.filter(({ diffId }) => !has.has(diffId)).map((one) => [one.diffId, one]))
  const layers = [...missing.values()]
  const exact = layers.every(({ download }) => download !== undefined)
  const sizeOf = (layer: Layer): number => (exact ? (layer.download ?? 0) : layer.size)
  return { bytes: layers.reduce((sum, layer) => sum + sizeOf(layer), 0), exact }
}
