/** Gates for tests: without budgets by default. */
import type { FigureRule, Gate } from '../../src/core/budget.ts'
import type { Evidence } from '../../src/judge/index.ts'

export const openGate: Gate = { budgets: [], acceptances: [], growthLabel: 'sea-trial:allow-growth' }

/** What the judge needs besides the stages' results, without budgets and baseline. */
export const ungated: Pick<Evidence, 'gate' | 'measured' | 'at'> = {
  gate: openGate,
  measured: { before: null, delta: null, files: [], allowance: null, isCommand: false },
  at: new Date('2026-03-02T10:00:00.000Z'),
}

/** A budget of bytes on disk that fails, with changes. */
export const rule = (extra: Partial<FigureRule> = {}): FigureRule => ({
  kind: 'figure',
  name: 'max-size',
  level: 'fail',
  unknown: 'fail',
  figure: 'on-disk',
  is: 'max',
  limit: 200_000_000,
  isPercent: false,
  ...extra,
})
