/** The HTTP header `Retry-After`. */
import type { Clock } from './clock.ts'

/** Seconds that it asks to wait, as a number or until a date; null where there is none, or it is past. */
export function retryAfterSeconds(header: unknown, clock: Clock): number | null {
  if (typeof header !== 'string' || header === '') return null
  const seconds = Number.isNaN(Number(header)) ? secondsUntil(Date.parse(header), clock) : Number(header)
  return seconds > 0 ? seconds : null
}

/** From now to an instant in milliseconds. */
export const secondsUntil = (instant: number, clock: Clock): number =>
  (instant - clock.date().getTime()) / 1000
