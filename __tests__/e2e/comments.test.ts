/** The kinds of change in examples/history, as the action on real engines: the comment that the docs show is the one that is posted. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { blockOf, PAGE, quoted, stable } from '../../scripts/gallery/page.ts'
import { engineEnv } from '../support/engines.ts'
import { History, KINDS, type KindName, type Outcome } from '../support/history.ts'
import { leftovers } from '../support/leftovers.ts'

let history: History
const outcomes: Partial<Record<KindName, Outcome>> = {}
const outcome = (name: KindName): Outcome => {
  const found = outcomes[name]
  if (!found) throw new Error(`${name} was not run`)
  return found
}

beforeAll(async () => {
  history = await History.open()
})
afterAll(async () => {
  await history.close()
  expect(history.github.failures).toEqual([])
  for (const engine of ['new', 'new-containerd'] as const)
    expect(await leftovers(engineEnv(engine))).toEqual([])
})

/** The others only differ in what the app does, which the corpus has. */
const NAMES = [
  'grown-dependency',
  'moved-layer',
  'nothing',
  'unreproducible',
  'other-store',
  'over-budget',
  'allowed',
  'accepted',
  'expired',
  'new-base',
] as const satisfies readonly KindName[]

test.each<KindName>(NAMES)('%s is compared with its base branch', async (name) => {
  const { report } = (outcomes[name] = await history.pullRequest(KINDS[name]))
  const behind = 'base' in KINDS[name] ? 1 : 0
  expect(report.baseline).toMatchObject({ source: 'cache', how: 'the parent of this merge', behind })
})

test('docs/gallery.md has the comment that is posted', () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(stable(quoted(outcome('grown-dependency').comment))).toBe(stable(blockOf(page, 'grown-dependency')))
})

test.each<[KindName, number]>([
  ['over-budget', 1],
  ['expired', 1],
  ['allowed', 0],
  ['accepted', 0],
  ['nothing', 0],
])('%s exits with %d', (name, code) => expect(outcome(name).code).toBe(code))

test.each<KindName>(['nothing', 'unreproducible', 'other-store'])('%s is no change', (name) => {
  const { delta } = outcome(name).report
  expect(delta?.layers).toEqual([])
  expect(delta?.rows.filter(({ key, before, after }) => key === 'onDisk' && before !== after)).toEqual([])
})

describe('growth over the budget', () => {
  const grown = { name: 'max-growth', limit: 12_000_000, value: 20_000_000 }

  test('the limit of the base branch counts, not the one of the pull request', () => {
    const { report } = outcome('over-budget')
    expect(report.budgets).toContainEqual(expect.objectContaining({ ...grown, state: 'exceeded' }))
    expect(report.config).toMatchObject({ file: '.sea-trial.yml', commit: report.baseline?.sha })
    expect(report.config?.notes[0]).toContain('changes the gate in `.sea-trial.yml`: `budgets.on-disk`')
  })

  const allowed = { state: 'allowed', by: 'octocat', at: '2026-03-02T09:00:00Z' }
  test('a label allows it', () =>
    expect(outcome('allowed').report.budgets).toContainEqual(
      expect.objectContaining({ ...grown, ...allowed }),
    ))

  test('also in a merge queue', async () => {
    const { code, report } = await history.mergeGroup('over-budget')
    expect({ code, budgets: report.budgets }).toMatchObject({
      code: 0,
      budgets: expect.arrayContaining([expect.objectContaining({ name: 'max-growth', ...allowed })]),
    })
  })
})
