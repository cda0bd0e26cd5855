/** Limits of services, and at which fleet size they are reached. */
import { ASSUMED } from './inputs.ts'
import type { Load, Result } from './simulate.ts'

export interface Limit {
  what: string
  most: number
  /** What counts against it, of the two heaviest hours. */
  use: (result: Result) => { busiest: number; herd: number }
}

const hourly =
  (key: keyof Load, factor = 1): Limit['use'] =>
  ({ busiestDay, herd }) => ({
    busiest: busiestDay[key] * ASSUMED.busiestHour * factor,
    herd: herd[key] * factor,
  })

const SECONDS = 3600

export const LIMITS: readonly Limit[] = [
  {
    what: 'Docker Hub: 100 pulls in 6 hours from one address',
    most: 100,
    use: ({ busiestDay, herd }) => ({
      busiest: busiestDay.pulls * ASSUMED.busiestSixHours,
      herd: herd.pulls,
    }),
  },
  { what: 'GitHub: 500 comments an hour, one token for all', most: 500, use: hourly('comments') },
  { what: 'GitHub: 15,000 requests an hour, one app for all', most: 15_000, use: hourly('requests') },
  { what: 'GitHub: 500 jobs at once (Enterprise, standard)', most: 500, use: hourly('minutes', 1 / 60) },
  { what: 'a mirror that sends 10 Gbit a second', most: 10e9, use: hourly('sent', 8 / SECONDS) },
  { what: 'GitHub: 500 runs started in 10 seconds', most: 500, use: hourly('runs', 10 / SECONDS) },
  // of each pull: the index, and the manifest of the platform
  { what: 'Amazon ECR: 2,000 manifests a second', most: 2_000, use: hourly('pulls', 2 / SECONDS) },
]

/** The fleet size at which it is reached, if the load grows as the fleet does. */
export const reachedAt = ({ most }: Limit, use: number, repositories: number): number =>
  Math.floor((repositories * most) / use)
