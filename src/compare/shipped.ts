/** What several images take together at a registry, which stores a layer once. Pure. */
import type { Image, Shipped } from '../core/schema.ts'

/** Null with fewer than two images. */
export function shippedTogether(images: readonly Pick<Image, 'layers'>[]): Shipped | null {
  if (images.length < 2) return null
  const found = new Map<string, { size: number; images: number }>()
  let apart = 0
  for (const { layers } of images) {
    const own = new Map(layers.map(({ diffId, size }) => [diffId, size]))
    for (const [diffId, size] of own) {
      apart += size
      found.set(diffId, { size, images: (found.get(diffId)?.images ?? 0) + 1 })
    }
  }
  const all = [...found.values()]
  const sum = (some: typeof all) => some.reduce((total, { size }) => total + size, 0)
  return { images: images.length, onDisk: sum(all), shared: sum(all.filter((one) => one.images > 1)), apart }
}
