/** Texts of an exact width in cells of a terminal, which no name can move out of. */
import { textWidth } from '../lib/text-width.ts'
import { visibleLine, type Visible } from '../lib/visible.ts'
import { shorten } from '../report/index.ts'

/** A name or path on one line: every control character is spelled, so that names that differ look different. */
export const named = (text: string): Visible => visibleLine(text.replace(/\p{Cc}/gu, spelled))

const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const spelled = (character: string): string =>
  SHORT[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** A line of ordinary text: runs of white space become one space. */
export const said = (text: string): Visible => visibleLine(text.replace(/\s+/g, ' ')).trim() as Visible // only removes spaces

/** A character of a name takes at most two cells, or none; so many without width are enough. */
const MOST_CHARACTERS = 1000

/** At most `width` cells; ends in `…` if something was cut. */
export const cut = (text: string, width: number): string =>
  width <= 0 ? '' : shorten(text.slice(0, MOST_CHARACTERS), width)

/** Exactly `width` cells. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, width)
  const space = ' '.repeat(Math.max(0, width - textWidth(short)))
  return align === 'left' ? short + space : space + short
}

const ASCII: Readonly<Record<string, string>> = {
  ...{ '…': '~', '│': '|', '─': '-', '▸': '>', '▾': 'v', '█': '#', '░': '.', '−': '-', '→': '>', '·': '-' },
}

/** For terminals without Unicode: the same number of cells. */
export const ascii = (text: string): string =>
  text.replace(/[^ -~]/gu, (character) => ASCII[character] ?? '?'.repeat(textWidth(character)))
