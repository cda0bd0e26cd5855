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
import { EVENT_NAMES } from '../../core/event-names.ts'
import { ACCEPTABLE_CODES, type FindingCode } from '../../core/finding-codes.ts'
import { matchesGlob } from '../../lib/glob.ts'
import { suggestion } from '../../lib/nearest.ts'
import { MOST_IMAGES } from '../image-list/entry.ts'
import { INPUTS, SETTINGS, isCommandOnly, type Kind, type Setting, type SettingName } from '../table.ts'
import * as values from '../values.ts'
import type { Parsed } from '../values.ts'
import { parseFilePattern, parseShare } from './patterns.ts'

/**
 * Secrets in a file of the repository would be public; what a job is for, what it dares, and which rules are above the file,
 * the workflow says.
 */
export const NOT_IN_CONFIG = [
  'policy',
  'token',
  'secrets',
  'mode',
  'allow-fork-code',
] as const satisfies readonly SettingName[]

const MOST_ITEMS = 1000
const MOST_CHARACTERS = 10_000
const MOST_OF_REASON = 1000
const MOST_OF_NAME = 100

/** Every schema has an error of its own: a mistake is shown in our words, with an example. */
const text = z
  .string({ error: 'expected a text' })
  .max(MOST_CHARACTERS, `expected at most ${MOST_CHARACTERS.toLocaleString('en-US')} characters`)
export const items = (item: z.ZodType, example: string, most = MOST_ITEMS) =>
  z
    .array(item, { error: `expected a list, such as ${example}` })
    .max(most, `expected at most ${most.toLocaleString('en-US')} items`)
/** Numbers arrive as they are written, as texts; the published schema allows both. */
const scalar = z.union([text, z.number()], { error: 'expected a text or a number' })

/** A text or number that a parser of settings accepts. */
function parsed(parse: (given: string) => Parsed<unknown>) {
  const refusal = parse('')
  const error = refusal.ok ? 'expected a text or a number' : `expected ${refusal.allowed}`
  return z.union([text, z.number()], { error }).superRefine((given, context) => {
    const result = parse(String(given))
    if (result.ok) return
    const near = result.nearest === undefined ? '' : `; did you mean ${result.nearest}?`
    context.addIssue({ code: 'custom', message: `expected ${result.allowed}${near}` })
  })
}
/** At least one of these keys. Checked also where other keys are wrong, which zod would not do. */
const someOf = (keys: readonly string[], error: string) =>
  z.refine<object>((given) => keys.some((key) => key in given), {
    error,
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  })
const flag = z.boolean({ error: 'expected true or false' })
const LIST = '[first, second]'
const list = (item: z.ZodType) =>
  z.union([item, items(item, LIST)], { error: `expected a text or a list of texts, such as ${LIST}` })

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
  const schema = kind === 'choice' ? choiceSchema(choices as [string, ...string[]]) : KINDS[kind]
  return schema.optional().meta({ description: about })
}

/** YAML has its own true and false. */
function choiceSchema(choices: readonly [string, ...string[]]): z.ZodType {
  const error = `expected one of ${choices.join(', ')}`
  const words = z.enum(choices, { error })
  return choices.includes('true') ? z.union([z.boolean(), words], { error }) : words
}

export const settings: Record<string, z.ZodType> = Object.fromEntries(
  INPUTS.filter(({ name }) => !NOT_IN_CONFIG.some((one) => one === name)).map((setting) => [
    setting.name,
    settingSchema(setting),
  ]),
)

const level = z.enum(['fail', 'warn'], { error: 'expected fail or warn' })
const unknown = z.enum(['fail', 'warn', 'pass'], { error: 'expected fail, warn or pass' })
const common = { level: level.optional(), unknown: unknown.optional() }

const UNITS = {
  bytes: { parse: values.parseBytes, example: '250MB' },
  seconds: { parse: values.parseDuration, example: '5s' },
  count: { parse: values.parseCount, example: '20' },
  share: { parse: parseShare, example: '90%' },
} as const

