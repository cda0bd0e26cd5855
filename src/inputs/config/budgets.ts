/** The budgets of a config file as rules. Its values were validated by the schema. Pure. */
import {
  FIGURES,
  FIGURE_KEYS,
  budgetName,
  type BudgetLevel,
  type BudgetRule,
  type ConfigRule,
  type FigureKey,
  type LimitKind,
  type Unknown,
} from '../../core/budget.ts'
import { entries, field, list, text } from '../../lib/json.ts'
import type { Value } from './document.ts'
import { limitParser } from './schema.ts'

/** By key of `budgets`: an override replaces the rules of a key. */
export type BudgetKeys = ReadonlyMap<string, Value>

export const budgetKeys = (budgets: unknown): BudgetKeys => new Map(entries(budgets) as [string, Value][])

export function rulesOf(keys: BudgetKeys): BudgetRule[] {
  const fallback = (text(keys.get('unknown')) || 'fail') as Unknown // one of its choices, by the schema
  const figures = FIGURE_KEYS.flatMap((figure) => figureRules(figure, keys.get(figure), fallback))
  return [
    ...figures,
    ...list(keys.get('packages')).map((item) => packageRule(item, fallback)),
    ...list(keys.get('files')).map((item): BudgetRule => {
      const pattern = text(item) || text(field(item, 'path'))
      return { kind: 'file', name: `file ${pattern}`, pattern, ...commonOf(item, fallback) }
    }),
    ...configRules(keys.get('config'), fallback),
  ]
}

/**
 * What the file says not to demand, as `keyOfRule` names it: `config: { non-root: false }` is `config.non-root`, an empty list
 * `packages`. It matters only where a policy demands it.
 */
export function liftsOf(keys: BudgetKeys): string[] {
  const config = keys.get('config')
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
  return [
    ...(['packages', 'files'] as const).filter((key) => isEmpty(keys.get(key))),
    ...REQUIREMENTS.filter((rule) => field(config, rule) === false).map((rule) => `config.${rule}`),
    ...(isEmpty(field(config, 'labels')) ? ['config.labels'] : []),
  ]
}

const REQUIREMENTS = ['non-root', 'healthcheck', 'stop-signal'] as const

function commonOf(value: unknown, fallback: Unknown): { level: BudgetLevel; unknown: Unknown } {
  return {
    level: text(field(value, 'level')) === 'warn' ? 'warn' : 'fail',
    unknown: (text(field(value, 'unknown')) || fallback) as Unknown, // one of its choices, by the schema
  }
}

function figureRules(figure: FigureKey, value: unknown, fallback: Unknown): BudgetRule[] {
  if (value === undefined) return []
  const kinds: readonly LimitKind[] = FIGURES[figure].limits
  const given = typeof value === 'string' ? { [kinds[0] ?? 'max']: value } : value
  return kinds.flatMap((is): BudgetRule[] => {
    const limit = limitParser(figure, is)(text(field(given, is)))
    if (!limit.ok) return []
    return [
      {
        kind: 'figure',
        name: budgetName(figure, is),
        figure,
        is,
        ...limit.value,
        ...commonOf(value, fallback),
      },
    ]
  })
}

function packageRule(item: unknown, fallback: Unknown): BudgetRule {
  const pattern = text(item) || text(field(item, 'name'))
  const type = text(field(item, 'type')) || null
  const name = `package ${type === null ? '' : `${type}:`}${pattern}`
  return { kind: 'package', name, pattern, type, ...commonOf(item, fallback) }
}

function configRules(value: unknown, fallback: Unknown): ConfigRule[] {
  const common = commonOf(value, fallback)
  const isOn = (rule: string) => field(value, rule) !== undefined && field(value, rule) !== false
  const rules = REQUIREMENTS.filter(isOn).map((rule): ConfigRule => ({
    kind: 'config',
    name: rule,
    rule,
    value: text(field(value, rule)) || null,
    ...common,
  }))
  const labels = list(field(value, 'labels')).map(text)
  return [
    ...rules,
    ...labels.map((label): ConfigRule => ({
      kind: 'config',
      name: `label ${label}`,
      rule: 'label',
      value: label,
      ...common,
    })),
  ]
}
