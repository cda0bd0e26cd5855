/** Formats numbers with their unit: SI units, three significant digits. */

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

/** `+9.0 MB`, `−1.2 MB`, `none`. */
export const bytesChange = (before: number, after: number): string => signed(after - before, bytes)

export function signed(change: number, format: (value: number) => string): string {
  if (change === 0) return 'none'
  return (change > 0 ? '+' : '−') + format(Math.abs(change))
}

/** `1 step`, `1,234 lines`. */
export const count = (value: number, noun: string): string =>
  `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`

/** 9 → `9.0`, 1.094 → `1.09`, 84.12 → `84.1`, 212.3 → `212`. */
function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (rounded >= 100) return String(rounded)
  if (rounded >= 10) return rounded.toFixed(1)
  return rounded.toFixed(2).replace(/0$/, '')
}
