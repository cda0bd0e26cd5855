/**
 * Budgets: what a limit can be about, and a limit as data. Settings and the config file make limits; the judge measures
 * and compares. Units as in the Report: bytes, seconds, counts, shares from 0 to 1.
 */
export type Unit = 'bytes' | 'seconds' | 'count' | 'share' | 'percent'

interface FigureFacts {
  /** Title of the figure. */
  readonly label: string
  /** A sentence about it; `%` stands for the value. */
  readonly says: string
  readonly unit: Exclude<Unit, 'percent'>
  /** Which limits it can have. Times and memory of another machine are never compared, so they have no growth. */
  readonly limits: readonly LimitKind[]
}

/** `max-growth` compares with the baseline. */
export type LimitKind = 'max' | 'min' | 'max-growth'

const WEIGHED = ['max', 'min', 'max-growth'] as const
const MEASURED = ['max'] as const

export const FIGURES = {
  'on-disk': { label: 'On disk', says: 'it takes % on disk', unit: 'bytes', limits: WEIGHED },
  download: { label: 'Download', says: 'it takes % to download', unit: 'bytes', limits: WEIGHED },
  redeploy: {
    label: 'Redeploy',
    says: 'a node with the baseline must download %',
    unit: 'bytes',
    limits: ['max'],
  },
  'dead-weight': { label: 'Dead weight', says: 'it has % of dead weight', unit: 'bytes', limits: WEIGHED },
  efficiency: { label: 'Efficiency', says: 'its efficiency is %', unit: 'share', limits: ['min'] },
  layers: { label: 'Layers', says: 'it has % layers', unit: 'count', limits: WEIGHED },
  'your-layers': { label: 'Your layers', says: 'your layers take % on disk', unit: 'bytes', limits: WEIGHED },
  ready: { label: 'Ready in', says: 'it was ready after %', unit: 'seconds', limits: MEASURED },
  memory: { label: 'Peak memory', says: 'it used % of memory', unit: 'bytes', limits: MEASURED },
  stop: { label: 'Stops in', says: 'it takes % to stop', unit: 'seconds', limits: MEASURED },
  build: { label: 'Build', says: 'the build took %', unit: 'seconds', limits: MEASURED },
} as const satisfies Readonly<Record<string, FigureFacts>>

export type FigureKey = keyof typeof FIGURES
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[]

/** Names of limits on bytes on disk, which have shorter ones. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'max-on-disk': 'max-size',
  'max-on-disk-growth': 'max-growth',
  'min-on-disk': 'min-size',
}

/** `max-size`, `max-growth`, `max-ready`, `min-efficiency`, `max-download-growth`: inputs have these names too. */
export function budgetName(figure: FigureKey, kind: LimitKind): string {
  const name = kind === 'max-growth' ? `max-${figure}-growth` : `${kind}-${figure}`
  return SHORT_NAMES[name] ?? name
}

export type BudgetLevel = 'fail' | 'warn'
/** What an unknown figure does. */
export type Unknown = BudgetLevel | 'pass'

interface Rule {
  /** Unique among the budgets of a run. */
  readonly name: string
  readonly level: BudgetLevel
  readonly unknown: Unknown
  /** Why this limit cannot be relied on; it is then never met. */
  readonly disputed?: string
  /** The policy that requires it: only a policy can accept its findings, and no label lifts it. */
  readonly policy?: string
}

/** `limit` in the figure's unit; of a growth in percent, in percent of the baseline's figure. */
export interface FigureRule extends Rule {
  readonly kind: 'figure'
  readonly figure: FigureKey
  readonly is: LimitKind
  readonly limit: number
  readonly isPercent: boolean
}

/** A package that must not be installed. */
export interface PackageRule extends Rule {
  readonly kind: 'package'
  /** A glob on the name. */
  readonly pattern: string
  /** `deb`, `npm`, …; null for any. */
  readonly type: string | null
}

/** Paths that must not exist in the final file system. */
export interface FileRule extends Rule {
  readonly kind: 'file'
  readonly pattern: string
}

/** What the image's config must say. `value`: a label as `name` or `name=value`, or a signal; null where any will do. */
export interface ConfigRule extends Rule {
  readonly kind: 'config'
  readonly rule: ConfigRequirement
  readonly value: string | null
}
export const CONFIG_REQUIREMENTS = ['non-root', 'healthcheck', 'label', 'stop-signal'] as const
export type ConfigRequirement = (typeof CONFIG_REQUIREMENTS)[number]

export type BudgetRule = FigureRule | PackageRule | FileRule | ConfigRule

/** What a budget can be called in an acceptance: its name, and its keys below `budgets` in the config file. */
export function placesOfBudget(rule: BudgetRule): string[] {
  const { name } = rule
  switch (rule.kind) {
    case 'figure':
      return [name, rule.figure, `${rule.figure}.${rule.is}`]
    case 'package':
      return [name, 'packages', rule.pattern]
    case 'file':
      return [name, 'files', rule.pattern]
    case 'config':
      return [name, 'config', ...(rule.rule === 'label' ? ['labels', rule.value ?? ''] : [rule.rule])]
  }
}

/** The key below `budgets` that makes a rule: `on-disk.max`, `packages`, `files`, `config.non-root`, `config.labels`. */
export function keyOfRule(rule: BudgetRule): string {
  if (rule.kind === 'figure') return `${rule.figure}.${rule.is}`
  if (rule.kind === 'config') return `config.${rule.rule === 'label' ? 'labels' : rule.rule}`
  return rule.kind === 'package' ? 'packages' : 'files'
}

/** The paths of the final file system that a pattern matches: the first few, and how many there are. */
export interface FileMatches {
  readonly pattern: string
  readonly paths: readonly string[]
  readonly total: number
}

/** A finding that does not count until a day has passed. `place` or `pattern`, or both, are given. */
export interface Acceptance {
  readonly code: string
  /**
   * A glob on the finding’s place (`Dockerfile`, `Dockerfile:4`), on its paths in the image,
   * or on what its budget is called (`placesOfBudget`).
   */
  readonly place: string | null
  /** A glob on its message. */
  readonly pattern: string | null
  readonly reason: string
  /** The last day on which it counts, in UTC: `2026-12-31`. */
  readonly until: string
  /** The policy that it is in; else it is the repository's. */
  readonly policy?: string
}

/** `today`: in UTC, `2026-12-31`. */
export const isExpired = ({ until }: Acceptance, today: string): boolean => today > until

/** Everything that decides what passes besides the health of the container. */
export interface Gate {
  readonly budgets: readonly BudgetRule[]
  readonly acceptances: readonly Acceptance[]
  /** A label of the pull request that lifts budgets of growth. */
  readonly growthLabel: string
}

/** Who allowed growth by adding the label, and when (RFC 3339). */
export interface GrowthAllowance {
  readonly by: string
  readonly at: string
}
