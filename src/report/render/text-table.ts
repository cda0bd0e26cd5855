/** Tables for a terminal: aligned columns where they fit, else each row as a sentence. */
import { textWidth } from '../../lib/text-width.ts'
import { wrapWords } from '../../lib/word-wrap.ts'
import { plain, type BarPart, type Column, type Inline } from './blocks.ts'
import { drawnBar, paint, shorten, signs, type Look } from './look.ts'
import { oneLine } from './text.ts'

type Row = readonly Inline[][]

export function renderTable(columns: readonly Column[], rows: readonly Row[], look: Look): string {
  const textOf = (cell: readonly Inline[] = []) => signs(oneLine(plain(cell)), look)
  const titles = columns.map(({ title }) => textOf(title))
  const cells = rows.map((row) => columns.map((_, index) => textOf(row[index])))
  const drawn = columns.findIndex((_, index) => rows.some((row) => barIn(row[index]) !== null))
  const widths = fitColumns(columns, [titles, ...cells], drawn, look)
  const kept = columns.flatMap(({ drops }, index) => (drops ? [] : [index]))
  if (widths === null && kept.length < columns.length) {
    const only = <T>(list: readonly T[]): T[] => kept.flatMap((index) => list.slice(index, index + 1))
    return renderTable(only(columns), rows.map(only), look)
  }
  if (widths === null)
    return cells.map((row, at) => sentence(titles, row, barIn(rows[at]?.[drawn]), look)).join('\n')
  const line = (row: readonly string[], bar: readonly BarPart[] | null) =>
    row
      .flatMap((cell, index) => {
        const width = widths[index] ?? 0
        if (index !== drawn) return [pad(cell, width, columns[index], look)]
        return width === 0 ? [] : [barCell(cell, bar, width, look)]
      })
      .join('  ')
      .trimEnd()
  const head = titles.some((title) => title !== '') ? [paint('dim', `  ${line(titles, null)}`, look)] : []
  return [...head, ...cells.map((row, at) => `  ${line(row, barIn(rows[at]?.[drawn]))}`)].join('\n')
}

const barIn = (cell: readonly Inline[] = []): readonly BarPart[] | null =>
  cell.flatMap((part) => (part.kind === 'bar' ? [part.parts] : []))[0] ?? null

function barCell(title: string, parts: readonly BarPart[] | null, width: number, look: Look): string {
  if (parts === null) return pad(title, width, undefined, look)
  const blank = ' '.repeat(Math.max(0, width - textWidth(drawnBar(parts, width, { ...look, color: false }))))
  return drawnBar(parts, width, look) + blank
}

/** Cells of the shrinking column. */
const LEAST = 10
/** Widths of a column of bars, the preferred one first, and the least that the shrinking column then keeps. */
const BARS = [
  { bar: 24, least: 24 },
  { bar: 12, least: 24 },
  { bar: 8, least: 14 },
  { bar: 0, least: LEAST },
] as const

/**
 * Width of each column. The column that shrinks gets narrower until the table fits; bars (the column `drawn`) get shorter,
 * then are left out. Where it does not fit even so: null, or too wide in a log.
 */
function fitColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  drawn: number,
  { width: available, mustFit = false }: Look,
): number[] | null {
  const natural = columns.map((_, index) => Math.max(...rows.map((row) => textWidth(row[index] ?? ''))))
  const shrinking = columns.findIndex((column) => column.shrinks)
  const whole = natural[shrinking] ?? 0
  for (const { bar, least } of drawn < 0 ? BARS.slice(-1) : BARS) {
    const widths = natural.map((width, index) => (index === drawn ? bar : width))
    const used = widths.filter((_, index) => index !== drawn || bar > 0)
    const excess = used.reduce((sum, width) => sum + width + 2, 0) - available
    if (excess <= 0) return widths
    if (shrinking >= 0 && whole - excess >= Math.min(whole, least))
      return widths.map((width, index) => (index === shrinking ? whole - excess : width))
  }
  if (mustFit) return null
  const least = Math.min(whole, LEAST)
  return natural.map((width, index) => (index === drawn ? 0 : index === shrinking ? least : width))
}

function pad(cell: string, width: number, column: Column | undefined, look: Look): string {
  const text = shorten(cell, width, look)
  const space = ' '.repeat(Math.max(0, width - textWidth(text)))
  return column?.align === 'right' ? space + text : text + space
}

/** `On disk: main 242 MB, Now 251 MB`, below its bar; a first column without a title is what the others are about. */
function sentence(
  titles: readonly string[],
  row: readonly string[],
  bar: readonly BarPart[] | null,
  look: Look,
): string {
  const [about = '', ...others] = titles[0] === '' ? row : ['', ...row]
  const names = titles[0] === '' ? titles.slice(1) : titles
  const items = others.flatMap((cell, index) => (cell === '' ? [] : [`${names[index] ?? ''} ${cell}`.trim()]))
  const text = (about === '' ? '' : `${about}: `) + items.join(', ')
  const drawn = bar === null ? '' : `  ${drawnBar(bar, look.width - 4, look)}\n`
  return `${drawn}  ${wrapWords(text, look.width - 4).replaceAll('\n', '\n    ')}`
}
