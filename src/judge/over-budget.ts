/** The finding of a budget that is exceeded or open. Pure. */
import {
  FIGURES,
  type BudgetLevel,
  type BudgetRule,
  type ConfigRequirement,
  type ConfigRule,
  type FigureKey,
  type FigureRule,
} from '../core/budget.ts'
import type { Budget, Finding, Image } from '../core/schema.ts'
import { valueAndLimit } from '../lib/budget-text.ts'
import { configProblem } from './config-rules.ts'

interface Subject {
  readonly image: Image | null
  /** Null without a baseline. */
  readonly before: unknown
  /** Null where the image was not built here. */
  readonly build: unknown
  /** Settings are options of a command, not inputs of an action. */
  readonly isCommand: boolean
}

export function findingOf(rule: BudgetRule, budget: Budget, level: BudgetLevel, subject: Subject): Finding {
  const common = { level, confidence: 'proved', budget: budget.name } as const
  const reason = budget.reason ?? 'its figure is not known'
  return budget.state === 'open'
    ? {
        code: 'budget-open',
        ...common,
        message: `the budget \`${budget.name}\` cannot be checked because ${reason}`,
        fix: openFix(rule, subject),
        evidence: evidenceOf(budget),
      }
    : {
        code: 'over-budget',
        ...common,
        message: messageOf(rule, budget, subject),
        fix: rule.kind === 'config' ? CONFIG_FIXES[rule.rule] : FIXES[rule.kind],
        evidence: evidenceOf(budget),
      }
}

function openFix(rule: BudgetRule, { before, build, isCommand }: Subject): string {
  if (rule.disputed !== undefined)
    return 'Give the job the permission `contents: read` and a token, or check out with a `fetch-depth` of 2.'
  if (rule.kind === 'figure' && rule.is === 'max-growth' && before === null)
    return `Get a baseline: ${isCommand ? '' : SAVED}${(build === null ? NAMED : BUILT)[isCommand ? 'command' : 'action']}.`
  return 'Make the figure known, or set `unknown: warn` or `unknown: pass` for budgets that cannot be checked.'
}

const SAVED = 'run this workflow on `push` to the base branch too, which saves its Report, or '
const BUILT = {
  action: 'set `baseline: build`, which builds the commit to compare with',
  command: '`--baseline build` builds the commit to compare with',
} as const
const NAMED = {
  action: 'set `baseline: registry:NAME`, an image to compare with',
  command:
    '`--baseline registry:NAME` compares with an image, `--baseline FILE` with the Report of an earlier run',
} as const

const FIXES: Readonly<Record<Exclude<BudgetRule['kind'], 'config'>, string>> = {
  figure: 'Reduce it, or raise the limit in the config file or the workflow, with the reason in the commit.',
  package: 'Do not install it, remove it in the same RUN, or install it in another stage.',
  file: 'Leave it out of the image: list it in `.dockerignore`, or delete it in the RUN that makes it.',
}

const CONFIG_FIXES: Readonly<Record<ConfigRequirement, string>> = {
  'non-root': 'Add a `USER` to the last stage of the Dockerfile.',
  healthcheck: 'Add a `HEALTHCHECK` to the last stage of the Dockerfile.',
  label: 'Add a `LABEL` to the last stage of the Dockerfile.',
  'stop-signal': 'Add a `STOPSIGNAL` to the last stage of the Dockerfile.',
}

function messageOf(rule: BudgetRule, budget: Budget, { image }: Subject): string {
  switch (rule.kind) {
    case 'figure':
      return figureMessage(rule, budget)
    case 'package':
      return `${named(budget)} is installed, which the budget \`${rule.name}\` forbids`
    case 'file':
      return `${named(budget)} is in the image, which the budget \`${rule.name}\` forbids`
    case 'config':
      return requirement(rule, image)
  }
}

const requirement = (rule: ConfigRule, image: Image | null): string =>
  `${(image && configProblem(rule, image.config)) ?? 'its config is not as required'} (budget \`${rule.name}\`)`

/** The first that was found, and how many more there are. */
function named({ found = [], value }: Budget): string {
  const more = (value ?? 1) - 1
  const first = `\`${(found[0] ?? '').replaceAll('`', "'")}\``
  return more > 0 ? `${first} (and ${more.toLocaleString('en-US')} more)` : first
}

/** The subject of a sentence about growth. */
const GROWING: Readonly<Partial<Record<FigureKey, string>>> = {
  'on-disk': 'its size on disk',
  download: 'its download',
  'dead-weight': 'its dead weight',
  layers: 'its number of layers',
  'your-layers': 'the size of your layers',
}

function figureMessage({ figure }: FigureRule, { value, limit, is, name, unit }: Budget): string {
  const { says } = FIGURES[figure]
  const subject = GROWING[figure] ?? 'it'
  if (value === null) return `${subject} grew from 0, which is over any percentage (\`${name}\`)`
  const [measured, allowed] = valueAndLimit(value, limit, unit)
  const sentence = is === 'max-growth' ? `${subject} grew by %` : says
  const side = is === 'min' ? 'under' : 'over'
  return `${sentence.replace('%', () => measured)}, ${side} the budget of ${allowed} (\`${name}\`)`
}

function evidenceOf({ found = [], value, limit, unit, is }: Budget): string[] {
  if (is === 'absent' || is === 'required') return [...found]
  if (value === null) return []
  const shown = (number: number) => `${Number(number.toFixed(DIGITS)) || number} ${unit}`
  return [`${is === 'max-growth' ? 'growth' : 'measured'}: ${shown(value)}`, `limit: ${shown(limit)}`]
}

/** Decimals; what is not 0 is not shown as 0. */
const DIGITS = 4
