/** Which waste is reported, and at which level. Reasons: docs/decisions/0011-waste.md. */
import type { Level } from '../../core/schema.ts'

const NOTABLE_BYTES = 1_000_000
/** In a small image less counts: this share of the bytes of your layers, and at least these bytes. */
const SMALL_BYTES = 100_000
const SMALL_SHARE = 0.05

const WARN_BYTES = 10_000_000
const WARN_SHARE = 0.1

/** Findings at most; the next run reports the rest. */
export const MOST = 12

/** `yours`: bytes of your layers; `least`: the rule's own threshold. */
export function isNotable(bytes: number, yours: number, least = 0): boolean {
  const isMuch = bytes >= NOTABLE_BYTES || (bytes >= SMALL_BYTES && bytes >= yours * SMALL_SHARE)
  return isMuch && bytes >= least
}

/** `onDisk`: bytes of the whole image, uncompressed. */
export const levelOf = (bytes: number, onDisk: number): Level =>
  bytes >= WARN_BYTES || bytes >= onDisk * WARN_SHARE ? 'warn' : 'note'
