/** What several images of one run ship together. */
import type { Shipped } from '../../core/schema.ts'
import { bytes } from '../render/format.ts'

/** `Together the 3 images ship 412 MB on disk, 290 MB of it shared: one by one they would take 802 MB.` */
export function togetherSentence(shipped: Shipped | undefined): string {
  if (!shipped) return ''
  const { images, onDisk, shared, apart } = shipped
  const all = `Together the ${images} images ship ${bytes(onDisk)} on disk`
  return shared === 0
    ? `${all} and share no layer.`
    : `${all}, ${bytes(shared)} of it shared: one by one they would take ${bytes(apart)}.`
}
