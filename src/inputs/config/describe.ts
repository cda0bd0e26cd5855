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

/** An image, and the settings that count for it. */
interface Described {
  readonly inputs: Inputs
  readonly given: Given
}

/** At least one image. `today`: in UTC, `2026-12-31`. */
export function describeConfig(images: readonly Described[], today: string): string {
  const { config = null, policies = [] } = images[0]?.inputs ?? {}
  const file = config?.file ?? null
  const commit = config?.commit ? ` of ${config.commit.slice(0, 7)}` : ''
  return [
    file === null ? 'There is no config file.' : `${file}${commit} is valid.`,
    ...section('Policies', policies.map(policyRow)),
    ...settingSections(images),
    ...images.flatMap(({ inputs }) => gateSections(inputs, images.length > 1, today)),
    ...(config?.notes ?? []).map((note) => `\n${note}.`),
  ].join('\n')
}

/** Of several images: those that all have, then the others of each. */
function settingSections(images: readonly Described[]): string[] {
  const rows = images.map(({ given }) => settingRows(given))
  const [first = [], ...others] = rows
  if (others.length === 0) return section('Settings', first)
  const isOfAll = (row: readonly string[]) =>
    rows.every((own) => own.some((one) => one.join('\n') === row.join('\n')))
  return [
    ...section(`Settings of all ${images.length} images`, first.filter(isOfAll)),
    ...images.flatMap(({ inputs: { name } }, index) =>
      section(`Image ${oneLine(name)}`, rows[index]?.filter((row) => !isOfAll(row)) ?? []),
    ),
  ]
}

const oneLine = (name: string): string => bounded(visibleLine(name), MOST_CHARACTERS)

const settingRows = ({ values }: Given): string[][] =>
  [...values].map(([name, { text, label }]) => [
    name,
    HIDDEN.includes(name) ? '(not shown)' : text.replaceAll('\n', ', '),
    label.replace(` ${name}`, ''),
  ])

function gateSections({ gate, name }: Inputs, isNamed: boolean, today: string): string[] {
  const { budgets, acceptances } = gate
  const of = isNamed ? ` (${oneLine(name)})` : ''
  const [expired, accepted] = [true, false].map((is) =>
    acceptances.filter((one) => isExpired(one, today) === is),
  )
  return [
    ...section(`Budgets${of}`, budgets.map(budgetRow)),
    ...section(`Accepted${of}`, (accepted ?? []).map(acceptanceRow)),
    ...section(`Expired, so no longer accepted${of}`, (expired ?? []).map(acceptanceRow)),
  ]
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
