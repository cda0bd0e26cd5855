/**
 * How often the image's HEALTHCHECK runs during a test. By itself the engine waits one interval (30 s by default) before
 * the first run; here it runs once a second, and may fail for as long as the image allows. Pure.
 */
import type { Healthcheck } from '../../core/schema.ts'

/** Seconds from the end of a run to the next. */
const PACE = 1
/** What Docker uses where the image does not say. */
const DEFAULTS = { interval: 30, retries: 3 }
const MOST_RETRIES = 1_000_000

/** The image's own HEALTHCHECK, run faster: with as many more retries, it becomes unhealthy no sooner. */
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

/** For the Report: `, run every 1 s (its own interval: 30 s)`; empty where its own interval is not longer. */
export function paceText({ interval = DEFAULTS.interval }: Healthcheck): string {
  return interval <= PACE ? '' : `, run every ${PACE} s (its own interval: ${durationText(interval)})`
}

const durationText = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
