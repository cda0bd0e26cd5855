/** Numbers as people read them: SI units, three significant digits, signs on changes. Never a bare number. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** `0 B`, `950 B`, `1.2 kB`, `84.1 MB`, `212 MB`, `1.09 GB`. */
export function bytes(value: number): string {
  if (value < 1000) return `${Math.round(value)} B`
  let [scaled, unit] = [value / 1000, 1]
  // 999,600 B would round to 1000 kB: it is 1.0 MB.
  while (Number(scaled.toPrecision(3)) >= 1000 && unit < UNITS.length - 1)
    [scaled, unit] = [scaled / 1000, unit + 1]
  return `${threeDigits(scaled)} ${UNITS[unit] ?? ''}`
}

/** `0.84 s`, `12.3 s`, `1 min 12 s`, `1 h 2 min`. */
export function seconds(value: number): string {
  if (value < 0.00995) return `${value.toFixed(value === 0 ? 0 : 3)} s`
  if (value < 9.995) return `${value.toFixed(2)} s`
  if (value < 59.95) return `${value.toFixed(1)} s`
  const whole = Math.round(value)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** `+9.0 MB`, `−1.2 MB`, `none`. */
export const bytesChange = (before: number, after: number): string => signed(after - before, bytes)

/** `+0.04 s`, `−2.1 s`, `none`: to a hundredth, since more of a clock reading is noise. */
export const secondsChange = (before: number, after: number): string =>
  signed(Math.round((after - before) * 100) / 100, seconds)

/** `1 step`, `1,234 lines`. */
export const count = (value: number, noun: string): string =>
  `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`

/** How long before `now` it was: `2 hours`, `3 days`; null where either instant is no date. */
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

function signed(change: number, format: (value: number) => string): string {
  if (change === 0) return 'none'
  return (change > 0 ? '+' : '−') + format(Math.abs(change))
}

/** 9 → `9.0`, 1.094 → `1.09`, 84.12 → `84.1`, 212.3 → `212`. */
function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (rounded >= 100) return String(rounded)
  if (rounded >= 10) return rounded.toFixed(1)
  return rounded.toFixed(2).replace(/0$/, '')
}
