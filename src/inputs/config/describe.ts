/** What `sea-trial check` prints: the settings that count, each with where it comes from, and the gate. Pure. */
import { valueAndLimit } from '../../lib/budget-text.ts'
import { FIGURES, isExpired, type Acceptance, type BudgetRule } from '../../core/budget.ts'
import { bounded, visibleLine } from '../../lib/visible.ts'
import type { AppliedPolicy } from '../../core/schema.ts'
import type { Given } from '../sources.ts'
import type { SettingName } from '../table.ts'
import type { Inputs } from '../types.ts'

/** Their values may be secret. */
const HIDDEN: readonly SettingName[] = ['token', 'env', 'build-args', 'build-secrets', 'secrets']
const MOST_CHARACTERS = 100

/** `today`: in UTC, `2026-12-31`. */
export function describeConfig(given: Given, { config, gate, policies = [] }: Inputs, today: string): string {
  const file = config?.file ?? null
  const commit = config?.commit ? ` of ${config.commit.slice(0, 7)}` : ''
  const set = [...given.values].map(([name, { text, label }]) => [
    name,
    HIDDEN.includes(name) ? '(not shown)' : text.replaceAll('\n', ', '),
    label.replace(` ${name}`, ''),
  ])
  return [
    file === null ? 'There is no config file.' : `${file}${commit} is valid.`,
    ...section('Policies', policies.map(policyRow)),
    ...section('Settings', set),
    ...section('Budgets', gate.budgets.map(budgetRow)),
    ...section('Accepted', gate.acceptances.filter((one) => !isExpired(one, today)).map(acceptanceRow)),
    ...section(
      'Expired, so no longer accepted',
      gate.acceptances.filter((one) => isExpired(one, today)).map(acceptanceRow),
    ),
    ...(config?.notes ?? []).map((note) => `\n${note}.`),
  ].join('\n')
}

const policyRow = ({ source, file, commit, digest, sets }: AppliedPolicy): string[] => [
  [source, file].filter(Boolean).join(' '),
  commit === undefined ? digest.slice(0, SHORT_DIGEST) : `commit ${commit.slice(0, 7)}`,
  sets.join(', '),
]
const SHORT_DIGEST = 'sha256:'.length + 12

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const clean = rows.map((row) => row.map((cell) => bounded(visibleLine(cell), MOST_CHARACTERS)))
  const widths = [0, 1].map((column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)))
  return [
    `\n${title}:`,
    ...clean.map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ),
  ]
}

const budgetRow = (rule: BudgetRule): string[] => [rule.name, limitText(rule), whatItDoes(rule)]

/** `≤ 250 MB`; where it does not always fail: `≤ 250 MB (fail; where not known: warn)`. */
export const limitWords = (rule: BudgetRule): string =>
  rule.level === 'fail' && rule.unknown === 'fail'
    ? limitText(rule)
    : `${limitText(rule)} (${whatItDoes(rule)})`

const whatItDoes = ({ level, unknown, disputed }: BudgetRule): string =>
  `${level}; where not known: ${disputed ?? unknown}`

function limitText(rule: BudgetRule): string {
  if (rule.kind !== 'figure') return rule.kind === 'config' ? 'required' : 'none'
  const [, limit] = valueAndLimit(
    rule.limit,
    rule.limit,
    rule.isPercent ? 'percent' : FIGURES[rule.figure].unit,
  )
  return `${rule.is === 'min' ? '≥' : '≤'} ${rule.is === 'max-growth' ? '+' : ''}${limit}`
}

const acceptanceRow = ({ code, place, pattern, until, reason }: Acceptance): string[] => [
  code,
  [place ?? '', pattern ?? ''].filter(Boolean).join(' like '),
  `until ${until}: ${reason}`,
]
