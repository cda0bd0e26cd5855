/** The time until ready of several starts of one image. Pure. */
import type { StartTimes } from '../core/schema.ts'
import { LEAST_STARTS, medianOf, type Started } from './side-by-side.ts'

/** To milliseconds. */
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** Only starts that became ready count. */
export function timesOfStarts(starts: readonly Started[], wanted: number): StartTimes {
  const ready = starts.filter((start) => start.ready)
  const values = ready.map(({ readySeconds }) => readySeconds).filter((value) => value !== null)
  const isEnough = values.length >= LEAST_STARTS
  return {
    wanted,
    ready: ready.length,
    values,
    median: isEnough ? rounded(medianOf(values)) : null,
    spread: isEnough ? rounded(Math.max(...values) - Math.min(...values)) : null,
  }
}
