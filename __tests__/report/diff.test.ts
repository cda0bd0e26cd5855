/** The views of `sea-trial diff`: the same words for a terminal and as Markdown, and valid JSON. */
import { describe, expect, test } from '@jest/globals'
import { compare } from '../../src/compare/index.ts'
import { Diff, type Report } from '../../src/core/schema.ts'
import { renderDiff } from '../../src/report/index.ts'
import { ATTACKS } from '../support/hostile.ts'
import { dangersOf } from '../support/html.ts'
import { compared, flask } from '../support/reports.ts'

const LOOK = { color: false, width: Infinity, unicode: true }
const sideOf = (report: Report, name: string): Diff['before'] => {
  if (!report.image) throw new Error('a Report with an image')
  const { ref, id, sizes } = report.image
  return { name, kind: 'report', ref, id, at: report.at, sizes }
}
const diffOf = (delta: Diff['delta'], a = 'a.json', b = 'b.json'): Diff => ({
  schemaVersion: 1,
  generator: 'sea-trial 0.1.0',
  before: sideOf(flask, a),
  after: sideOf(flask, b),
  delta,
})
const delta = compared.delta ?? compare(flask, flask)

describe('what changed', () => {
  const diff = diffOf(delta)
  const [text, markdown] = (['terminal', 'markdown'] as const).map((format) =>
    renderDiff(diff, flask, format, LOOK).replaceAll('\u00a0', ' '),
  )

  test('on a terminal: the sentence, the figures, and every change', () => {
    const order = [
      'a.json → b.json',
      '+9.0 MB: RUN pip install',
      'Download',
      'To redeploy:',
      'Changes (',
      'pandas 2.3 (pypi), new',
    ]
    const places = order.map((part) => text?.indexOf(part) ?? -1)
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('as Markdown: the same words', () => {
    expect(markdown).toContain('## `a.json` → `b.json`')
    expect(markdown).toContain('|  | a.json → b.json | Change |')
    expect(markdown).toContain('**+9.0 MB**: `RUN pip install flask pandas` (Dockerfile:4) now brings')
    expect(markdown).toContain('<summary>Changes (1 layer, 2 packages)</summary>')
    const words = (one: string) => new Set(one.match(/[A-Za-z]{3,}/g))
    const common = words(text ?? '')
    expect([...words(markdown ?? '')].filter((word) => !common.has(word))).toEqual([
      'details',
      'summary',
      'sub',
    ])
  })

  test('as JSON: what the schema says', () => {
    expect(Diff.parse(JSON.parse(renderDiff(diff, flask, 'json', LOOK)))).toEqual(diff)
  })
})

test('the same image', () => {
  const text = renderDiff(diffOf(compare(flask, flask)), flask, 'terminal', LOOK)
  expect(text).toContain('No layer changed.')
  expect(text).toContain('No change compared with a.json: 84.1 MB to download')
})

test.each(ATTACKS.map((attack) => [attack]))('names with %j', (attack) => {
  const caveats = [attack]
  const hostile = diffOf({ ...delta, why: attack, hints: [attack], caveats }, attack, attack)
  expect(dangersOf(renderDiff(hostile, flask, 'markdown', LOOK))).toEqual([])
  expect(renderDiff(hostile, flask, 'terminal', LOOK)).not.toMatch(/(?!\n)\p{Cc}|^\s*::/mu)
})
