/** Whether memory grows over a run: what is in use after a collection, and what the process holds, early and late. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MiB = 2 ** 20
/** What may come and go without being a leak. */
const SLACK = { used: 32 * MiB, resident: 160 * MiB }

export interface Sample {
  /** Heap and buffers, after a collection. */
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

/** A sentence when the least of the last quarter is far above the most of the second; null when not, or too soon to say. */
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
