/**
 * What a config file may contain. One zod schema validates it, and is published as `schemas/config.schema.json`. Its settings
 * come from the table of settings, its figures from the table of budgets, so that neither can differ.
 */
import { z } from 'zod'
import {
  CONFIG_REQUIREMENTS,
  FIGURES,
  FIGURE_KEYS,
  type FigureKey,
  type LimitKind,
} from '../../core/budget.ts'
import { SETTINGS, type Kind, type Setting, type SettingName } from '../table.ts'
import * as values from '../values.ts'
import type { Parsed } from '../values.ts'
import { parseFilePattern, parseShare } from './patterns.ts'

/** A token in a file of the repository would be public; what a job is for, and what it dares, the workflow says. */
export const NOT_IN_CONFIG = ['token', 'mode', 'allow-fork-code'] as const satisfies readonly SettingName[]

const MOST_ITEMS = 1000
const MOST_CHARACTERS = 10_000

const text = z.string().max(MOST_CHARACTERS)
/** Numbers arrive as they are written, as texts; the published schema allows both. */
const scalar = z.union([text, z.number()], { error: 'expected a text or a number' })

/** A text or number that a parser of settings accepts. */
const parsed = (parse: (given: string) => Parsed<unknown>) =>
  scalar.superRefine((given, context) => {
    const result = parse(String(given))
    if (result.ok) return
    const near = result.nearest === undefined ? '' : `; did you mean ${result.nearest}?`
    context.addIssue({ code: 'custom', message: `expected ${result.allowed}${near}` })
  })
const flag = z.boolean({ error: 'expected true or false' })
const list = (item: z.ZodType) =>
  z.union([item, z.array(item).max(MOST_ITEMS)], { error: 'expected a text or a list of texts' })

const KINDS: Readonly<Record<Exclude<Kind, 'choice'>, z.ZodType>> = {
  text: scalar,
  boolean: flag,
  list: list(scalar),
  ports: list(scalar),
  probes: list(scalar),
  duration: parsed(values.parseDuration),
  size: parsed(values.parseSize),
  bytes: parsed(values.parseBytes),
  growth: parsed(values.parseGrowth),
  cpus: parsed(values.parseCpus),
  count: scalar,
  words: list(scalar),
  secret: scalar,
}

function settingSchema({ kind, choices = [], about }: Setting): z.ZodType {
  const schema =
    kind === 'choice'
      ? z.enum(choices as [string, ...string[]], { error: `expected one of ${choices.join(', ')}` })
      : KINDS[kind]
  return schema.optional().meta({ description: about })
}

const settings: Record<string, z.ZodType> = Object.fromEntries(
  SETTINGS.filter(({ name }) => !NOT_IN_CONFIG.some((one) => one === name)).map((setting: Setting) => [
    setting.name,
    settingSchema(setting),
  ]),
)

const level = z.enum(['fail', 'warn'], { error: 'expected fail or warn' })
const unknown = z.enum(['fail', 'warn', 'pass'], { error: 'expected fail, warn or pass' })
const common = { level: level.optional(), unknown: unknown.optional() }

const UNITS = {
  bytes: values.parseBytes,
  seconds: values.parseDuration,
  count: values.parseCount,
  share: parseShare,
} as const

/** The parser of a limit: growth of bytes and of counts may be in percent. */
export function limitParser(figure: FigureKey, kind: LimitKind): (text: string) => Parsed<values.Growth> {
  const { unit } = FIGURES[figure]
  if (kind === 'max-growth' && unit === 'bytes') return values.parseGrowth
  return (given) => {
    const percent = kind === 'max-growth' && given.endsWith('%') ? values.parseGrowth(given) : null
    if (percent) return percent
    const result = UNITS[unit](given)
    return result.ok ? values.ok({ limit: result.value, isPercent: false }) : result
  }
}

function figureSchema(figure: FigureKey): z.ZodType {
  const { limits, label } = FIGURES[figure]
  const kinds: readonly LimitKind[] = limits
  const [first = 'max'] = kinds
  const own = Object.fromEntries(kinds.map((kind) => [kind, parsed(limitParser(figure, kind)).optional()]))
  const object = z
    .strictObject({ ...own, ...common })
    .refine((given) => kinds.some((kind) => kind in given), { error: `expected one of ${kinds.join(', ')}` })
  return z
    .union([parsed(limitParser(figure, first)), object])
    .optional()
    .meta({ description: label })
}

