/**
 * How often the image's HEALTHCHECK runs in a trial. The engine waits a whole interval, 30 s by default, before the first
 * run; in a trial it runs once a second, and may fail as long as before. Pure.
 */
import type { Healthcheck } from '../../core/schema.ts'

/** Seconds from the end of a run to the next. */
const PACE = 1
/** What Docker uses where the image does not say. */
const DEFAULTS = { interval: 30, retries: 3 }
const MOST_RETRIES = 1_000_000

/** As the image says, but for the pace: with so many more retries it counts as unhealthy no sooner than by itself. */
export function paced(own: Healthcheck): Healthcheck & { interval: number; startInterval: number } {
  const { interval = DEFAULTS.interval, retries = DEFAULTS.retries, startInterval = PACE } = own
  const pace = Math.min(PACE, interval)
  return {
    ...own,
    interval: pace,
    startInterval: Math.min(pace, startInterval),
    retries: Math.min(Math.ceil((retries * interval) / pace), MOST_RETRIES),
  }
}

/** For the Report: `, run every 1 s (its own interval: 30 s)`; empty where it ran at its own pace. */
export function paceText({ interval = DEFAULTS.interval }: Healthcheck): string {
  return interval <= PACE ? '' : `, run every ${PACE} s (its own interval: ${durationText(interval)})`
}

const durationText = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
