import { describe, expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import { changes, rowsOf } from '../../src/browse/draw.ts'
import { view } from '../../src/browse/view.ts'
import type { Dead, Finding } from '../../src/core/schema.ts'
import { filesOf } from '../support/image-files.ts'
import { bytes, dir, file, symlink } from '../support/tar.ts'
import { modelFor, press, screen } from './support.ts'

const HOSTILE = [
  'clear\u001b[2J\u001b[H',
  'title\u001b]0;owned\u0007',
  'newline\nx',
  'tab\tx',
  'return\rx',
  'c1\u009b2J',
  'bidi\u202egnp.exe',
  'zero\u200b\u2060width',
  'wide文字漢字'.repeat(15),
  '👩‍👩‍👧‍👦'.repeat(9),
  `marks${'\u0301'.repeat(100)}`,
  'long'.repeat(60),
  '::error::x',
]
const files = filesOf([
  dir('d'),
  ...HOSTILE.map((name, index) => file(`d/${name}`, bytes(index))),
  ...HOSTILE.map((target, index) => symlink(`d/link${index}`, target)),
])
const dead: Dead[] = HOSTILE.map((path) => ({ path, bytes: 1, addedBy: 0, killedBy: 1, cause: 'deleted' }))
const findings: Finding[] = HOSTILE.map((text) => ({
  code: 'x',
  level: 'note',
  confidence: 'likely',
  message: text,
  fix: text,
  evidence: [],
}))
const model = { ...modelFor(files, { dead }), name: HOSTILE.join(''), findings }
const layers = model.image.layers.map((layer) => ({ ...layer, createdBy: HOSTILE.join(' ') }))
const hostile = { ...model, image: { ...model.image, layers } }

const SIZES = [
  { columns: 60, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 70 },
  { columns: 20, rows: 3 },
]
const KEYS = [[], ['ctrl+space'], ['tab'], ['shift+tab'], ['?'], ['e'], ['/', '\u001b', '文', 'x']]

describe.each(SIZES)('$columns × $rows', (size) => {
  test.each(KEYS.map((keys) => [keys]))(
    'no line is wider than the screen or moves the cursor, after %j',
    (keys) => {
      const state = press(hostile, size, ...keys)
      const lines = screen(state, hostile)
      expect(lines).toHaveLength(size.rows)
      for (const line of lines) {
        expect(line).not.toMatch(/[\p{Cc}\u202e\u2066-\u2069\u200b]/u)
        expect(stringWidth(line)).toBeLessThanOrEqual(size.columns)
      }
    },
  )
  test('parts do not overlap', () => {
    for (const parts of view(press(hostile, size, 'ctrl+space'), hostile))
      for (const [index, { column, line }] of parts.entries()) {
        const end = column + stringWidth(line.map(({ text }) => text).join(''))
        expect(end).toBeLessThanOrEqual(parts[index + 1]?.column ?? size.columns)
      }
  })
})

test('control characters of a name are spelled', () => {
  const lines = screen(press(hostile, { columns: 200, rows: 70 }, 'ctrl+space'), hostile).join('\n')
  expect(lines).toContain('newline\\nx')
  expect(lines).toContain('clear\\x1B[2J\\x1B[H')
})

describe('what a terminal is sent', () => {
  const size = { columns: 100, rows: 30 }
  const frame = view(press(hostile, size, 'ctrl+space'), hostile)

  test('only styles and columns', () => {
    const sent = rowsOf(frame, { hasColor: true, hasUnicode: true }).join('')
    // eslint-disable-next-line no-control-regex -- the sequences that are allowed
    expect(sent.replace(/\u001b\[\d+[mG]/g, '')).not.toMatch(/\p{Cc}/u)
  })
  test('without colours: no colours', () => {
    const sent = rowsOf(frame, { hasColor: false, hasUnicode: true }).join('')
    expect(sent).not.toContain('\u001b[3')
  })
  test('without Unicode: ASCII of the same width', () => {
    const sent = rowsOf(frame, { hasColor: false, hasUnicode: false }).join('')
    // eslint-disable-next-line no-control-regex -- ASCII and the sequences
    expect(sent).toMatch(/^[\u001b -~]*$/)
  })
  test('rows that are the same are not sent again', () => {
    const rows = rowsOf(frame, { hasColor: true, hasUnicode: true })
    expect(changes(rows, rows)).toBe('')
    const moved = rowsOf(view(press(hostile, size, 'ctrl+space', 'down'), hostile), {
      hasColor: true,
      hasUnicode: true,
    })
    const sent = changes(rows, moved)
    // eslint-disable-next-line no-control-regex -- the start of a row
    expect(sent.match(/\u001b\[\d+;1H/g)).toHaveLength(2)
  })
})
