import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareStarts, countStarts } from '../../src/compare/index.ts'
import type { Started } from '../../src/compare/side-by-side.ts'
import { SideBySide } from '../../src/core/schema.ts'

const MB = 1_000_000
const start = (readySeconds: number, peak: number | null = 5 * MB): Started => ({
  ready: true,
  readySeconds,
  memory: { peak },
})
const failed: Started = { ready: false, readySeconds: null, memory: { peak: 90 * MB } }
const starts = (...seconds: number[]): Started[] => seconds.map((value) => start(value))
const memory = (...peaks: number[]): Started[] => peaks.map((peak) => start(1, peak))
const ready = (before: Started[], after: Started[]) =>
  compareStarts(before, after).find(({ key }) => key === 'readySeconds')
const peak = (before: Started[], after: Started[]) =>
  compareStarts(before, after).find(({ key }) => key === 'peakMemory')

describe('a row', () => {
  test('has the values in their order, their medians and the spread of both sides', () => {
    const row = ready(starts(0.8, 0.75, 0.85), starts(0.84, 0.89, 0.86))
    expect(row).toMatchObject({
      before: { median: 0.8, values: [0.8, 0.75, 0.85] },
      after: { median: 0.86, values: [0.84, 0.89, 0.86] },
      changed: false,
    })
    expect(row?.spread).toBeCloseTo(0.1, 9)
    expect(SideBySide.shape.rows.element.parse(row)).toEqual(row)
  })
  test('of an even number of starts has the mean of the middle two', () =>
    expect(ready(starts(1, 2, 4, 9), starts(1, 1, 1, 1))?.before.median).toBe(3))
  test('counts only starts that became ready', () => {
    const flaky = [...starts(1, 1, 1), failed]
    expect(countStarts(flaky)).toEqual({ started: 4, ready: 3 })
    expect(peak(flaky, starts(1, 1, 1))?.before.values).toEqual([5 * MB, 5 * MB, 5 * MB])
  })
  test.each([
    ['less than three starts of a side became ready', [...starts(1, 1), failed], starts(1, 1, 1)],
    ['there are none', [], []],
  ])('is left out where %s', (_, before, after) => expect(compareStarts(before, after)).toEqual([]))
  test('is left out where the engine did not measure memory', () => {
    const blind = [start(1, null), start(1, null), start(1, null)]
    expect(compareStarts(blind, blind).map(({ key }) => key)).toEqual(['readySeconds'])
  })
})

describe('a change', () => {
  test.each([
    ['0.5 s more', starts(0.8, 0.75, 0.85), starts(1.3, 1.28, 1.35), true],
    ['0.5 s less', starts(1.3, 1.28, 1.35), starts(0.8, 0.75, 0.85), true],
    ['0.5 s more where starts differ by 0.4 s', starts(0.8, 0.6, 1), starts(1.3, 1.1, 1.5), false],
    ['less than 0.1 s', starts(0.2, 0.2, 0.2), starts(0.29, 0.29, 0.29), false],
    ['more than 0.1 s', starts(0.2, 0.2, 0.2), starts(0.31, 0.31, 0.31), true],
    ['less than a tenth', starts(20, 20, 20), starts(21.9, 21.9, 21.9), false],
    ['two of three disturbed starts', starts(0.8, 0.8, 0.8), starts(0.8, 1.4, 2.9), false],
  ])('of the time: %s', (_, before, after, changed) => expect(ready(before, after)?.changed).toBe(changed))
  test.each([
    ['50 MB more', memory(41 * MB, 42 * MB, 41 * MB), memory(91 * MB, 92 * MB, 91 * MB), true],
    ['less than 2 MB', memory(5 * MB, 5 * MB, 5 * MB), memory(6.9 * MB, 6.9 * MB, 6.9 * MB), false],
    [
      'less than a twentieth',
      memory(900 * MB, 900 * MB, 900 * MB),
      memory(940 * MB, 940 * MB, 940 * MB),
      false,
    ],
  ])('of memory: %s', (_, before, after, changed) => expect(peak(before, after)?.changed).toBe(changed))
  test('three starts need twice the spread, four one and a half of it, five all of it', () => {
    const wide = (least: number, count: number) =>
      starts(least, least + 0.4, ...Array.from({ length: count - 2 }, () => least + 0.2))
    const isChange = (count: number, by: number) => ready(wide(1, count), wide(1 + by, count))?.changed
    expect([0.79, 0.81].map((by) => isChange(3, by))).toEqual([false, true])
    expect([0.59, 0.61].map((by) => isChange(4, by))).toEqual([false, true])
    expect([0.39, 0.41].map((by) => isChange(5, by))).toEqual([false, true])
  })
})

describe('noise', () => {
  const seconds = fc.double({ min: 0.01, max: 60, noNaN: true })
  const sides = fc
    .integer({ min: 3, max: 20 })
    .chain((count) =>
      fc.tuple(...[0, 1].map(() => fc.array(seconds, { minLength: count, maxLength: count }))),
    )

  test('the order of the starts does not matter', () =>
    fc.assert(
      fc.property(sides, ([before = [], after = []]) => {
        const turned = ready(starts(...before.toReversed()), starts(...after.toReversed()))
        expect(turned?.changed).toBe(ready(starts(...before), starts(...after))?.changed)
      }),
    ))

  test('a difference within the spread is no change', () =>
    fc.assert(
      fc.property(sides, ([before = [], after = []]) => {
        const row = ready(starts(...before), starts(...after))
        if (!row) throw new Error('every side has three starts')
        const difference = Math.abs(row.after.median - row.before.median)
        expect(row.changed && difference <= row.spread).toBe(false)
      }),
    ))

  test('one disturbed start makes no change', () =>
    fc.assert(
      fc.property(sides, fc.double({ min: 0, max: 100, noNaN: true }), ([values = []], delay) => {
        const [first = 0, ...others] = values
        expect(ready(starts(...values), starts(first, ...others))?.changed).toBe(false)
        const calm = values.map((value) => 1 + value / 1000) // within 0.06 s
        const [disturbed = 0, ...rest] = calm
        expect(ready(starts(...calm), starts(disturbed + delay, ...rest))?.changed).toBe(false)
      }),
    ))

  /** Seconds until ready of one image on a busy machine with two cores, as `npm run bench:repeat` measured them. */
  const MEASURED = [
    0.64, 0.35, 0.6, 0.56, 0.48, 0.58, 0.54, 0.85, 0.35, 0.65, 0.54, 0.41, 0.72, 0.39, 0.51, 0.62,
  ]
  test.each([3, 4, 5, 10])('%i starts of one image as measured: a change in less than 1 of 200', (count) => {
    const random = seeded(count)
    const some = () =>
      starts(...Array.from({ length: count }, () => MEASURED[Math.floor(random() * MEASURED.length)] ?? 0))
    const found = Array.from({ length: 2000 }, () => ready(some(), some())?.changed)
    expect(found.filter(Boolean).length).toBeLessThan(10)
  })
})

/** Numbers from 0 to 1, the same in each run: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
