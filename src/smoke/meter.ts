/** Memory and CPU of the container while it runs: peaks and rates from the engine's figures and its cgroup. */
import type { Engine } from '../engine/index.ts'
import { cgroupPeak } from './process.ts'

/** Over how many seconds `busy` looks back. */
const WINDOW_SECONDS = 5

export interface Meter {
  readonly peak: number | null
  readonly limit: number | null
  readonly cpuSeconds: number | null
  /** Cores used over the last seconds; null until there are two samples. */
  readonly busy: number | null
  sample(now: number): Promise<void>
}

/** `pid` 0 where the processes are not this machine's. More memory than the machine has is no limit. */
export function makeMeter(engine: Engine, container: string, pid: number, hostMemory: number): Meter {
  const samples: { at: number; cpu: number }[] = []
  const seen: { peak: number | null; limit: number | null } = { peak: null, limit: null }
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
    get busy() {
      const last = samples.at(-1)
      const first = last && samples.find(({ at }) => at >= last.at - WINDOW_SECONDS)
      return last && first && last.at > first.at ? (last.cpu - first.cpu) / (last.at - first.at) : null
    },
    async sample(now) {
      const stats = await engine.stats(container)
      const peaks = [seen.peak, pid > 0 ? cgroupPeak(pid) : null, stats?.memoryPeak, stats?.memory]
      const known = peaks.filter((bytes): bytes is number => typeof bytes === 'number' && bytes > 0)
      if (known.length > 0) seen.peak = Math.max(...known)
      if (stats?.memoryLimit && stats.memoryLimit < hostMemory) seen.limit = stats.memoryLimit
      if (stats?.cpuSeconds != null) samples.push({ at: now, cpu: stats.cpuSeconds })
    },
  }
}
