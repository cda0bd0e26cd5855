/** What a config file says for one branch and event, and which of two files counts in a pull request. Pure. */
import type { Acceptance, BudgetRule } from '../../core/budget.ts'
import { matchesGlob } from '../../lib/glob.ts'
import { SETTINGS, type Setting, type SettingName } from '../table.ts'
import { liftsOf, rulesOf, type BudgetKeys } from './budgets.ts'
import { canonical, type ConfigFile, type Override, type Part } from './parse.ts'

/** Where a run takes place. */
export interface Occasion {
  readonly event: string | null
  /** The branch; of a pull request, the one that it merges into. */
  readonly branch: string | null
}

/** The settings, budgets and acceptances that count, and what the report says about them. */
export interface Configured {
  readonly settings: Part['settings']
  readonly budgets: readonly BudgetRule[]
  /** Budgets that the file says not to have. */
  readonly lifts: readonly string[]
  readonly acceptances: readonly Acceptance[]
  /** From the root of the repository; null without a file. */
  readonly file: string | null
  /** The commit of the file, where that is not the one under test. */
  readonly commit: string | null
  /** One sentence each. */
  readonly notes: readonly string[]
}

/** Later overrides win; of settings, of keys of `budgets`, and acceptances are added. */
export function partFor(config: ConfigFile, occasion: Occasion): Part {
  const parts = [config, ...config.overrides.filter((one) => appliesTo(one, occasion))]
  return {
    settings: new Map(parts.flatMap(({ settings }) => [...settings])),
    budgets: new Map(parts.flatMap(({ budgets }) => [...budgets])),
    accept: parts.flatMap(({ accept }) => accept),
  }
}

function appliesTo({ branches, events }: Override, { branch, event }: Occasion): boolean {
  const isIn = (globs: readonly string[], name: string | null) =>
    globs.length === 0 || globs.some((glob) => name !== null && matchesGlob(name, glob))
  return isIn(branches, branch) && isIn(events, event)
}

/** A file that counts as it is: on a branch, on a laptop. */
export function trusted(config: ConfigFile, occasion: Occasion): Configured {
  const { settings, budgets, accept } = partFor(config, occasion)
  return {
    settings,
    budgets: rulesOf(budgets),
    lifts: liftsOf(budgets),
    acceptances: accept,
    file: config.file,
    commit: null,
    notes: [],
  }
}

/** The base branch's file: `config` is null without one. */
export type Base =
  { ok: true; config: ConfigFile | null; commit: string; name: string } | { ok: false; why: string }

/**
 * In a pull request the base branch's file counts. The pull request's own gives only the settings of the table that are
 * marked `ofChange`: no limit, acceptance or check.
 */
export function gated(own: ConfigFile | null, base: Base, occasion: Occasion): Configured {
  const ownPart = own ? partFor(own, occasion) : NOTHING
  const basePart = base.ok && base.config ? partFor(base.config, occasion) : NOTHING
  const fromChange = [...ownPart.settings].filter(([name]) => isOfChange(name))
  const fromBase = [...basePart.settings].filter(([name]) => !isOfChange(name))
  const rules = base.ok ? rulesOf(basePart.budgets) : disputed(rulesOf(ownPart.budgets), base.why)
  return {
    settings: new Map([...fromBase, ...fromChange]),
    budgets: rules,
    lifts: liftsOf(basePart.budgets),
    acceptances: basePart.accept,
    file: (base.ok ? base.config?.file : null) ?? own?.file ?? null,
    commit: base.ok && base.config ? base.commit : null,
    notes: base.ok ? changeNotes(own, base, ownPart, basePart) : unreadableNotes(own, base.why),
  }
}

const NOTHING: Part = { settings: new Map(), budgets: new Map(), accept: [] }

const isOfChange = (name: SettingName): boolean =>
  SETTINGS.some((setting: Setting) => setting.name === name && setting.ofChange === true)

/** Without the base branch's limits nobody knows which of these are looser. */
const disputed = (rules: readonly BudgetRule[], why: string): BudgetRule[] =>
  rules.map((rule) => ({
    ...rule,
    unknown: 'fail',
    level: 'fail',
    disputed: `the limits of the base branch could not be read (${why})`,
  }))

const unreadableNotes = (own: ConfigFile | null, why: string): string[] => [
  `The config file of the base branch could not be read: ${why}. ${
    own
      ? `The limits, acceptances and checks of this pull request’s \`${own.file}\` do not count`
      : 'Its limits are not known'
  }`,
]

/** At most so many changes are named. */
const MOST_NAMED = 10

function changeNotes(
  own: ConfigFile | null,
  base: Base & { ok: true },
  ownPart: Part,
  basePart: Part,
): string[] {
  const changes = changesOf(ownPart, basePart)
  if (changes.length === 0) return []
  const more = changes.length > MOST_NAMED ? ` and ${changes.length - MOST_NAMED} more` : ''
  const named = changes.slice(0, MOST_NAMED).map((one) => `\`${one}\``)
  const file = own?.file ?? base.config?.file ?? ''
  return [
    `This pull request changes the gate in \`${file}\`: ${named.join(', ')}${more}. The file of ${base.name} counts until it is merged`,
  ]
}

/** Names of what differs: settings, keys of `budgets`, `accept`. */
function changesOf(own: Part, base: Part): string[] {
  const settings = keysOf(own.settings, base.settings).filter(
    (name) => !isOfChange(name) && own.settings.get(name)?.text !== base.settings.get(name)?.text,
  )
  const budgets = keysOf(own.budgets, base.budgets).filter((key) => !isSame(own.budgets, base.budgets, key))
  const accept = canonical(own.accept) === canonical(base.accept) ? [] : ['accept']
  return [...settings, ...budgets.map((key) => `budgets.${key}`), ...accept]
}

const keysOf = <K>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): K[] => [
  ...new Set([...a.keys(), ...b.keys()]),
]
const isSame = (a: BudgetKeys, b: BudgetKeys, key: string): boolean =>
  canonical(a.get(key)) === canonical(b.get(key))
