/** Its memory grew throughout the soak, although it got almost no requests. */
import { seconds } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'

const MIB = 1024 ** 2

/**
 * Bytes per second that are reported after a soak of at least this many seconds. An app that has just started (a JVM
 * that loads classes, Node before its first collection, a cache that fills) grows for some seconds, so a shorter soak
 * proves nothing.
 */
const THRESHOLDS = [
  { soak: 60, growth: 0.1 * MIB },
  { soak: 10, growth: 1 * MIB },
]
/** A limit that is reached sooner than this is a warning. */
const SOON_SECONDS = 600

export const memoryGrows: Cause = {
  code: 'memory-grows',
  level: 'note',
  about: 'its memory grew throughout the soak',
  find: ({ phase, soak, memory, inputs }) => {
    const growth = soak?.memoryGrowth ?? 0
    const least = THRESHOLDS.find((row) => (soak?.seconds ?? 0) >= row.soak)?.growth
    if (phase !== 'done' || soak === null || least === undefined || growth < least) return null
    const limit = inputs.memory ?? memory.limit
    const left = limit === null ? null : Math.max(0, limit - (memory.peak ?? 0)) / growth
    const isSoon = left !== null && left < SOON_SECONDS
    return {
      ...(isSoon ? { level: 'warn' } : {}),
      confidence: 'likely',
      message: `its memory grew by ${(growth / MIB).toFixed(1)} MiB a second throughout the soak of ${seconds(soak.seconds)}${isSoon ? `: at that rate it reaches its limit in ${seconds(left)}` : ''}`,
      fix: 'If it continues (try a longer `soak`), look for data that is never released: an unbounded cache, a list of listeners, a log in memory.',
      evidence: [
        `growth without the page cache: ${Math.round(growth)} bytes a second (the lower rate of both halves of the soak)`,
        ...(memory.peak === null ? [] : [`peak memory seen: ${Math.round(memory.peak / MIB)} MiB`]),
      ],
    }
  },
}
