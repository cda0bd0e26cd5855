/** The budgets of the inputs: `max-size` and its like. */
import {
  budgetName,
  type BudgetLevel,
  type FigureKey,
  type FigureRule,
  type Gate,
  type LimitKind,
} from '../core/budget.ts'
import type { SettingReader } from './setting-reader.ts'
import type { SettingName } from './table.ts'
import * as values from './values.ts'
import { ok, type Parsed } from './values.ts'

interface Limit {
  readonly name: SettingName
  readonly figure: FigureKey
  readonly is: LimitKind
  readonly parse: (text: string) => Parsed<values.Growth>
}

const inUnit =
  (parse: (text: string) => Parsed<number>) =>
  (text: string): Parsed<values.Growth> => {
    const parsed = parse(text)
    return parsed.ok ? ok({ limit: parsed.value, isPercent: false }) : parsed
  }

const LIMITS: readonly Limit[] = [
  { name: 'max-size', figure: 'on-disk', is: 'max', parse: inUnit(values.parseBytes) },
  { name: 'max-growth', figure: 'on-disk', is: 'max-growth', parse: values.parseGrowth },
  { name: 'max-dead-weight', figure: 'dead-weight', is: 'max', parse: inUnit(values.parseBytes) },
  { name: 'max-ready', figure: 'ready', is: 'max', parse: inUnit(values.parseDuration) },
  { name: 'max-memory', figure: 'memory', is: 'max', parse: inUnit(values.parseBytes) },
]

export function readGate(reader: SettingReader): Gate {
  const level: BudgetLevel = reader.parse('warn-only', values.parseBoolean) === true ? 'warn' : 'fail'
  const budgets = LIMITS.flatMap(({ name, figure, is, parse }): FigureRule[] => {
    const found = reader.parse(name, parse)
    const rule = { kind: 'figure', name: budgetName(figure, is), level, unknown: 'fail' } as const
    return found === null ? [] : [{ ...rule, figure, is, ...found }]
  })
  return { budgets, acceptances: [], growthLabel: reader.text('growth-label') ?? '' }
}
