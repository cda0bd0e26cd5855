/** Whether memory grows over a run: compares used and resident memory early and late. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MiB = 2 ** 20
/** Tolerance in bytes: smaller differences are not a leak. */
const SLACK = { used: 32 * MiB, resident: 160 * MiB }

export interface Sample {
  /** Heap and buffers after a garbage collection. */
  readonly used: number
  readonly resident: number
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

export function sampled(): Sample {
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { used: heapUsed + external, resident: rss }
}

/** A sentence if the minimum of the last quarter is far above the maximum of the second; null if not, or if there are too few samples. */
export function growth(samples: readonly Sample[]): string | null {
  const quarter = Math.floor(samples.length / 4)
  if (quarter < 2) return null
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)]
  for (const key of ['used', 'resident'] as const) {
    const before = Math.max(...early.map((sample) => sample[key]))
    const after = Math.min(...late.map((sample) => sample[key]))
    if (after > before + SLACK[key])
      return `memory grows: ${key} was ${megabytes(before)} and is ${megabytes(after)}`
  }
  return null
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / MiB)} MiB`
