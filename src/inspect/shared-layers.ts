/**
 * Layers that images share: those of equal diffID, which a registry stores once. (An engine stores them once if the
 * layers below are equal too, as for images of one base.) A layer that an image has twice is shared as often as the
 * other image has it. Pure.
 */
import type { Image, Layer, SharedImage } from '../core/schema.ts'

type Weighed = Pick<Image, 'id' | 'ref' | 'layers' | 'sizes'>

/** The image with its shared layers marked, and the bytes that all images take together. */
export function shareLayers(image: Image, others: readonly Weighed[]): Image {
  if (others.length === 0) return image
  const marks = others.map((other) => sharedWith(image, other))
  return {
    ...image,
    layers: image.layers.map((layer, index) => {
      const sharing = marks.flatMap((mark, other) => (mark[index] ? [other] : []))
      return sharing.length === 0 ? layer : { ...layer, sharedWith: sharing }
    }),
    shared: others.map((other, index) => describe(other, image.layers, marks[index] ?? [])),
    together: { images: others.length + 1, onDisk: together([image, ...others]) },
  }
}

/** By layer of the image: whether the other has it too. */
function sharedWith({ layers }: Weighed, other: Weighed): boolean[] {
  const left = countsOf(other.layers)
  return layers.map(({ diffId }) => {
    const count = left.get(diffId) ?? 0
    left.set(diffId, count - 1)
    return count > 0
  })
}

function describe(
  { ref, id, sizes }: Weighed,
  layers: readonly Layer[],
  isShared: readonly boolean[],
): SharedImage {
  const shared = layers.filter((_, index) => isShared[index])
  return { ref, id, layers: shared.length, bytes: total(shared), onDisk: sizes.onDisk }
}

/** Bytes on disk. Each layer counts once, or as often as the image that repeats it most. */
function together(images: readonly Weighed[]): number {
  const most = new Map<string, { size: number; count: number }>()
  for (const { layers } of images) {
    const counts = countsOf(layers)
    for (const { diffId, size } of layers) {
      const count = Math.max(counts.get(diffId) ?? 0, most.get(diffId)?.count ?? 0)
      most.set(diffId, { size, count })
    }
  }
  return [...most.values()].reduce((sum, { size, count }) => sum + size * count, 0)
}

function countsOf(layers: readonly Layer[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { diffId } of layers) counts.set(diffId, (counts.get(diffId) ?? 0) + 1)
  return counts
}

const total = (layers: readonly Layer[]): number => layers.reduce((sum, { size }) => sum + size, 0)
