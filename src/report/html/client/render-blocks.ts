/** Blocks and words of the Report's views, which the comment and the terminal show too, as elements. */
import { inline, type Block, type Inline, type Words } from '../../render/blocks.ts'
import { sparkline } from '../../render/bars.ts'
import { el, type Child } from './dom.ts'

export const words = (content: Words): Child[] => inline(content).map(part)

function part(content: Inline): Child {
  switch (content.kind) {
    case 'text':
    case 'link': // no address leads out of the page
      return content.text
    case 'code':
      return el('code', {}, content.text)
    case 'strong':
      return el('strong', {}, content.content.map(part))
    case 'bar': // the page has its own
      return null
    case 'sparkline':
      return sparkline(content.values, { unicode: true }, content.fromZero)
  }
}

export function blockOf(block: Block): Child {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'footer':
      return el('p', {}, block.content.map(part))
    case 'code':
      return codeBlock(block.text)
    case 'list':
      return el(
        'ul',
        {},
        block.items.map((item) => el('li', {}, item.map(part))),
      )
    case 'details':
      return el('details', {}, el('summary', {}, block.summary.map(part)), block.blocks.map(blockOf))
    case 'table':
      return plainTable(block)
  }
}

/** May be scrolled with the keyboard. */
export const codeBlock = (text: string, label = 'Text'): HTMLElement =>
  el('pre', { tabindex: 0, role: 'region', 'aria-label': label }, text)

function plainTable({ columns, rows }: Extract<Block, { kind: 'table' }>): HTMLElement {
  const titles = columns.map(({ title, align }) => el('th', { scope: 'col', class: align }, title.map(part)))
  const lines = rows.map((row) =>
    el(
      'tr',
      {},
      row.map((cell, at) => el('td', { class: columns[at]?.align }, cell.map(part))),
    ),
  )
  const table = el('table', {}, el('thead', {}, el('tr', {}, titles)), el('tbody', {}, lines))
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' }, table)
}
