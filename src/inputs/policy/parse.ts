/** A file of a policy, from its text to its rules. Pure. */
import { keyOfRule, type Acceptance, type BudgetRule } from '../../core/budget.ts'
import type { AppliedPolicy } from '../../core/schema.ts'
import { field, list, text } from '../../lib/json.ts'
import { rulesOf } from '../config/budgets.ts'
import { readDocument } from '../config/document.ts'
import { issuesToMistakes, showMistakes } from '../config/mistakes.ts'
import { partOf, type Part } from '../config/parse.ts'
import { POLICY_KEYS, PolicyFile } from './schema.ts'

/** A file of a policy as it was read. */
export interface PolicyText extends Pick<AppliedPolicy, 'source' | 'file' | 'commit' | 'digest'> {
  readonly text: string
  /** The change under test can change it. */
  readonly isOfChange?: boolean
}

export interface Policy {
  /** For sentences: `policies/container.yml`. */
  readonly name: string
  readonly applied: AppliedPolicy
  readonly settings: Part['settings']
  readonly budgets: readonly BudgetRule[]
  readonly acceptances: readonly Acceptance[]
  /** Codes that a repository cannot accept. */
  readonly neverAccept: 'all' | readonly string[]
  readonly isOfChange: boolean
}

export type ParsedPolicy = { ok: true; policy: Policy } | { ok: false; mistakes: string[] }

export function parsePolicy({ text: source, isOfChange = false, ...origin }: PolicyText): ParsedPolicy {
  const name = nameOf(origin)
  const document = readDocument(source)
  const issues =
    document.mistakes.length > 0 ? [] : (PolicyFile.safeParse(document.value).error?.issues ?? [])
  const mistakes = [...document.mistakes, ...issuesToMistakes(issues, document, POLICY_KEYS)]
  if (mistakes.length > 0) return { ok: false, mistakes: showMistakes(name, source, mistakes) }
  const { settings, budgets, accept } = partOf(document.value, [], name, document, () => false)
  const never = field(document.value, 'never-accept')
  const rules = rulesOf(budgets)
  const sets = [
    ...settings.keys(),
    ...rules.map((rule) => `budgets.${keyOfRule(rule)}`),
    ...accept.map(({ code }) => `accept.${code}`),
    ...(never === undefined ? [] : ['never-accept']),
  ]
  const mayLoosen = list(field(document.value, 'may-loosen')).map(text)
  const policy: Policy = {
    name,
    applied: { ...origin, sets: [...new Set(sets)], mayLoosen },
    settings,
    budgets: rules,
    acceptances: accept.map((one) => ({ ...one, policy: name })),
    neverAccept: never === 'all' ? 'all' : list(never).map(text),
    isOfChange,
  }
  return { ok: true, policy }
}

function nameOf({ source, file }: Pick<PolicyText, 'source' | 'file'>): string {
  return file === undefined ? source : `${source.replace(/\/+$/, '')}/${file}`
}
