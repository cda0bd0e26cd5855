import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  code,
  details,
  fence,
  heading,
  left,
  list,
  paragraph,
  prose,
  right,
  strong,
  table,
  footer,
  type Block,
  type Inline,
  whole,
} from '../../../src/report/render/blocks.ts'
import { renderMarkdown } from '../../../src/report/render/markdown.ts'
import { oneLine } from '../../../src/report/render/text.ts'
import { ATTACKS } from '../../support/hostile.ts'
import { dangersOf, textsOf, toHtml } from '../../support/html.ts'

/** Strings made of attacks, of their pieces, and of the characters that Markdown and GitHub give a meaning to. */
const piece = fc.oneof(
  fc.constantFrom(...ATTACKS),
  fc.constantFrom(
    ...'`|\\*_#@<>&$:~[]()!-+=.1\n\r\t /'.split(''),
    '\\|',
    '``',
    '://',
    'GH-',
    'www',
    '##[',
    '::',
    '\u202e',
    '-->',
    '</code>',
  ),
  fc.string({ maxLength: 5 }),
)
const hostile = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))

/** What a reader should see: the same text, with invisible characters as escapes. */
const seen = (text: string): string => oneLine(text).replaceAll('\u200b', '')

const codeLink = (text: string): Inline => ({
  kind: 'link',
  text,
  url: 'https://github.com/o/r/blob/x',
  isCode: true,
})
const places: Record<string, (text: string) => Block> = {
  heading: (text) => heading('good', text),
  paragraph: (text) => paragraph(text),
  'code in a paragraph': (text) => paragraph('see ', code(text), ' there'),
  'strong words': (text) => paragraph(strong('x', text, 'x'), ' there'),
  prose: (text) => paragraph(prose(text)),
  'list item': (text) => list([text, [code(text)]]),
  'table cell': (text) =>
    table(
      [left('A'), right(text)],
      [
        [text, [code(text)]],
        [[strong('x', code(text))], 'end'],
      ],
    ),
  'code block': (text) => fence('text', text),
  'summary and body of a fold': (text) =>
    details([text, code(text), strong(text)], [paragraph(text), fence('sh', text)]),
  'open fold': (text) => details(['x', codeLink(text)], [paragraph(text)], true),
  'code of a link': (text) => paragraph('x ', codeLink(text), ' y'),
  'table cells that stay on one line': (text) =>
    table([whole(codeLink('x')), right(text)], [[codeLink(text), [text, code(text)]]]),
  footer: (text) => footer('x ', text, code(text)),
  'text of a link': (text) =>
    paragraph({ kind: 'link', text: `x${text}`, url: 'https://github.com/o/r/blob/x' }),
}

describe.each(Object.entries(places))('hostile text as %s', (_, place) => {
  test.each(ATTACKS.map((attack) => [attack]))('%j stays text', (attack) => {
    expect(dangersOf(renderMarkdown([place(attack)]))).toEqual([])
  })

  test('any combination stays text', () => {
    fc.assert(
      fc.property(hostile, (text) =>
        expect(dangersOf(renderMarkdown([place(text), paragraph('after')]))).toEqual([]),
      ),
      { numRuns: 100 },
    )
  })
})

describe('nothing is lost or changed', () => {
  test('text of a paragraph', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(textsOf(renderMarkdown([paragraph('x', text, 'x')]), 'p').join('')).toBe(seen(`x${text}x`))
      }),
      { numRuns: 200 },
    )
  })

  test('code spans, alone and in table cells', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const expected = seen(text) || ' '
        expect(textsOf(renderMarkdown([paragraph('x ', code(text))]), 'code')).toEqual([expected])
        const rendered = renderMarkdown([table([left('A'), left('B')], [[code(text), 'last']])])
        expect(textsOf(rendered, 'code')).toEqual([expected])
        expect(textsOf(rendered, 'td')).toEqual([expected, 'last'])
      }),
      { numRuns: 200 },
    )
  })

  test('cells of a table stay in their columns and rows', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const rendered = renderMarkdown([
          table(
            [left('A'), left('B')],
            [
              [first, second],
              [second, first],
            ],
          ),
        ])
        const cells = textsOf(rendered, 'td').map((cell) => cell.trim())
        expect(cells).toEqual([first, second, second, first].map(seen))
      }),
      { numRuns: 200 },
    )
  })

  test('text after a code block is outside of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(textsOf(renderMarkdown([fence('text', text), paragraph('after')]), 'p')).toEqual(['after'])
      }),
    )
  })
})

test.each<[string, string, string]>([
  ['an emoji', ':shipit', ': 1 B'],
  ['a reference', 'octo/app#', '1'],
  ['a link', 'www', '.evil.example'],
])('two texts are not %s together', (_, first, second) => {
  for (const block of [paragraph('x ', first, second), details('x', [paragraph(strong(first, second))])])
    expect(dangersOf(renderMarkdown([block]))).toEqual([])
  expect(dangersOf(renderMarkdown([details(['x ', first, second], [])]))).toEqual([])
})

test.each([
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['no url', null],
  ['https://github.com/o/r/blob/x/a b)c|d.md#L1', 'https://github.com/o/r/blob/x/a%20b%29c%7Cd.md#L1'],
])('link to %j', (url, target) => {
  const html = toHtml(renderMarkdown([paragraph({ kind: 'link', text: 'name', url })]))
  expect(/href="([^"]*)"/.exec(html)?.[1] ?? null).toBe(target)
  expect(html).toContain('name')
})
