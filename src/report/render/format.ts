/** Formats times, changes and ages, always with a unit. */
import { count, signed } from '../../lib/units.ts'

export { bytes, bytesChange } from '../../lib/units.ts'
export { count }

/** `0.84 s`, `12.3 s`, `1 min 12 s`, `1 h 2 min`. */
export function seconds(value: number): string {
  if (value < 0.00995) return `${value.toFixed(value === 0 ? 0 : 3)} s`
  if (value < 9.995) return `${value.toFixed(2)} s`
  if (value < 59.95) return `${value.toFixed(1)} s`
  const whole = Math.round(value)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** `+0.04 s`, `−2.1 s`, `none`: rounded to a hundredth; smaller differences are noise. */
export const secondsChange = (before: number, after: number): string =>
  signed(Math.round((after - before) * 100) / 100, seconds)

/** `12 October`, in UTC; with its year if that is not the year of `now`. */
export function date(at: string, now: string): string {
  const [then, today] = [new Date(at), new Date(now)]
  const year = then.getUTCFullYear() === today.getUTCFullYear() ? {} : { year: 'numeric' as const }
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC', ...year })
}

/** Time from `then` to `now`: `2 hours`, `3 days`; null if either is not a date. */
export function age(then: string, now: string): string | null {
  const past = (Date.parse(now) - Date.parse(then)) / 1000
  if (Number.isNaN(past)) return null
  const [size, noun] = AGES.find(([limit]) => past >= limit) ?? [1, 'second']
  return count(Math.max(0, Math.floor(past / size)), noun)
}

const AGES: readonly (readonly [number, string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
]
