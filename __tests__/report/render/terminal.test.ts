import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import stringWidth from 'string-width'
import {
  code,
  details,
  fence,
  heading,
  left,
  list,
  paragraph,
  right,
  shrinking,
  table,
  type Block,
} from '../../../src/report/render/blocks.ts'
import { harmless, renderText, shorten } from '../../../src/report/render/terminal.ts'
import { ATTACKS } from '../../support/hostile.ts'

const PLAIN = { color: false, width: 80, unicode: true }

/** The runner trims white space, runs `::` at the start of a line and `##[` anywhere; a lone CR ends a line. */
const obeyed = (output: string): string[] =>
  output.split(/\r\n|\r|\n/).filter((line) => line.trim().startsWith('::') || line.includes('##['))

const everywhere = (text: string): Block[] => [
  heading('bad', text),
  paragraph(text, code(text)),
  list([text, [code(text)]]),
  table([left(text), right('B')], [[text, text]]),
  details(text, [fence('text', text)]),
  fence('sh', text),
]

describe('hostile text', () => {
  test.each(ATTACKS.map((attack) => [attack]))(
    '%j commands neither the terminal nor the runner',
    (attack) => {
      const output = renderText(everywhere(attack), PLAIN)
      expect(obeyed(output)).toEqual([])
      expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/) // eslint-disable-line no-control-regex -- what is looked for
    },
  )

  test('in any combination, with line breaks at any position', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ':',
        '::',
        '#',
        '##',
        '[',
        '##[',
        ' ',
        '\n',
        '\r',
        '\u00a0',
        '\t',
        'word',
        '\u001b[0m',
        '\u2028',
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 30 }), (parts, width) => {
        expect(obeyed(renderText(everywhere(parts.join('')), { color: true, width, unicode: true }))).toEqual(
          [],
        )
      }),
      { numRuns: 500 },
    )
  })
})

test('colours only if enabled', () => {
  const blocks = [heading('good', 'a ', code('b')), paragraph('x ', code('y'))]
  expect(renderText(blocks, PLAIN)).toBe('a b\n\nx y\n')
  expect(renderText(blocks, { ...PLAIN, color: true })).toBe(
    '\u001b[1;32ma b\u001b[0m\n\nx \u001b[36my\u001b[0m\n',
  )
})

test('tables align by width, not by length, and shorten the column that may shrink', () => {
  const block = table(
    [right('Size'), shrinking('Made by'), left('At')],
    [
      ['1 B', '漢字漢字漢字漢字漢字', 'x:1'],
      ['100 MB', 'RUN something that is rather long', 'y:2'],
    ],
  )
  const lines = renderText([block], { color: false, width: 36, unicode: true }).trimEnd().split('\n')
  expect(lines).toEqual([
    '    Size  Made by                At',
    '     1 B  漢字漢字漢字漢字漢字   x:1',
    '  100 MB  RUN something that i…  y:2',
  ])
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(36)
})

test('a wide character that does not fit is removed completely', () => {
  expect(shorten('漢字漢字', 6)).toBe('漢字…')
  expect(shorten('漢字漢字', 8)).toBe('漢字漢字')
})

test('no empty line after a paragraph that ends in a colon', () => {
  expect(renderText([paragraph('Proved by:'), fence('text', 'a\nb'), paragraph('next')], PLAIN)).toBe(
    'Proved by:\n  │ a\n  │ b\n\nnext\n',
  )
})

test('lines without commands are not changed', () => {
  const line = 'std::vector, C++ # [x] a::b http://x:: \n  - ok'
  expect(harmless(line)).toBe(line)
})
