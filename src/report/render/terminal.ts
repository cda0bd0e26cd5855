/**
 * Renders blocks as plain text for a terminal or a CI log. Hostile text cannot move the cursor, colour later text, or
 * send commands to the Actions runner, which runs `::command::` at the start of a line and `##[command]` anywhere in it.
 */
import { wrapWords } from '../../lib/word-wrap.ts'
import { sparkline } from './bars.ts'
import { plain, type Block, type Inline } from './blocks.ts'
import { drawnBar, paint, signs, type Look } from './look.ts'
import { renderTable } from './text-table.ts'
import { clean, oneLine, trimBlock } from './text.ts'

export { shorten, type Look } from './look.ts'

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
      return paint(block.tone, renderHeading(block.content, look), look)
    case 'paragraph':
      return wrapWords(renderInline(block.content, look), look.width)
    case 'footer':
      return paint('dim', wrapWords(signs(oneLine(plain(block.content)), look), look.width), look)
    case 'list':
      return block.items.map((item) => bullet(renderInline(item, look), look.width)).join('\n')
    case 'code':
      return prefixed(signs(trimBlock(clean(block.text)), look), paint('dim', signs('  │ ', look), look))
    case 'table':
      return renderTable(block.columns, block.rows, look)
    case 'details': {
      const title = paint('bold', signs(oneLine(plain(block.summary)), look), look)
      return `${title}\n${stack(block.blocks, look)}`
    }
  }
}

function renderHeading(content: readonly Inline[], look: Look): string {
  const text = renderInline(content, { ...look, color: false })
  return look.mustFit ? wrapWords(text, look.width) : text
}

function renderInline(content: readonly Inline[], look: Look): string {
  return content.map((part) => renderPart(part, look)).join('')
}

/** Cells; and those that stay free for what is on the same line. */
const LONGEST_BAR = 60
const BESIDE_BAR = 14

function renderPart(part: Inline, look: Look): string {
  if (part.kind === 'strong') return paint('bold', renderInline(part.content, look), look)
  if (part.kind === 'sparkline') return sparkline(part.values, look, part.fromZero)
  if (part.kind === 'bar')
    return drawnBar(part.parts, part.cells ?? Math.min(LONGEST_BAR, look.width - BESIDE_BAR), look)
  const text = signs(clean(part.text).replace(/\s+/g, ' '), look)
  if (part.kind !== 'code' && !(part.kind === 'link' && part.isCode)) return text
  return look.color ? paint('cyan', text, look) : text
}

const bullet = (text: string, width: number): string =>
  prefixed(wrapWords(text, width - 2), '  ').replace(/^ {2}/, '- ')
const prefixed = (text: string, prefix: string): string => text.replace(/^/gm, prefix)
