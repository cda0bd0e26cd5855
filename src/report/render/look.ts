/** What a terminal can show, and how single texts are fitted to it. */
import { ascii } from '../../lib/ascii.ts'
import { textWidth } from '../../lib/text-width.ts'
import { bar, cellsOf } from './bars.ts'
import type { BarPart, BarTone } from './blocks.ts'

export interface Look {
  color: boolean
  /** Columns; Infinity never wraps. */
  width: number
  /** Whether signs beyond ASCII can be shown. */
  unicode: boolean
  /** Headings are broken and wide tables become sentences. A log keeps both, to be searched and scrolled. */
  mustFit?: boolean
}

/** The text with signs that the terminal can show. */
export const signs = (text: string, { unicode }: Pick<Look, 'unicode'>): string =>
  unicode ? text : ascii(text)

/** At most `width` terminal cells, including the `…` (`...` in ASCII). */
export function shorten(
  text: string,
  width: number,
  look: Pick<Look, 'unicode'> = { unicode: true },
): string {
  if (textWidth(text) <= width) return text
  const end = signs('…', look)
  const room = width - end.length
  let short = ''
  for (const character of text) {
    if (textWidth(short + character) > room) break
    short += character
  }
  return short + end
}

/** Each tone differs without colour too. */
const FILLS: Readonly<Record<BarTone, { unicode: string; ascii: string }>> = {
  base: { unicode: '░', ascii: '-' },
  yours: { unicode: '█', ascii: '#' },
  dead: { unicode: '▒', ascii: 'x' },
}

const fillOf = (tone: BarTone, { unicode }: Pick<Look, 'unicode'>): string =>
  FILLS[tone][unicode ? 'unicode' : 'ascii']

/** A stacked bar of at most `width` cells. A single part ends within a cell. */
export function drawnBar(parts: readonly BarPart[], width: number, look: Look): string {
  const some = parts.filter(({ share }) => share > 0)
  const [only] = some
  if (only && some.length === 1 && only.tone === 'yours')
    return paint(only.tone, bar(only.share, width, look), look)
  const shares = some.map(({ share }) => share)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const cells = cellsOf(shares, Math.max(some.length, Math.round(Math.min(1, whole) * width)))
  return some
    .map(({ tone }, index) => paint(tone, fillOf(tone, look).repeat(cells[index] ?? 0), look))
    .join('')
}

const STYLES = {
  bold: '1',
  dim: '2',
  cyan: '36',
  good: '1;32',
  bad: '1;31',
  base: '34',
  yours: '32',
  dead: '31',
} as const

/** An empty text stays empty. */
export const paint = (style: keyof typeof STYLES, text: string, { color }: Pick<Look, 'color'>): string =>
  color && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text
