/** Bars and lines drawn with characters, for a terminal and for Markdown. Pure text: colours are the renderer's. */

export interface Glyphs {
  /** Whether block characters can be shown; else ASCII. */
  unicode: boolean
}

/** Eighths of a cell, from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const
/** Heights of a cell, from the bottom. */
const HEIGHTS = { unicode: '▁▂▃▄▅▆▇█', ascii: '_.-^' } as const

/**
 * A horizontal bar of `fraction` (0 to 1) of `width` cells, without padding. Above 0 something is always drawn: an eighth
 * of a cell, or one `#`. What is not a number draws nothing.
 */
export function bar(fraction: number, width: number, { unicode }: Glyphs): string {
  const part = Math.min(1, Math.max(0, fraction)) // NaN stays NaN
  if (!(part > 0) || width < 1) return ''
  const cells = part * Math.floor(width)
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(cells)))
  const eighths = Math.max(1, Math.round(cells * 8))
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}

/**
 * One cell for each value, the lowest value at the bottom and the highest at the top: the shape of a history, not its size.
 * Equal values are drawn in the middle. `fromZero`: 0 is the lowest, so that small differences are small. A value that is not known (null, NaN) is a space.
 */
export function sparkline(values: readonly (number | null)[], { unicode }: Glyphs, fromZero = false): string {
  const known = [...(fromZero ? [0] : []), ...values.filter(isKnown)]
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const heights = HEIGHTS[unicode ? 'unicode' : 'ascii']
  const top = heights.length - 1
  const heightOf = (value: number): number =>
    high === low ? Math.floor(top / 2) : Math.round(((value - low) / (high - low)) * top)
  return values.map((value) => (isKnown(value) ? heights.charAt(heightOf(value)) : ' ')).join('')
}

const isKnown = (value: number | null): value is number => value !== null && Number.isFinite(value)

/**
 * How many whole cells each part of a stacked bar gets: together `width`, if the parts are more than nothing. A part above 0
 * gets at least one cell while there are cells; the largest part gives it.
 */
export function cellsOf(parts: readonly number[], width: number): number[] {
  const sizes = parts.map((part) => (Number.isFinite(part) ? Math.max(0, part) : 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0 || width < 1) return sizes.map(() => 0)
  const cells = sizes.map((size) => (size > 0 ? Math.max(1, Math.round((size / total) * width)) : 0))
  for (let over = cells.reduce((sum, one) => sum + one, -width); over !== 0; over -= Math.sign(over)) {
    const largest = cells.indexOf(Math.max(...cells))
    cells[largest] = (cells[largest] ?? 0) - Math.sign(over)
  }
  return cells
}
