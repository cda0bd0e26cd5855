/** Parts of charts: scales, ticks, lines. */
import { svg } from './dom.ts'

export interface Scale {
  readonly from: number
  readonly to: number
  /** Pixels. */
  readonly left: number
  readonly right: number
}

export const place = ({ from, to, left, right }: Scale, value: number): number =>
  to === from ? left : left + ((value - from) / (to - from)) * (right - left)

/** About `wanted` round values from `from` to `to`. */
export function ticks(from: number, to: number, wanted: number): number[] {
  const rough = (to - from) / Math.max(1, wanted)
  if (!(rough > 0) || !Number.isFinite(rough)) return [from]
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step)
}

/** A line through points in pixels, and the area from it down to `floor`. */
export function area(
  points: readonly (readonly [number, number])[],
  floor: number,
  name: string,
): SVGElement {
  const line = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
  return svg(
    'g',
    { class: `area ${name}` },
    svg('path', { class: 'fill', d: `${line}L${last.toFixed(1)} ${floor}L${first.toFixed(1)} ${floor}Z` }),
    svg('path', { class: 'line', d: line }),
  )
}