/** The parser of a limit: growth of bytes and of counts may be in percent. */
export function limitParser(figure: FigureKey, kind: LimitKind): (text: string) => Parsed<values.Growth> {
  const { unit } = FIGURES[figure]
  if (kind === 'max-growth' && unit === 'bytes') return values.parseGrowth
  return (given) => {
    const percent = kind === 'max-growth' && given.endsWith('%') ? values.parseGrowth(given) : null
    if (percent) return percent
    const result = UNITS[unit].parse(given)
    return result.ok ? values.ok({ limit: result.value, isPercent: false }) : result
  }
}

function figureSchema(figure: FigureKey): z.ZodType {
  const { limits, label, unit } = FIGURES[figure]
  const { example } = UNITS[unit]
  const kinds: readonly LimitKind[] = limits
  const [first = 'max'] = kinds
  const own = Object.fromEntries(kinds.map((kind) => [kind, parsed(limitParser(figure, kind)).optional()]))
  const object = z
    .strictObject({ ...own, ...common })
    .check(someOf(kinds, `expected one of ${kinds.join(', ')}`))
  return z
    .union([parsed(limitParser(figure, first)), object], {
      error: `expected a limit, such as ${example} or { ${first}: ${example} }`,
    })
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
const named = text.min(1, 'expected a text that is not empty')

const Budgets = z.strictObject(
  {
    unknown: unknown.optional().meta({ description: 'What a budget does whose figure is not known' }),
    ...Object.fromEntries(FIGURE_KEYS.map((figure) => [figure, figureSchema(figure)])),
    packages: items(
      z.union([named, z.strictObject({ name: named, type: named.optional(), ...common })], {
        error: 'expected a name, such as gcc* or { name: curl, type: deb }',
      }),
      '[gcc*, curl]',
    )
      .optional()
      .meta({ description: 'Packages that must not be installed, as globs' }),
    files: items(
      z.union([filePattern, z.strictObject({ path: filePattern, ...common })], {
        error: 'expected a path, such as /**/*.pem or { path: /root/.ssh }',
      }),
      '[/**/*.pem]',
      50,
    )
      .optional()
      .meta({ description: 'Paths that must not exist: /**/*.pem' }),
    config: z
      .strictObject(
        {
          ...Object.fromEntries(Object.entries(CONFIG).map(([rule, schema]) => [rule, schema.optional()])),
          labels: items(named, '[org.opencontainers.image.source]').optional(),
          ...common,
        },
        { error: 'expected what the config must have, such as { non-root: true }' },
      )
      .optional()
      .meta({ description: 'What the image’s config must say' }),
  },
  { error: 'expected limits, such as { on-disk: 250MB }' },
)

const DATE = 'expected a date, such as 2026-12-31'
const day = z.string({ error: DATE }).refine(isDay, { error: DATE })

function isDay(given: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given)
}

const CODE = 'expected the code of a finding, such as runs-as-root'
export const code = z.enum(ACCEPTABLE_CODES as [FindingCode, ...FindingCode[]], {
  error: ({ input }) => {
    if (typeof input !== 'string') return CODE
    const near = suggestion(input, ACCEPTABLE_CODES)
    return `${JSON.stringify(input.slice(0, 100))} is not the code of a finding that can be accepted${near === undefined ? '' : `: did you mean ${near}?`}`
  },
})

const REASON = 'expected a reason, such as "the next base image has a user"'
const Acceptance = z
  .strictObject(
    {
      code,
      place: named.optional(),
      pattern: named.optional(),
      reason: z
        .string({ error: REASON })
        .min(1, REASON)
        .max(MOST_OF_REASON, `expected at most ${MOST_OF_REASON.toLocaleString('en-US')} characters`),
      until: day,
    },
    {
      error:
        'expected an acceptance, such as { code: runs-as-root, place: Dockerfile*, reason: …, until: 2026-12-31 }',
    },
  )
  .check(someOf(['place', 'pattern'], 'expected place, pattern, or both, such as place: Dockerfile*'))

export const gate = {
  budgets: Budgets.optional().meta({ description: 'Limits' }),
  accept: items(Acceptance, '[{ code: runs-as-root, place: Dockerfile*, reason: …, until: 2026-12-31 }]')
    .optional()
    .meta({ description: 'Findings that do not count until a day' }),
}
const part = { ...settings, ...gate }

