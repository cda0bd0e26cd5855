/**
 * Renders blocks as plain text for a terminal or a CI log. Hostile text cannot move the cursor, colour later text, or
 * send commands to the Actions runner, which runs `::command::` at the start of a line and `##[command]` anywhere in it.
 */
import { textWidth } from '../../lib/text-width.ts'
import { wrapWords } from '../../lib/word-wrap.ts'
import { plain, type Block, type Column, type Inline } from './blocks.ts'
import { clean, oneLine, trimBlock } from './text.ts'

export interface Look {
  /** Whether to use colours: on a terminal without NO_COLOR. */
  color: boolean
  /** Columns; Infinity never wraps. */
  width: number
}

export function renderText(blocks: readonly Block[], look: Look): string {
  return harmless(stack(blocks, look)) + '\n'
}

/** Blocks with an empty line between them, except after a paragraph that ends in a colon. */
function stack(blocks: readonly Block[], look: Look): string {
  const texts = blocks.map((block) => renderBlock(block, look))
  const gap = (before: Block | undefined) =>
    before?.kind === 'paragraph' && plain(before.content).endsWith(':') ? '\n' : '\n\n'
  return texts.map((text, index) => (index === 0 ? '' : gap(blocks[index - 1])) + text).join('')
}

/** Breaks workflow commands in the text, so that the runner prints them. Takes linear time for any input. */
export function harmless(lines: string): string {
  const plain = lines.replaceAll('##[', '## [')
  let out = ''
  let from = 0
  let isStart = true
  for (let at = 0; at < plain.length; at++) {
    const character = plain.charAt(at)
    if (isStart && character === ':' && plain.charAt(at + 1) === ':') {
      out += `${plain.slice(from, at + 1)} `
      from = at + 1
    }
    isStart = ENDS_LINE.has(character) || (isStart && BLANK.test(character))
  }
  return out + plain.slice(from)
}

/** The runner also ends a line at a carriage return. */
const ENDS_LINE = new Set(['\n', '\r', '\u2028', '\u2029'])
/** Characters before a command that the runner skips, or that have no width. */
const BLANK = /[\s\u200b-\u200d\u2060]/

function renderBlock(block: Block, look: Look): string {
  switch (block.kind) {
    case 'heading':
      return paint(block.tone, renderInline(block.content, { ...look, color: false }), look)
    case 'paragraph':
      return wrapWords(renderInline(block.content, look), look.width)
    case 'footer':
      return paint('dim', wrapWords(oneLine(plain(block.content)), look.width), look)
    case 'list':
      return block.items.map((item) => bullet(renderInline(item, look), look.width)).join('\n')
    case 'code':
      return prefixed(trimBlock(clean(block.text)), paint('dim', '  │ ', look))
    case 'table':
      return renderTable(block.columns, block.rows, look)
    case 'details': {
      const title = paint('bold', oneLine(plain(block.summary)), look)
      return `${title}\n${stack(block.blocks, look)}`
    }
  }
}

function renderInline(content: readonly Inline[], look: Look): string {
  return content.map((part) => renderPart(part, look)).join('')
}

function renderPart(part: Inline, look: Look): string {
  if (part.kind === 'strong') return paint('bold', renderInline(part.content, look), look)
  const text = clean(part.text).replace(/\s+/g, ' ')
  if (part.kind !== 'code' && !(part.kind === 'link' && part.isCode)) return text
  return look.color ? paint('cyan', text, look) : text
}

function renderTable(columns: readonly Column[], rows: readonly Inline[][][], look: Look): string {
  const cells = rows.map((row) => columns.map((_, index) => oneLine(plain(row[index] ?? []))))
  const titles = columns.map(({ title }) => oneLine(plain(title)))
  const widths = fitColumns(columns, [titles, ...cells], look.width)
  const line = (row: string[]) =>
    '  ' +
    row
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]))
      .join('  ')
      .trimEnd()
  const head = titles.some((title) => title !== '') ? [paint('dim', line(titles), look)] : []
  return [...head, ...cells.map(line)].join('\n')
}

/** Width of each column; the column that shrinks gets narrower until the table fits, down to ten. */
function fitColumns(columns: readonly Column[], rows: readonly string[][], available: number): number[] {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => textWidth(row[index] ?? ''))))
  const excess = widths.reduce((sum, width) => sum + width + 2, 0) - available
  const shrinking = columns.findIndex((column) => column.shrinks)
  if (excess <= 0 || shrinking < 0) return widths
  return widths.map((width, index) =>
    index === shrinking ? Math.max(Math.min(10, width), width - excess) : width,
  )
}

function pad(cell: string, width: number, column: Column | undefined): string {
  const text = shorten(cell, width)
  const space = ' '.repeat(Math.max(0, width - textWidth(text)))
  return column?.align === 'right' ? space + text : text + space
}

/** At most `width` terminal cells, including the `…`. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let short = ''
  for (const character of text) {
    if (textWidth(short + character) >= width) break
    short += character
  }
  return `${short}…`
}

const bullet = (text: string, width: number): string =>
  prefixed(wrapWords(text, width - 2), '  ').replace(/^ {2}/, '- ')
const prefixed = (text: string, prefix: string): string => text.replace(/^/gm, prefix)

const STYLES = { bold: '1', dim: '2', cyan: '36', good: '1;32', bad: '1;31' } as const
const paint = (style: keyof typeof STYLES, text: string, { color }: Look): string =>
  color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text
