/**
 * Compares starts of two images that were made in turn on one machine. Pure.
 *
 * The spread is a range, not a deviation: three values are too few to estimate one, and a start that was disturbed widens
 * the range, so it can hide a change but not make one. Ranges also need no assumption about how the values are distributed.
 */
import type { Series, SideBySide, Smoke, StartCount } from '../core/schema.ts'

export type Started = Pick<Smoke, 'ready' | 'readySeconds' | 'memory'>
type Row = SideBySide['rows'][number]

interface Measure {
  readonly key: Row['key']
  readonly of: (start: Started) => number | null
  /** A difference of less than this, or of less than this share of the median before, is no change. */
  readonly least: number
  readonly share: number
}

const MEASURES: readonly Measure[] = [
  { key: 'readySeconds', of: ({ readySeconds }) => readySeconds, least: 0.1, share: 0.1 },
  { key: 'peakMemory', of: ({ memory }) => memory.peak, least: 2_000_000, share: 0.05 },
]

/** With fewer values on one side there is no row. */
export const LEAST_STARTS = 3

/**
 * How many spreads the medians must differ by. Fewer starts have a smaller spread by chance: of starts of one image whose
 * times are independent, these factors alone report a change in less than 1 of 200 comparisons.
 */
const FACTORS: Readonly<Record<number, number>> = { 3: 2, 4: 1.5 }

export const countStarts = (starts: readonly Started[]): StartCount => ({
  started: starts.length,
  ready: starts.filter(({ ready }) => ready).length,
})

/** Only starts that became ready count. */
export function compareStarts(before: readonly Started[], after: readonly Started[]): Row[] {
  return MEASURES.flatMap((measure) => {
    const [was, now] = [before, after].map((starts) => seriesOf(measure, starts))
    return was && now ? [rowOf(measure, was, now)] : []
  })
}

function seriesOf({ of }: Measure, starts: readonly Started[]): Series | null {
  const values = starts.filter(({ ready }) => ready).map(of)
  const known = values.filter((value) => value !== null)
  return known.length < LEAST_STARTS ? null : { median: medianOf(known), values: known }
}

function rowOf({ key, least, share }: Measure, before: Series, after: Series): Row {
  const deviations = [before, after].flatMap(({ median, values }) => values.map((value) => value - median))
  const spread = Math.max(...deviations) - Math.min(...deviations)
  const factor = FACTORS[Math.min(before.values.length, after.values.length)] ?? 1
  const noise = Math.max(factor * spread, least, share * before.median)
  return { key, before, after, spread, changed: Math.abs(after.median - before.median) > noise }
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  return ((low ?? NaN) + (high ?? NaN)) / 2
}
