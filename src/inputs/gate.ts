/** The budgets of the inputs: `max-size` and its like. */
import { budgetName, type FigureKey, type FigureRule, type Gate, type LimitKind } from '../core/budget.ts'
import type { Configured } from './config/index.ts'
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

/** An input replaces the budget of the config file that has its name. */
export function readGate(reader: SettingReader, configured: Configured | null): Gate {
  const ofInputs = LIMITS.flatMap(({ name, figure, is, parse }): FigureRule[] => {
    const found = reader.parse(name, parse)
    const rule = { kind: 'figure', name: budgetName(figure, is), level: 'fail', unknown: 'fail' } as const
    return found === null ? [] : [{ ...rule, figure, is, ...found }]
  })
  const all = [...(configured?.budgets ?? []), ...ofInputs]
  const budgets = [...new Map(all.map((rule) => [rule.name, rule])).values()]
  const warnOnly = reader.parse('warn-only', values.parseBoolean) === true
  return {
    budgets: warnOnly ? budgets.map((rule) => ({ ...rule, level: 'warn' })) : budgets,
    acceptances: configured?.acceptances ?? [],
    growthLabel: reader.text('growth-label') ?? '',
  }
}
