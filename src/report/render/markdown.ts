/** Renders blocks as GitHub Markdown. Every text is escaped by `escape.ts`. */
import { sparkline } from './bars.ts'
import type { Block, Column, Inline } from './blocks.ts'
import { codeBlock, codeSpan, html, htmlCode, lineStart, linkTarget, text } from './escape.ts'
import { clean } from './text.ts'

export function renderMarkdown(blocks: readonly Block[]): string {
  return blocks.map(renderBlock).join('\n\n') + '\n'
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${renderInline(block.content).trim()}`
    case 'paragraph':
      return lineStart(renderInline(block.content))
    case 'footer':
      return `<sub>${renderInline(block.content).trim()}</sub>`
    case 'list':
      return block.items.map((item) => `- ${lineStart(renderInline(item))}`).join('\n')
    case 'code':
      return codeBlock(block.text, block.language)
    case 'table':
      return renderTable(block.columns, block.rows)
    case 'details':
      return `<details${block.isOpen ? ' open' : ''}><summary>${renderSummary(block.summary)}</summary>\n\n${renderMarkdown(block.blocks)}\n</details>`
  }
}

function renderTable(columns: readonly Column[], rows: readonly Inline[][][]): string {
  const cell = (content: readonly Inline[], column: Column | undefined) => {
    const markdown = renderInline(content, true).trim()
    return column?.align === 'right' || column?.isWhole ? unbroken(markdown) : markdown
  }
  const cells = (row: readonly Inline[][]) =>
    `| ${row.map((content, index) => cell(content, columns[index])).join(' | ')} |`
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--')).join('|')
  return [cells(columns.map(({ title }) => title)), `|${rule}|`, ...rows.map(cells)].join('\n')
}

/** Figures stay on one line, also on a phone. No Markdown that we write depends on a space within a cell. */
const unbroken = (cell: string): string => cell.replaceAll(' ', '\u00a0')

function renderInline(content: readonly Inline[], inTable = false): string {
  return joined(content)
    .map((part) => renderPart(part, inTable))
    .join('')
}

/** Texts side by side become one, because together they may be what neither is: `:a` and `: b`. */
function joined(content: readonly Inline[]): Inline[] {
  const parts: Inline[] = []
  for (const part of content) {
    const last = parts.at(-1)
    if (last?.kind === 'text' && part.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: clean(last.text) + clean(part.text) }
    else parts.push(part)
  }
  return parts
}

function renderPart(part: Inline, inTable: boolean): string {
  switch (part.kind) {
    case 'text':
      return text(part.text)
    case 'code':
      return codeSpan(part.text, inTable)
    case 'strong':
      return `**${renderInline(part.content, inTable).trim()}**`
    case 'link': {
      const target = linkTarget(part.url)
      const shown = part.isCode ? codeSpan(part.text, inTable) : text(part.text)
      return target === null ? shown : `[${shown}](${target})`
    }
    case 'bar':
      return ''
    case 'sparkline':
      return sparkline(part.values, { unicode: true }, part.fromZero)
  }
}

function renderSummary(content: readonly Inline[]): string {
  return joined(content)
    .map((part) => {
      if (part.kind === 'code' || (part.kind === 'link' && part.isCode)) return htmlCode(part.text)
      if (part.kind === 'bar' || part.kind === 'sparkline') return renderPart(part, false)
      if (part.kind === 'strong') return `<b>${renderSummary(part.content)}</b>`
      return html(part.text)
    })
    .join('')
}
