/**
 * Merges policies under what a repository and its workflow set. A rule that may not be loosened is at least as strict
 * afterwards; where that changes what was set, a note says so. Pure.
 */
import { keyOfRule, placesOfBudget, type Acceptance, type BudgetRule, type Gate } from '../../core/budget.ts'
import { matchesGlob } from '../../lib/glob.ts'
import { bounded } from '../../lib/visible.ts'
import { limitWords } from '../config/describe.ts'
import type { SettingName } from '../table.ts'
import type { Policy } from './parse.ts'
import { orderOf, stricter } from './strictness.ts'

type Value = { readonly text: string; readonly label: string }
type Settings = ReadonlyMap<SettingName, Value>

/** `notes`: one sentence each, without a full stop. */
type Merged<T> = T & { readonly notes: readonly string[] }

/** `budgets` stands for all below it, `budgets.on-disk` for all limits of this figure. */
export const mayLoosen = ({ applied }: Policy, name: string): boolean =>
  applied.mayLoosen.some((one) => name === one || name.startsWith(`${one}.`))

/** `own`: what is set, without defaults. Returns what counts of these and of the policies. */
export function mergeSettings(own: Settings, policies: readonly Policy[]): Merged<{ settings: Settings }> {
  const settings = new Map(own)
  const set = (name: SettingName, value: Value | null) => value && settings.set(name, value)
  const all = policies.flatMap((policy) =>
    [...policy.settings].map(([name, value]) => ({ policy, name, value, isLoose: mayLoosen(policy, name) })),
  )
  for (const { name, value } of all.filter(({ name, isLoose }) => isLoose && !own.has(name)))
    set(name, together(name, settings.get(name), value))
  const required = all.filter(({ isLoose }) => !isLoose)
  const isRequired = new Set<SettingName>()
  for (const { name, value } of required) {
    // of two policies that require different values of no order, the first counts
    if (!isRequired.has(name) || orderOf(name).is !== 'fixed')
      set(name, together(name, settings.get(name), value))
    isRequired.add(name)
  }
  const notes = required.flatMap(({ policy, name, value }) => {
    const before = own.get(name)
    const after = settings.get(name)
    // of lists that add up nothing of one's own is lost
    const isWeaker =
      before && orderOf(name).is !== 'demands' && together(name, before, value)?.text !== before.text
    return isWeaker && after
      ? [
          `${before.label} is ${quoted(before.text)}, but the policy \`${policy.name}\` ${orderOf(name).is === 'permits' ? 'permits' : 'requires'} ${quoted(value.text)}: ${quoted(after.text)} counts`,
        ]
      : []
  })
  return { settings, notes }
}

/** Null: nothing is set. What a policy permits is not asked for by that. */
function together(name: SettingName, own: Value | undefined, policy: Value): Value | null {
  if (own === undefined) return orderOf(name).is === 'permits' ? null : policy
  const text = stricter(orderOf(name), own.text, policy.text)
  return text === own.text ? own : text === policy.text ? policy : { text, label: own.label }
}

const quoted = (text: string): string =>
  text === '' ? 'nothing' : `\`${bounded(text.replaceAll('\n', ', '), 100)}\``

export interface OwnGate {
  readonly gate: Gate
  /** Keys of budgets that the config file says not to have. */
  readonly lifts: readonly string[]
  readonly warnOnly: boolean
}

export function mergeGate(
  { gate, lifts, warnOnly }: OwnGate,
  policies: readonly Policy[],
): Merged<{ gate: Gate }> {
  const budgets = new Map(gate.budgets.map((rule) => [rule.name, rule]))
  const ownKeys = [...gate.budgets.map(keyOfRule), ...lifts]
  const isRequired = new Set<string>()
  const all = policies.flatMap((policy) =>
    policy.budgets.map((rule) => ({
      policy,
      rule: warnOnly && mayLoosen(policy, 'warn-only') ? { ...rule, level: 'warn' as const } : rule,
      key: keyOfRule(rule),
      isLoose: mayLoosen(policy, `budgets.${keyOfRule(rule)}`),
    })),
  )
  for (const { rule } of all.filter(({ isLoose, key }) => isLoose && !ownKeys.includes(key)))
    budgets.set(rule.name, bothOf(budgets.get(rule.name) ?? rule, rule))
  const required = all.filter(({ isLoose }) => !isLoose)
  for (const { policy, rule } of required) {
    const { name } = rule
    const before = budgets.get(name)
    const after = !before ? rule : isRequired.has(name) ? bothOf(before, rule) : underRule(before, rule)
    isRequired.add(name)
    budgets.set(name, mayLoosen(policy, 'accept.over-budget') ? after : { ...after, policy: policy.name })
  }
  const merged = [...budgets.values()]
  const accepted = mergeAcceptances(gate.acceptances, merged, policies)
  return {
    gate: { ...gate, budgets: merged, acceptances: accepted.acceptances },
    notes: [
      ...required.flatMap((one) => budgetNotes(one, { own: gate.budgets, lifts, counts: budgets })),
      ...accepted.notes,
    ],
  }
}

