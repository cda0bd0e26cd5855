/**
 * Compares a run with its budgets. Pure. Exactly at a limit passes; what is not known, or is no number, leaves a budget
 * `open`: it is never met.
 */
import {
  FIGURES,
  type BudgetLevel,
  type BudgetRule,
  type FigureRule,
  type FileMatches,
  type FileRule,
  type GrowthAllowance,
  type PackageRule,
} from '../core/budget.ts'
import type { Budget, Delta, Finding, Report } from '../core/schema.ts'
import { matchesGlob } from '../lib/glob.ts'
import { platformText } from '../platform/name.ts'
import { configProblem } from './config-rules.ts'
import { READINGS, comparable, type Side } from './figures.ts'
import { findingOf } from './over-budget.ts'

export interface Measured extends Side {
  /** An earlier Report; null without a baseline. */
  readonly before: Report | null
  readonly delta: Delta | null
  /** By pattern; null where the files are not known. */
  readonly files: readonly FileMatches[] | null
  /** Growth is allowed for this pull request. */
  readonly allowance: GrowthAllowance | null
  /** For fixes: settings are options of a command, not inputs of an action. */
  readonly isCommand: boolean
}

export interface BudgetResult {
  readonly budget: Budget
  /** Null for one that is met, allowed, or open and may be. */
  readonly finding: Finding | null
}

/** In the order of the rules. */
export function measureBudgets(rules: readonly BudgetRule[], measured: Measured): BudgetResult[] {
  return rules.map((rule) => {
    const budget = budgetOf(rule, measured)
    const level = levelOf(rule, budget)
    return { budget, finding: level === null ? null : findingOf(rule, budget, level, measured) }
  })
}

function levelOf(rule: BudgetRule, { state }: Budget): BudgetLevel | null {
  if (state === 'exceeded') return rule.level
  if (state !== 'open' || rule.unknown === 'pass') return null
  return rule.level === 'warn' ? 'warn' : rule.unknown
}

/** What a rule finds: a value, or why there is none. `found`: what breaks it. */
type Outcome =
  | { readonly value: number | null; readonly isMet: boolean; readonly found?: readonly string[] }
  | { readonly value: number | null; readonly open: string }

/** Paths and packages that a budget lists. */
const MOST_FOUND = 20

function budgetOf(rule: BudgetRule, measured: Measured): Budget {
  const outcome = outcomeOf(rule, measured)
  const facts = factsOf(rule)
  if (rule.disputed !== undefined)
    return { ...facts, value: outcome.value, state: 'open', reason: rule.disputed }
  if ('open' in outcome) return { ...facts, value: outcome.value, state: 'open', reason: outcome.open }
  const { value, isMet, found = [] } = outcome
  const list = found.length === 0 ? {} : { found: found.slice(0, MOST_FOUND) }
  if (isMet) return { ...facts, value, state: 'met' }
  const { allowance } = measured
  const isGrowth = rule.kind === 'figure' && rule.is === 'max-growth'
  const isAllowed = allowance !== null && isGrowth && rule.policy === undefined
  return isAllowed
    ? { ...facts, value, state: 'allowed', by: allowance.by, at: allowance.at }
    : { ...facts, value, state: 'exceeded', ...list }
}

function factsOf(rule: BudgetRule): Pick<Budget, 'name' | 'is' | 'unit' | 'limit' | 'level'> {
  const { name, level } = rule
  if (rule.kind === 'config') return { name, is: 'required', unit: 'count', limit: 1, level }
  if (rule.kind !== 'figure') return { name, is: 'absent', unit: 'count', limit: 0, level }
  const unit = rule.isPercent ? 'percent' : FIGURES[rule.figure].unit
  return { name, is: rule.is, unit, limit: rule.limit, level }
}

function outcomeOf(rule: BudgetRule, measured: Measured): Outcome {
  switch (rule.kind) {
    case 'figure':
      return rule.is === 'max-growth' ? growthOutcome(rule, measured) : limitOutcome(rule, measured)
    case 'package':
      return packageOutcome(rule, measured)
    case 'file':
      return fileOutcome(rule, measured)
    case 'config': {
      if (!measured.image) return { value: null, open: 'the image was not weighed' }
      const problem = configProblem(rule, measured.image.config)
      return { value: problem === null ? 1 : 0, isMet: problem === null }
    }
  }
}

function limitOutcome({ figure, is, limit }: FigureRule, measured: Measured): Outcome {
  const value = numberOf(READINGS[figure].of(measured))
  if (value === null) return { value, open: READINGS[figure].missing(measured) }
  const [at, most] = [comparable(figure, value), comparable(figure, limit)]
  return { value, isMet: is === 'min' ? at >= most : at <= most }
}

/** A measurement that is no finite number is not known. */
const numberOf = (value: number | null): number | null => (Number.isFinite(value) ? value : null)

function growthOutcome(rule: FigureRule, measured: Measured): Outcome {
  const { before } = measured
  const { of, missing } = READINGS[rule.figure]
  const after = numberOf(of(measured))
  if (after === null) return { value: null, open: missing(measured) }
  if (before === null) return { value: null, open: 'there is no baseline to compare with' }
  const [platform, platformBefore] = [measured.image, before.image].map(
    (image) => image && platformText(image.platform),
  )
  if (platform !== platformBefore && platformBefore)
    return { value: null, open: `the baseline is for another platform (${platformBefore})` }
  const earlier = numberOf(of(before))
  if (earlier === null) return { value: null, open: `in the baseline, ${missing(before)}` }
  return rule.isPercent ? percentOutcome(rule, earlier, after) : bytesOutcome(rule, earlier, after)
}

const bytesOutcome = ({ limit }: FigureRule, before: number, after: number): Outcome => ({
  value: after - before,
  isMet: after - before <= limit,
})

/** A percentage of 0 is no limit that anything could keep: growth from 0 is over it, and 0 of 0 is not known. */
function percentOutcome({ limit }: FigureRule, before: number, after: number): Outcome {
  if (before === 0)
    return after > 0
      ? { value: null, isMet: false }
      : { value: null, open: 'the baseline has 0, of which there is no percentage' }
  // whole numbers, so that nothing is rounded at the limit
  const most = BigInt(Math.round(limit * PERCENT_DIGITS)) * BigInt(before)
  const grown = BigInt(after - before) * BigInt(100 * PERCENT_DIGITS)
  return { value: ((after - before) / before) * 100, isMet: grown <= most }
}

/** Limits in percent have at most four decimals. */
const PERCENT_DIGITS = 10_000

function packageOutcome({ pattern, type }: PackageRule, { image }: Measured): Outcome {
  if (!image?.packages) return { value: null, open: 'the packages of the image are not known' }
  const isOf = (one: { type: string }) => type === null || one.type === type
  const found = image.packages.filter((one) => isOf(one) && matchesGlob(one.name, pattern))
  if (found.length > 0) {
    const names = found.map(({ name, version, type: of }) => `${name} ${version} (${of})`)
    return { value: found.length, isMet: false, found: names }
  }
  if (image.packagesCut) return { value: null, open: 'the image has more packages than are listed' }
  const unread = (image.packagesUnread ?? []).find(isOf)
  return unread
    ? { value: null, open: `${unread.path} was not read, so its packages are not known` }
    : { value: 0, isMet: true }
}

function fileOutcome({ pattern }: FileRule, { files }: Measured): Outcome {
  const matches = files?.find((one) => one.pattern === pattern)
  if (!matches) return { value: null, open: 'the files of the image are not known' }
  return { value: matches.total, isMet: matches.total === 0, found: matches.paths }
}