const IMAGE = 'expected an image, such as { name: api, path: services/api }'
const Image = z.strictObject(
  {
    ...Object.fromEntries(
      Object.entries(part).filter(
        ([key]) => !SETTINGS.some((setting: Setting) => setting.name === key && setting.ofRun === true),
      ),
    ),
    name: z
      .string({ error: 'expected the name of the image, such as api' })
      .min(1, 'expected the name of the image, such as api')
      .max(MOST_OF_NAME, `expected at most ${MOST_OF_NAME} characters`)
      .meta({ description: 'Name of the image in the comment' }),
  },
  { error: IMAGE },
)

/** A glob that matches no event would never apply. */
const event = named.refine((given) => EVENT_NAMES.some((name) => matchesGlob(name, given)), {
  error: ({ input }) => {
    const given = String(input)
    if (given === 'workflow_call') return 'expected the event of the calling workflow, such as push'
    const near = suggestion(given, EVENT_NAMES)
    return `expected events of GitHub, such as pull_request or push${near === undefined ? '' : `; did you mean ${near}?`}`
  },
})

const Override = z
  .strictObject(
    {
      branches: list(named)
        .optional()
        .meta({ description: 'Branches, as globs; of a pull request, its base' }),
      events: list(event).optional().meta({ description: 'Events: pull_request, push, schedule' }),
      ...part,
    },
    { error: 'expected an override, such as { branches: release/*, timeout: 2m }' },
  )
  .check(someOf(['branches', 'events'], 'expected branches, events, or both, such as events: [push]'))

export const Config = z.strictObject(
  {
    ...part,
    images: items(Image, '[{ name: api, path: services/api }]', MOST_IMAGES)
      .min(1, 'expected at least one image: leave out `images` for a single one')
      .optional()
      .meta({ description: 'Several images to try: each has these settings and its own' }),
    overrides: items(Override, '[{ branches: release/*, timeout: 2m }]', 100)
      .optional()
      .meta({ description: 'Changes for some branches or events' }),
  },
  { error: 'expected settings, such as timeout: 90s' },
)

/** Keys that are valid at a path, for "did you mean". Empty where there are none. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  const [first, second] = path
  if (first === 'overrides' && typeof second === 'number')
    return path.length === 2 ? Object.keys(Override.shape) : keysAt(path.slice(2))
  if (first === 'images' && typeof second === 'number')
    return path.length === 2 ? Object.keys(Image.shape) : keysAt(path.slice(2))
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

/** What to do with a key that is valid elsewhere; null if it is valid nowhere. */
export function placeOf(key: string, path: readonly PropertyKey[]): string | null {
  if (isCommandOnly(key)) return `works on the command line only: --${key}`
  if (NOT_IN_CONFIG.some((one) => one === key)) {
    const whose = ['token', 'secrets'].includes(key)
      ? 'everyone with the repository can read'
      : 'the repository writes for itself'
    return `cannot be in the config file, which ${whose}: give ${key} as an input or an option`
  }
  const [last] = path.slice(-1)
  if (path[0] === 'images' && Object.hasOwn(settings, key))
    return 'is of the whole run: write it at the top of the file'
  const isTop = path.length === 0 || typeof last === 'number'
  if (isTop && Object.hasOwn(Budgets.shape, key))
    return `belongs under budgets, such as budgets: { ${key}: … }`
  if (last === 'budgets' && Object.hasOwn(settings, key))
    return 'is a setting: write it beside budgets, not under it'
  return null
}

/** Content of `schemas/config.schema.json`. */
export function renderConfigSchema(): string {
  const about = 'Settings, budgets and acceptances of Sea Trial: `.sea-trial.yml`, `.yaml` or `.json`.'
  return jsonSchema(Config, 'Config file of Sea Trial', about)
}

export function jsonSchema(of: z.ZodType, title: string, description: string): string {
  const schema = z.toJSONSchema(of, { target: 'draft-2020-12', io: 'input', reused: 'inline' })
  return JSON.stringify({ ...schema, title, description }, null, 2) + '\n'
}
