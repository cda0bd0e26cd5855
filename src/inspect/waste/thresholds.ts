/** What is worth a person's time. The one place for it; docs/decisions/0011-cures.md says why. */
import type { Level } from '../../core/schema.ts'

const WORTH_BYTES = 1_000_000
/** In a small image less is worth it: so much of what your layers hold, and no less than this. */
const SMALL_BYTES = 100_000
const SMALL_SHARE = 0.05

const WARN_BYTES = 10_000_000
const WARN_SHARE = 0.1

/** Findings at most: whoever has mended these looks again. */
export const MOST = 12

/** `least` is a cure's own, for what is waste only where there is much of it. */
export function isNotable(bytes: number, yours: number, least = 0): boolean {
  const isMuch = bytes >= WORTH_BYTES || (bytes >= SMALL_BYTES && bytes >= yours * SMALL_SHARE)
  return isMuch && bytes >= least
}

export const levelOf = (bytes: number, onDisk: number): Level =>
  bytes >= WARN_BYTES || bytes >= onDisk * WARN_SHARE ? 'warn' : 'note'