interface Sides {
  readonly own: readonly BudgetRule[]
  readonly lifts: readonly string[]
  readonly counts: ReadonlyMap<string, BudgetRule>
}

function budgetNotes(
  { policy, rule, key }: { policy: Policy; rule: BudgetRule; key: string },
  { own, lifts, counts }: Sides,
): string[] {
  const before = own.find(({ name }) => name === rule.name)
  const after = counts.get(rule.name) ?? rule
  const requires = `the policy \`${policy.name}\` requires ${limitWords(rule)}`
  if (!isAsStrict(after, rule))
    return [
      `The budget \`${rule.name}\` is ${limitWords(after)} by another policy: ${requires}, which cannot be compared and does not count`,
    ]
  if (before && !isAsStrict(before, rule))
    return [
      `The budget \`${rule.name}\` is ${limitWords(before)}, but ${requires}: ${limitWords(after)} counts`,
    ]
  return !before && lifts.includes(key)
    ? [`The config file lifts \`budgets.${key}\`, but ${requires} for \`${rule.name}\`, which counts`]
    : []
}

const LEVELS = ['fail', 'warn', 'pass'] as const
const weakness = (level: (typeof LEVELS)[number]): number => LEVELS.indexOf(level)

/**
 * At least as strict as `rule`. A limit of one's own that only warns does not become one that fails; one that cannot be
 * compared (bytes and percent, two signals) does not count.
 */
function underRule(own: BudgetRule, rule: BudgetRule): BudgetRule {
  const isOwns = weakness(own.level) <= weakness(rule.level) && limitOrder(own, rule) <= 0
  const disputed = own.disputed === undefined ? {} : { disputed: own.disputed }
  return { ...(isOwns ? own : rule), ...disputed, unknown: firmest(own.unknown, rule.unknown) }
}

/** At least as strict as either of two policies; the first limit where they cannot be compared. */
const bothOf = (a: BudgetRule, b: BudgetRule): BudgetRule => ({
  ...(limitOrder(a, b) > 0 ? b : a),
  ...(a.disputed === undefined ? {} : { disputed: a.disputed }),
  ...(a.policy === undefined ? {} : { policy: a.policy }),
  level: firmest(a.level, b.level),
  unknown: firmest(a.unknown, b.unknown),
})

const firmest = <T extends (typeof LEVELS)[number]>(a: T, b: T): T => (weakness(a) <= weakness(b) ? a : b)

function isAsStrict(own: BudgetRule, rule: BudgetRule): boolean {
  const isFirm =
    weakness(own.level) <= weakness(rule.level) && weakness(own.unknown) <= weakness(rule.unknown)
  return isFirm && limitOrder(own, rule) <= 0
}

/** Negative where the first limit is stricter; NaN where they cannot be compared. Both have one name. */
function limitOrder(a: BudgetRule, b: BudgetRule): number {
  if (a.kind === 'figure' && b.kind === 'figure') {
    if (a.isPercent !== b.isPercent) return Number.NaN
    return a.is === 'min' ? b.limit - a.limit : a.limit - b.limit
  }
  if (a.kind === 'config' && b.kind === 'config' && a.value !== b.value)
    return b.value === null ? -1 : Number.NaN
  return 0
}

function mergeAcceptances(
  own: readonly Acceptance[],
  budgets: readonly BudgetRule[],
  policies: readonly Policy[],
): Merged<{ acceptances: readonly Acceptance[] }> {
  const notes: string[] = []
  const kept = own.filter(({ code }) => {
    const policy = policies.find((one) => refuses(one, code))
    if (policy)
      notes.push(`The acceptance of \`${code}\` does not count: the policy \`${policy.name}\` refuses it`)
    return policy === undefined
  })
  for (const one of kept) {
    const names = budgets.filter((rule) => rule.policy !== undefined && isAboutBudget(one, rule))
    if (names.length > 0)
      notes.push(
        `The acceptance of \`${one.code}\` does not count for budgets that a policy requires: ${names.map(({ name }) => `\`${name}\``).join(', ')}`,
      )
  }
  return { acceptances: [...kept, ...policies.flatMap(({ acceptances }) => acceptances)], notes }
}

const refuses = (policy: Policy, code: string): boolean =>
  (policy.neverAccept === 'all' || policy.neverAccept.includes(code)) && !mayLoosen(policy, `accept.${code}`)

const isAboutBudget = ({ code, place }: Acceptance, rule: BudgetRule): boolean =>
  (code === 'over-budget' || code === 'budget-open') &&
  (place === null || placesOfBudget(rule).some((one) => matchesGlob(one, place)))
