/** Runs jobs side by side within a budget of processors and memory. Pure but for the jobs. */
import { settleAll } from '../lib/settle-all.ts'

export interface Demand {
  readonly cpus: number
  /** In bytes. */
  readonly memory: number
}

export interface Job<T> {
  readonly demand: Demand
  readonly run: () => Promise<T>
}

/**
 * The results, in the order of the jobs. A job starts when it fits beside those that run, or when none runs; jobs start in
 * their order. When one rejects, the others are awaited, then it rejects as the first of them did.
 */
export async function runWithin<T>(capacity: Demand, jobs: readonly Job<T>[]): Promise<T[]> {
  const results: Promise<T>[] = []
  const running = new Map<Promise<unknown>, Demand>()
  const used = (key: keyof Demand) => [...running.values()].reduce((sum, demand) => sum + demand[key], 0)
  const fits = ({ cpus, memory }: Demand): boolean =>
    used('cpus') + cpus <= capacity.cpus && used('memory') + memory <= capacity.memory
  for (const { demand, run } of jobs) {
    while (running.size > 0 && !fits(demand)) await Promise.race(running.keys())
    const result = run()
    results.push(result)
    const ended: Promise<unknown> = result.then(
      () => running.delete(ended),
      () => running.delete(ended),
    )
    running.set(ended, demand)
  }
  return settleAll(results)
}
