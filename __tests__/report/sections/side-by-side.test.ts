import { describe, expect, test } from '@jest/globals'
import type { Report, SideBySide } from '../../../src/core/schema.ts'
import { hasChanged, renderTerminal } from '../../../src/report/index.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { dangersOf } from '../../support/html.ts'
import { flask, renderComment } from '../../support/reports.ts'

const series = (...values: number[]) => ({ median: values[1] ?? 0, values })
const compared: SideBySide = {
  baseline: 'main@3f2a1c9',
  wanted: 3,
  before: { started: 3, ready: 3 },
  after: { started: 3, ready: 3 },
  rows: [
    {
      key: 'readySeconds',
      before: series(0.75, 0.8, 0.85),
      after: series(0.8, 0.84, 0.86),
      spread: 0.1,
      changed: false,
    },
    {
      key: 'peakMemory',
      before: series(41e6, 41e6, 41e6),
      after: series(91e6, 91e6, 91e6),
      spread: 0,
      changed: true,
    },
  ],
  notes: [],
}
const report = (changes: Partial<SideBySide> = {}): Report => ({
  ...flask,
  sideBySide: { ...compared, ...changes },
})
const comment = (one: Report): string => renderComment(one, NO_LINKS)
const terminal = (one: Report): string => renderTerminal(one, { color: false, width: 300, unicode: true })

test('a comment and a terminal say what changed, and what did not', () => {
  const rest =
    'ready in 0.80 s → 0.84 s, no change (spread 0.10 s); peak memory until ready 41.0 MB → 91.0 MB'
  expect(comment(report())).toContain(
    `**In turn** with \`main@3f2a1c9\`: ${rest}, **+50.0 MB** (spread 0 B); 3 starts each.`,
  )
  expect(terminal(report())).toContain(`${rest}, +50.0 MB (spread 0 B); 3 starts each.`)
})

test('starts that failed are counted', () =>
  expect(comment(report({ after: { started: 4, ready: 3 }, before: { started: 4, ready: 4 } }))).toContain(
    '4 of 4 and 3 of 4 starts became ready.',
  ))

test('a note is shown, also where there is nothing else', () => {
  const text = comment(report({ rows: [], notes: ['There is no image: `baseline: build` builds one'] }))
  expect(text).toContain('⚠️ There is no image: `baseline: build` builds one.')
  expect(text).not.toContain('In turn')
})

test('nothing is shown without `repeat`', () => expect(comment(flask)).not.toContain('In turn'))

test('a hostile name and note stay text', () => {
  const attack = '`</p><img src=x>\n# x @octocat'
  expect(dangersOf(comment(report({ baseline: attack, notes: [attack] })))).toEqual([])
})

describe('whether anything changed, for `comment: on-change`', () => {
  test('only rows that are marked count', () => {
    expect(hasChanged(report())).toBe(true)
    expect(hasChanged(report({ rows: compared.rows.slice(0, 1) }))).toBe(false)
  })
})
