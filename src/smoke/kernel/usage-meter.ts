/** Memory and processor use of the container while it runs: peaks and rates from the engine's statistics and its cgroup. */
import type { Engine } from '../../engine/index.ts'
import type { Soak } from '../evidence.ts'
import type { Usage } from './types.ts'
import type { ProcView } from './view.ts'

/** The span of `busy`. */
const WINDOW_SECONDS = 5
/** A rate over a shorter span means nothing. */
const LEAST_WINDOW_SECONDS = 0.9

export interface Meter {
  readonly peak: number | null
  readonly limit: number | null
  readonly cpuSeconds: number | null
  /** Of the last sample, without the page cache; null until there is one. */
  readonly usage: Usage | null
  /** Cores used or waited for over the last seconds; null until there are two samples. */
  readonly busy: number | null
  /** `now` in seconds. */
  sample(now: number): Promise<void>
  /** The result returns the rates from `since` to the last sample. */
  window(since: number): () => Pick<Soak, 'memoryGrowth' | 'busy'>
}

/** Processor seconds used or waited for between two samples. The wait of a process that has ended is lost. */
const wanted = (first: Sample, last: Sample): number =>
  last.cpu - first.cpu + Math.max(0, last.delay - first.delay)

interface Sample {
  at: number
  cpu: number
  /** Seconds that its processes waited for a processor. */
  delay: number
  memory: number | null
}

/** `hostMemory`: bytes; a limit that is not lower limits nothing. */
export function makeMeter(
  engine: Engine,
  container: string,
  view: () => ProcView,
  hostMemory: number,
): Meter {
  const samples: Sample[] = []
  const seen: { peak: number | null; limit: number | null } = { peak: null, limit: null }
  const cores = (first: Sample | undefined, last: Sample | undefined): number | null =>
    first && last && last.at > first.at ? wanted(first, last) / (last.at - first.at) : null
  return {
    get peak() {
      return seen.peak
    },
    get limit() {
      return seen.limit
    },
    get cpuSeconds() {
      return samples.at(-1)?.cpu ?? null
    },
    get usage() {
      const last = samples.at(-1)
      return last ? { memory: last.memory, cpuSeconds: last.cpu } : null
    },
    get busy() {
      const last = samples.at(-1)
      return cores(last && samples.find(({ at }) => at >= last.at - WINDOW_SECONDS), last)
    },
    async sample(now) {
      const stats = await engine.stats(container)
      const peaks = [seen.peak, view().peak(), stats?.memoryPeak, stats?.memory]
      const known = peaks.filter((bytes): bytes is number => typeof bytes === 'number' && bytes > 0)
      if (known.length > 0) seen.peak = Math.max(...known)
      if (stats?.memoryLimit && stats.memoryLimit < hostMemory) seen.limit = stats.memoryLimit
      if (stats?.cpuSeconds != null)
        samples.push({ at: now, cpu: stats.cpuSeconds, delay: view().runDelay(), memory: stats.memory })
    },
    window: (since) => () => {
      const within = samples.filter(({ at }) => at >= since)
      const [first] = within
      const last = within.at(-1)
      if (!first || !last || last.at - first.at < LEAST_WINDOW_SECONDS)
        return { memoryGrowth: null, busy: null }
      return { memoryGrowth: steadyGrowth(within), busy: cores(first, last) }
    },
  }
}

/** The lower rate of both halves: memory that grows at first and then stays the same, as with caches, does not count. */
function steadyGrowth(samples: readonly Sample[]): number | null {
  const middle = Math.floor(samples.length / 2)
  const rates = [samples.slice(0, middle + 1), samples.slice(middle)].map(rateOf)
  const known = rates.filter((rate) => rate !== null)
  return known.length === rates.length ? Math.min(...known) : null
}

/** Bytes per second from the first to the last sample. */
function rateOf(samples: readonly Sample[]): number | null {
  const [first] = samples
  const last = samples.at(-1)
  if (!first || !last || first.memory === null || last.memory === null || last.at <= first.at) return null
  return (last.memory - first.memory) / (last.at - first.at)
}
