/** Budgets: each figure, each kind of limit, the value at the limit, and everything that is not known. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { FIGURE_KEYS, type BudgetRule, type FigureKey, type FigureRule } from '../../src/core/budget.ts'
import type { Image, Report } from '../../src/core/schema.ts'
import { measureBudgets, type Measured } from '../../src/judge/budgets.ts'
import { rule } from '../support/gate.ts'
import { flask, flaskImage as image } from '../support/reports.ts'

const measured = (extra: Partial<Measured> = {}): Measured => ({
  build: flask.build,
  image: flask.image,
  smoke: flask.smoke,
  before: null,
  delta: null,
  files: [],
  allowance: null,
  isCommand: false,
  ...extra,
})
const one = (of: BudgetRule, extra: Partial<Measured> = {}) => {
  const [result] = measureBudgets([of], measured(extra))
  if (!result) throw new Error('one rule has one result')
  return result
}
const stateOf = (of: BudgetRule, extra: Partial<Measured> = {}) => one(of, extra).budget.state
const sized = (onDisk: number): Image => ({ ...image, sizes: { ...image.sizes, onDisk } })
const baseline = (onDisk: number): Report => ({ ...flask, image: sized(onDisk) })

const VALUES: Readonly<Record<FigureKey, number>> = {
  'on-disk': 212_100_000,
  download: 84_100_000,
  redeploy: 3_000_000,
  'dead-weight': 6_200_000,
  efficiency: 0.9708,
  layers: 7,
  'your-layers': 20_200_000,
  ready: 0.84,
  memory: 43_000_000,
  stop: 10,
  build: 12.31,
}
const delta = { redeploy: { bytes: 3_000_000, exact: true } } as Measured['delta']

describe.each(FIGURE_KEYS)('%s', (figure) => {
  const value = VALUES[figure]
  const is = figure === 'efficiency' ? 'min' : 'max'
  const beyond = figure === 'efficiency' ? value + 0.001 : value - 0.001
  test('exactly at the limit passes; past it fails', () => {
    expect(one(rule({ figure, is, limit: value }), { delta })).toMatchObject({
      budget: { value, state: 'met' },
      finding: null,
    })
    expect(one(rule({ figure, is, limit: beyond }), { delta })).toMatchObject({
      budget: { value, state: 'exceeded' },
      finding: { code: 'over-budget', level: 'fail' },
    })
  })
  test('not known, it is open and fails', () => {
    const nothing = { image: null, smoke: null, build: null }
    expect(one(rule({ figure, is, limit: value }), nothing)).toMatchObject({
      budget: { value: null, state: 'open', reason: expect.any(String) },
      finding: { code: 'budget-open', level: 'fail' },
    })
  })
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('a figure of %p is never met', (onDisk) => {
  for (const is of ['max', 'min'] as const)
    expect(stateOf(rule({ is }), { image: sized(onDisk) })).toBe('open')
  expect(stateOf(rule({ is: 'max-growth' }), { image: sized(onDisk), before: baseline(1) })).toBe('open')
  expect(stateOf(rule({ is: 'max-growth' }), { before: baseline(onDisk) })).toBe('open')
})

test('the efficiency of an image without bytes is not known', () =>
  expect(stateOf(rule({ figure: 'efficiency', is: 'min', limit: 0.5 }), { image: sized(0) })).toBe('open'))

test('an estimated size to download is not known', () => {
  const sizes = { ...image.sizes, download: { bytes: 1, exact: false } }
  expect(stateOf(rule({ figure: 'download' }), { image: { ...image, sizes } })).toBe('open')
})

test.each([
  ['fail', 'fail', 'fail'],
  ['fail', 'warn', 'warn'],
  ['fail', 'pass', undefined],
  ['warn', 'fail', 'warn'],
  ['warn', 'pass', undefined],
] as const)('an open budget of level %s, unknown: %s, gives %p', (level, unknown, expected) => {
  const { budget, finding } = one(rule({ level, unknown }), { image: null })
  expect([budget.state, finding?.level]).toEqual(['open', expected])
})

test('a limit that is disputed is open, also where it would be met', () => {
  const disputed = 'the base branch could not be read'
  expect(one(rule({ limit: 10 ** 12, disputed }))).toMatchObject({
    budget: { state: 'open', reason: disputed },
    finding: { level: 'fail' },
  })
})

describe('growth', () => {
  const growth = (extra: Partial<FigureRule>) => rule({ name: 'max-growth', is: 'max-growth', ...extra })

  test('without a baseline, or with one of another platform, it is open', () => {
    expect(one(growth({})).budget.reason).toBe('there is no baseline to compare with')
    const other = { ...sized(1), platform: { os: 'linux', architecture: 'arm64' } }
    expect(one(growth({}), { before: { ...flask, image: other } }).budget.reason).toContain('linux/arm64')
    expect(stateOf(growth({}), { before: { ...flask, image: null } })).toBe('open')
  })
  test('a percentage of 0: growth is over it, 0 of 0 is open', () => {
    for (const limit of [0, 5, 100_000]) {
      const percent = growth({ limit, isPercent: true })
      expect(stateOf(percent, { image: sized(1), before: baseline(0) })).toBe('exceeded')
      expect(stateOf(percent, { image: sized(0), before: baseline(0) })).toBe('open')
    }
  })
  test.each([
    [1000, 1011, 1.1, 'met'],
    [1000, 1012, 1.1, 'exceeded'],
    [10_000, 10_115, 1.15, 'met'],
    [10_000, 10_116, 1.15, 'exceeded'],
    [1000, 1000, 0, 'met'],
    [1000, 1001, 0, 'exceeded'],
    [1000, 900, 0, 'met'],
  ])('from %d to %d with %p %% is %s', (before, after, limit, state) => {
    const percent = growth({ limit, isPercent: true })
    expect(stateOf(percent, { image: sized(after), before: baseline(before) })).toBe(state)
  })
  test('is allowed by the label, which lifts nothing else', () => {
    const allowance = { by: 'octocat', at: '2026-03-02T09:00:00Z' }
    const grown = { image: sized(2000), before: baseline(1000), allowance }
    expect(one(growth({ limit: 10 }), grown)).toMatchObject({
      budget: { state: 'allowed', ...allowance },
      finding: null,
    })
    expect(stateOf(rule({ limit: 1000 }), grown)).toBe('exceeded')
    expect(stateOf(growth({ limit: 10, policy: 'P' }), grown)).toBe('exceeded')
    expect(stateOf(growth({}), { allowance })).toBe('open')
  })

  const size = fc.integer({ min: 1, max: 2 ** 45 })
  test('in bytes and in percent is met exactly up to its limit', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 0, max: 1_000_000 }), (before, tenThousandths) => {
        const most = (BigInt(before) * BigInt(tenThousandths)) / 1_000_000n // rounded down
        const [at, over] = [before + Number(most), before + Number(most) + 1]
        const percent = growth({ limit: tenThousandths / 10_000, isPercent: true })
        const bytes = growth({ limit: Number(most) })
        for (const limit of [percent, bytes]) {
          expect(stateOf(limit, { image: sized(at), before: baseline(before) })).toBe('met')
          expect(stateOf(limit, { image: sized(over), before: baseline(before) })).toBe('exceeded')
        }
      }),
    )
  })
  test('a larger image never meets a budget that a smaller one exceeds', () => {
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 0, max: 500 }), (before, a, b, limit) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)]
        for (const of of [growth({ limit, isPercent: true }), growth({ limit }), rule({ limit })])
          if (stateOf(of, { image: sized(small), before: baseline(before) }) === 'exceeded')
            expect(stateOf(of, { image: sized(large), before: baseline(before) })).toBe('exceeded')
      }),
    )
  })
})

describe('packages', () => {
  const forbids = (pattern: string, type: string | null = null): BudgetRule => ({
    kind: 'package',
    name: `package ${pattern}`,
    level: 'fail',
    unknown: 'fail',
    pattern,
    type,
  })
  const packages = [{ type: 'deb', name: 'gcc-12', version: '12.2', bytes: 1, path: '/p', layer: 0 }]
  const having = (extra: Partial<Image> = {}) => ({ image: { ...image, packages, ...extra } })

  test('by name, pattern and type', () => {
    for (const pattern of ['gcc-12', 'gcc*', '*'])
      expect(one(forbids(pattern), having()).budget).toMatchObject({
        state: 'exceeded',
        value: 1,
        found: ['gcc-12 12.2 (deb)'],
      })
    expect(stateOf(forbids('gcc'), having())).toBe('met')
    expect(stateOf(forbids('gcc*', 'rpm'), having())).toBe('met')
    expect(one(forbids('gcc*'), having()).finding?.message).toBe(
      '`gcc-12 12.2 (deb)` is installed, which the budget `package gcc*` forbids',
    )
  })
  test('a list that may be incomplete proves no absence', () => {
    expect(stateOf(forbids('curl'))).toBe('open')
    expect(stateOf(forbids('curl'), having({ packagesCut: true }))).toBe('open')
    const packagesUnread = [{ type: 'rpm', path: '/var/lib/rpm/Packages', why: 'damaged' }]
    expect(stateOf(forbids('curl'), having({ packagesUnread }))).toBe('open')
    expect(stateOf(forbids('curl', 'deb'), having({ packagesUnread }))).toBe('met')
    expect(stateOf(forbids('gcc*'), having({ packagesUnread, packagesCut: true }))).toBe('exceeded')
  })
})

describe('files', () => {
  const pattern = '/**/*.pem'
  const forbids: BudgetRule = { kind: 'file', name: 'files', level: 'warn', unknown: 'fail', pattern }
  test('must not exist', () => {
    expect(stateOf(forbids, { files: [{ pattern, paths: [], total: 0 }] })).toBe('met')
    const { budget, finding } = one(forbids, {
      files: [{ pattern, paths: ['/a.pem', '/b.pem'], total: 1234 }],
    })
    expect(budget).toMatchObject({ state: 'exceeded', value: 1234, found: ['/a.pem', '/b.pem'] })
    expect(finding).toMatchObject({
      level: 'warn',
      message: '`/a.pem` (and 1,233 more) is in the image, which the budget `files` forbids',
      evidence: ['/a.pem', '/b.pem'],
    })
  })
  test('that were not looked for are not known', () => {
    expect(stateOf(forbids, { files: null })).toBe('open')
    expect(stateOf(forbids, { files: [] })).toBe('open')
  })
})

describe('the config', () => {
  const requires: BudgetRule = {
    kind: 'config',
    name: 'non-root',
    level: 'fail',
    unknown: 'fail',
    rule: 'non-root',
    value: null,
  }
  test('must be as required', () => {
    expect(one(requires)).toMatchObject({
      budget: { state: 'exceeded', is: 'required', value: 0 },
      finding: { message: 'the image runs as root (budget `non-root`)' },
    })
    const config = { ...image.config, user: '1000' }
    expect(one(requires, { image: { ...image, config } }).budget).toMatchObject({ state: 'met', value: 1 })
  })
})

test.each([
  [true, flask.build, /^Get a baseline: `--baseline build` builds the commit to compare with\.$/],
  [true, null, /^Get a baseline: `--baseline registry:NAME` compares with an image, `--baseline FILE`/],
  [false, flask.build, /^Get a baseline: run this workflow on `push` .* set `baseline: build`, which builds/],
  [false, null, /^Get a baseline: run this workflow on `push` .* set `baseline: registry:NAME`/],
])('growth without a baseline, on a command line %p: how to get one', (isCommand, build, fix) =>
  expect(one(rule({ is: 'max-growth' }), { isCommand, build }).finding?.fix).toMatch(fix),
)