const signal = z.union([flag, scalar], { error: 'expected true or a signal' })
const CONFIG: Readonly<Record<Exclude<(typeof CONFIG_REQUIREMENTS)[number], 'label'>, z.ZodType>> = {
  'non-root': flag,
  healthcheck: flag,
  'stop-signal': signal,
}

const filePattern = parsed(parseFilePattern)
const named = z.string().min(1, 'expected a name').max(MOST_CHARACTERS)

const Budgets = z.strictObject({
  unknown: unknown.optional().meta({ description: 'What a budget does whose figure is not known' }),
  ...Object.fromEntries(FIGURE_KEYS.map((figure) => [figure, figureSchema(figure)])),
  packages: z
    .array(z.union([named, z.strictObject({ name: named, type: named.optional(), ...common })]))
    .max(MOST_ITEMS)
    .optional()
    .meta({ description: 'Packages that must not be installed, as globs' }),
  files: z
    .array(z.union([filePattern, z.strictObject({ path: filePattern, ...common })]))
    .max(50)
    .optional()
    .meta({ description: 'Paths that must not exist: /**/*.pem' }),
  config: z
    .strictObject({
      ...Object.fromEntries(Object.entries(CONFIG).map(([rule, schema]) => [rule, schema.optional()])),
      labels: z.array(named).max(MOST_ITEMS).optional(),
      ...common,
    })
    .optional()
    .meta({ description: 'What the image’s config must say' }),
})

const day = z
  .string({ error: 'expected a date: 2026-12-31' })
  .refine(isDay, { error: 'expected a date: 2026-12-31' })

function isDay(given: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given)
}

const Acceptance = z
  .strictObject({
    code: z
      .string({ error: 'expected the code of a finding' })
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected the code of a finding'),
    place: named.optional(),
    pattern: named.optional(),
    reason: z.string({ error: 'a reason is required' }).min(1, 'a reason is required').max(1000),
    until: day,
  })
  .refine(({ place, pattern }) => place !== undefined || pattern !== undefined, {
    error: 'expected place, pattern, or both',
  })

const part = {
  ...settings,
  budgets: Budgets.optional().meta({ description: 'Limits' }),
  accept: z
    .array(Acceptance)
    .max(MOST_ITEMS)
    .optional()
    .meta({ description: 'Findings that do not count until a day' }),
}

const Override = z
  .strictObject({
    branches: list(named).optional().meta({ description: 'Branches, as globs; of a pull request, its base' }),
    events: list(named).optional().meta({ description: 'Events: pull_request, push, schedule' }),
    ...part,
  })
  .refine((given) => 'branches' in given || 'events' in given, {
    error: 'expected branches, events, or both',
  })

export const Config = z.strictObject({
  ...part,
  overrides: z
    .array(Override)
    .max(100)
    .optional()
    .meta({ description: 'Changes for some branches or events' }),
})

/** Keys that are valid at a path, for "did you mean". Empty where there are none. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  const [first, second] = path
  if (first === 'overrides' && typeof second === 'number')
    return path.length === 2 ? Object.keys(Override.shape) : keysAt(path.slice(2))
  if (path.length === 0) return Object.keys(Config.shape)
  if (first === 'accept') return Object.keys(Acceptance.shape)
  if (first !== 'budgets') return []
  if (second === undefined) return Object.keys(Budgets.shape)
  if (second === 'packages') return ['name', 'type', ...Object.keys(common)]
  if (second === 'files') return ['path', ...Object.keys(common)]
  if (second === 'config') return [...Object.keys(CONFIG), 'labels', ...Object.keys(common)]
  const figure = FIGURE_KEYS.find((key) => key === second)
  return figure ? [...FIGURES[figure].limits, ...Object.keys(common)] : []
}

/** Content of `schemas/config.schema.json`. */
export function renderConfigSchema(): string {
  const schema = z.toJSONSchema(Config, { target: 'draft-2020-12', io: 'input', reused: 'inline' })
  const about = 'Settings, budgets and acceptances of Sea Trial: `.sea-trial.yml`, `.yaml` or `.json`.'
  return JSON.stringify({ ...schema, title: 'Config file of Sea Trial', description: about }, null, 2) + '\n'
}
