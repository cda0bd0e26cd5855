import type { Smoke } from './schema.ts'

/** Seconds until ready: the median where it was started several times for that, else of the trial's start. Null where unknown. */
export function readyTime(
  smoke: Pick<Smoke, 'ready' | 'readySeconds' | 'startTimes'> | null | undefined,
): number | null {
  if (!smoke?.ready) return null
  return smoke.startTimes ? smoke.startTimes.median : smoke.readySeconds
}
