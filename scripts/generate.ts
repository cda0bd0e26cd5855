/** `npm run generate` writes the files made from the code: action.yml, the tables in the docs, the JSON Schema. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { KIND_TABLES } from '../src/contract/kinds.ts'
import type { FieldUse } from '../src/contract/fields/table.ts'
import { EVENT_RULES } from '../src/github/events.ts'
import { HERE, type Fix, type PathRule } from '../src/inspect/waste/rule.ts'
import { OTHER_RULES, PATH_RULES } from '../src/inspect/waste/catalogue/index.ts'
import { settingsOf } from './setting-examples.ts'
import {
  OF_BUDGETS,
  OF_BUILD,
  OF_CONTRACTS,
  OF_ERRORS,
  OF_IMAGE,
  OF_REHEARSALS,
  OF_SUITES,
  OF_WASTE,
  type Code,
} from './codes.ts'
import { VERSION } from '../src/core/version.ts'
import { manPage } from '../src/inputs/commands/man.ts'
import type { ErrorCode } from '../src/core/errors.ts'
import { Verdict } from '../src/core/schema.ts'
import { BUILD_PUSH_INPUTS, NOT_SETTINGS, type Meaning } from '../src/inputs/build-push-action.ts'
import {
  COMMAND_OPTIONS,
  INPUTS,
  JOB_INPUTS,
  OUTPUTS,
  SETTINGS,
  type Setting,
  type SettingName,
} from '../src/inputs/table.ts'
import { CAUSES } from '../src/smoke/causes/index.ts'
import { renderConfigSchema } from '../src/inputs/config/schema.ts'
import { renderPolicySchema } from '../src/inputs/policy/schema.ts'
import { renderSchema } from '../src/report/json.ts'

export function actionYml(): string {
  const inputs = INPUTS.flatMap((setting) => [
    [setting.name, inputOf(setting)],
    ...(setting.alias
      ? [[setting.alias, { description: `Another name for ${setting.name}`, required: false }]]
      : []),
  ])
  const others = [...NOT_SETTINGS].map(([name, { is, why }]) => [
    name,
    { description: `Of docker/build-push-action, ${is} here: ${why}`, required: false },
  ])
  const ofJob = Object.entries(JOB_INPUTS).map(([name, { about, ...rest }]) => [
    name,
    { description: `Filled in by the runner: ${about}`, required: false, ...rest },
  ])
  const outputs = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }])
  const action = {
    name: 'Sea Trial',
    description:
      'Gates merges on container health: builds, runs, proves, weighs and compares the image of every pull request',
    author: 'The Sea Trial contributors',
    branding: { icon: 'anchor', color: 'blue' },
    inputs: Object.fromEntries([...inputs, ...others, ...ofJob]) as unknown,
    outputs: Object.fromEntries(outputs) as unknown,
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/index.js' },
  }
  return `# Made from src/inputs/table.ts by \`npm run generate\`; a test compares them.\n${stringify(action, { lineWidth: 0 })}`
}

/** Types of the inputs and outputs, as github-actions-typing reads them. */
function actionTypesYml(): string {
  const inputs = INPUTS.flatMap((setting) => {
    const type = setting.choices
      ? { type: 'enum', 'allowed-values': [...setting.choices] }
      : (TYPES[setting.kind] ?? { type: 'string' })
    return [setting.name, ...(setting.alias ? [setting.alias] : [])].map((name) => [name, type])
  })
  const others = [...NOT_SETTINGS.keys()].map((name) => [name, { type: 'string' }])
  const outputs = Object.entries(OUTPUT_TYPES)
  const types = {
    inputs: Object.fromEntries([...inputs, ...others]) as unknown,
    outputs: Object.fromEntries(outputs) as unknown,
  }
  return `# Made from src/inputs/table.ts by \`npm run generate\`; a test compares them.\n${stringify(types, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: false })}`
}

const LINES = { type: 'list', separator: '\n', 'list-item': { type: 'string' } }

/** A kind that is not here is a string: a duration is `90s`, a port `53/udp`. */
const TYPES: Partial<Record<Setting['kind'], object>> = {
  boolean: { type: 'boolean' },
  count: { type: 'integer' },
  list: LINES,
  probes: LINES,
}

const VERDICT = { type: 'enum', 'allowed-values': Verdict.options }

const OUTPUT_TYPES = Object.fromEntries(
  Object.keys(OUTPUTS).map((name) => [name, name === 'verdict' ? VERDICT : { type: 'string' }]),
)

const inputOf = (setting: Setting) => ({
  description: setting.about + (setting.choices ? `: ${setting.choices.join(', ')}` : ''),
  required: false,
  ...(setting.default === undefined ? {} : { default: setting.default }),
})

const cell = (text: string) => text.replaceAll('|', '\\|')

function inputRow(setting: Setting, prefix = ''): string {
  const name = `\`${prefix}${setting.name}\`${setting.alias ? `, \`${setting.alias}\`` : ''}`
  const choices = setting.choices ? `: ${setting.choices.map((choice) => `\`${choice}\``).join(', ')}` : ''
  const fallback = setting.default === undefined ? '' : `\`${setting.default}\``
  return `| ${name} | ${cell(setting.about)}${choices} | ${fallback} |`
}

function inputTable(settings: readonly Setting[], { title = 'input', prefix = '' } = {}): string {
  const rows = settings.map((setting) => inputRow(setting, prefix))
  return [`| ${title} | meaning | default |`, '|:--|:--|:--|', ...rows].join('\n')
}

/** With an example of each, as YAML. */
function exampleTable(): string {
  const rows = INPUTS.map((setting) => {
    const settings = settingsOf(setting.name)
    const yaml = settings.map((one) => `\`${stringify(Object.fromEntries([one]), { lineWidth: 0 }).trim()}\``)
    return `${inputRow(setting)} ${cell(yaml.join(' '))} |`
  })
  return ['| input | meaning | default | example |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

/** The inputs that the README shows. */
const COMMON: readonly SettingName[] = [
  'path',
  'image',
  'port',
  'probe',
  'timeout',
  'compose-file',
  'env',
  'max-growth',
  'comment',
  'baseline',
]

const isCommon = ({ name }: { name: SettingName }): boolean => COMMON.includes(name)

function outputTable(): string {
  const rows = Object.entries(OUTPUTS).map(([name, about]) => `| \`${name}\` | ${cell(about)} |`)
  return ['| output | meaning |', '|:--|:--|', ...rows].join('\n')
}

function eventTable(): string {
  const rows = Object.entries(EVENT_RULES).map(([event, { about }]) => `| \`${event}\` | ${cell(about)} |`)
  return ['| event | what a run does |', '|:--|:--|', ...rows, '| others | as `release` |'].join('\n')
}

function wasteCodes(): string {
  const all = [...PATH_RULES, ...OTHER_RULES].map(({ code }) => `\`${code}\``).sort()
  return `Weight that can be saved (a note; a warning from 10 MB, or a tenth of the image): ${all.join(', ')}.`
}

/** Each input of docker/build-push-action. */
function buildPushTable(): string {
  const rows = Object.entries<Meaning>(BUILD_PUSH_INPUTS).map(([name, meaning]) => {
    if (meaning.is === 'same') return [name, 'works', meaning.note ?? '']
    if (meaning.is === 'renamed') return [name, `use \`${meaning.to}\``, `\`${name}\` is the container’s`]
    const harmless = meaning.harmless.map((value) => `\`${value}\``).join(' or ')
    return [name, meaning.is, capitalized(meaning.why) + (harmless === '' ? '' : `; ${harmless} is accepted`)]
  })
  return [
    '| input | here | |',
    '|:--|:--|:--|',
    ...rows.map(([name = '', here = '', note = '']) => `| \`${name}\` | ${here} | ${cell(note)} |`),
  ].join('\n')
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const FINDINGS = 'docs/findings'

/** Codes in groups; the causes of a group are in the order in which they are checked. */
export function codeGroups(): { title: string; codes: Code[]; hasPages: boolean }[] {
  const causes: Code[] = CAUSES.map(({ code, level, about }) => ({ code, level, about }))
  const errors = (Object.entries(OF_ERRORS) as [ErrorCode, string][]).map(([code, about]): Code => ({
    code,
    level: 'fail',
    about,
  }))
  const of = (level: Code['level']) => causes.filter((code) => code.level === level)
  return [
    { title: 'It cannot be built', codes: [...OF_BUILD], hasPages: true },
    { title: 'It does not start, is not reached, or is not healthy', codes: of('fail'), hasPages: true },
    { title: 'It passes, with a warning', codes: of('warn'), hasPages: true },
    { title: 'It passes, with a note', codes: of('note'), hasPages: true },
    { title: 'Another start fails', codes: [...OF_REHEARSALS], hasPages: true },
    { title: 'It is over a budget', codes: [...OF_BUDGETS], hasPages: true },
    { title: 'It disagrees with its contract', codes: [...OF_CONTRACTS], hasPages: true },
    { title: 'A test file says no', codes: [...OF_SUITES], hasPages: true },
    { title: 'About the image, or the trial as a whole', codes: [...OF_IMAGE], hasPages: false },
    { title: 'It could not be tried (exit 3)', codes: errors, hasPages: false },
  ]
}

const codeTables = (): string =>
  codeGroups()
    .map(({ title, codes, hasPages }) => {
      const rows = codes.map(({ code, level, about }) => {
        const name = hasPages ? `[\`${code}\`](${code}.md)` : `\`${code}\``
        return `| ${name} | ${level} | ${cell(about)} |`
      })
      return [`**${title}**`, '', '| code | level | it means that |', '|:--|:--|:--|', ...rows].join('\n')
    })
    .join('\n\n')

const findingsIndex = (): string =>
  `# Findings

Each finding of Sea Trial has a stable code. Its page explains what it means, how it is proved, how to fix it, and what
looks similar but is something else. (Made from the code by \`npm run generate\`.)

${codeTables()}

${wasteCodes()}
`

const pathsOf = ({ paths }: PathRule): string => paths.map((path) => `\`${path}\``).join(', ')

const wasteGroup = (): { title: string; codes: Code[] } => ({
  title: 'Weight that can be saved (a warning from 10 MB, or a tenth of the image)',
  codes: [
    ...PATH_RULES.map(({ code, what }): Code => ({ code, level: 'note', about: `it has ${what}` })),
    ...OTHER_RULES.map(({ code }): Code => ({ code, level: 'note', about: OF_WASTE[code] ?? '' })),
  ],
})

/** What a rule of waste says, as a page. */
function wastePage(rule: PathRule): string {
  const { code, what, live, dead } = rule
  const items = [
    ...fixesOf(live, 'Still in the image'),
    ...fixesOf(dead, 'Deleted or replaced by a later layer, which saves nothing'),
  ]
  return [
    `# ${code}`,
    `It has ${what}, which can be saved.`,
    '## How it is proved',
    `A layer has files at ${pathsOf(rule)}. The report names the layer, the bytes and the largest paths.`,
    '## How to fix it',
    items.join('\n'),
  ].join('\n\n')
}

function fixesOf(fix: Fix | undefined, where: string): string[] {
  if (fix === undefined) return []
  const texts =
    typeof fix === 'string'
      ? [[where, fix]]
      : [
          [`${where}, by a RUN`, fix.run],
          [`${where}, by a COPY`, fix.copy],
        ]
  return texts.map(([when = '', text = '']) => `- ${when}: ${text.replaceAll(HERE, 'PATH')}`)
}

/** The text of `sea-trial explain`: all codes, and the pages of `docs/findings`. */
function findingPages(): string {
  const written = readdirSync(FINDINGS).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const pages = {
    ...Object.fromEntries(PATH_RULES.map((rule) => [rule.code, wastePage(rule)])),
    ...Object.fromEntries(
      written.sort().map((name) => [name.replace('.md', ''), readFileSync(`${FINDINGS}/${name}`, 'utf8')]),
    ),
  }
  const groups = [...codeGroups().map(({ title, codes }) => ({ title, codes })), wasteGroup()]
  return `/** Made from docs/findings and the tables of codes by \`npm run generate\`; a test compares them. */
import type { Level } from '../core/schema.ts'

interface Code {
  readonly code: string
  readonly level: Level
  /** Completes "it means that". */
  readonly about: string
}

export const CODE_GROUPS: readonly { readonly title: string; readonly codes: readonly Code[] }[] = ${JSON.stringify(groups, null, 2)}

/** Lines of Markdown by code. */
export const PAGES: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(linesOf(pages), null, 2)}
`
}

const linesOf = (pages: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(pages).map(([code, page]) => [code, page.trimEnd().split('\n')]))

/** Uses of fields with a row each; the others are listed below the table. */
const SHOWN_USES: readonly FieldUse[] = ['imitated', 'compared', 'not tried']

/** For each kind of contract its fields: what they mean, and what is done with them. */
function contractTables(): string {
  return KIND_TABLES.map(({ files, source, read, rows }) => {
    const shown = SHOWN_USES.flatMap((use) => rows.filter((row) => row[2] === use))
    const others = rows.filter(([, , use]) => use === 'no rule').map(([path]) => `\`${path}\``)
    return [
      `### ${files.replaceAll('`', '')}\n\nAfter <${source}>, read in ${read}.\n`,
      '| field | what it says | what is done |\n|:--|:--|:--|',
      ...shown.map(([path, , use, about]) => `| \`${path}\` | ${cell(about)} | ${use} |`),
      ...(others.length > 0 ? [`\nSays nothing about the image: ${others.join(', ')}.`] : []),
      '',
    ].join('\n')
  }).join('\n')
}

/** Pages with generated tables between markers, as `<!-- inputs -->`. */
const PAGES_WITH_TABLES = [
  'README.md',
  'docs/settings.md',
  'docs/outputs.md',
  'docs/from-build-push-action.md',
  'docs/github.md',
  'docs/contract-files.md',
]

/** The text of such a page with its tables replaced by new ones. */
function withTables(page: string): string {
  const tables = Object.entries({
    inputs: exampleTable(),
    'command-options': inputTable(COMMAND_OPTIONS, { title: 'option', prefix: '--' }),
    'common-inputs': inputTable(SETTINGS.filter(isCommon)),
    outputs: outputTable(),
    'build-push-inputs': buildPushTable(),
    events: eventTable(),
    'contract-fields': contractTables(),
  })
  return tables.reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`)
    return text.replace(between, (_, open: string, close: string) => `${open}${table}\n${close}`)
  }, page)
}

/** Each generated file with its text. */
export async function generatedFiles(): Promise<[file: string, text: string][]> {
  return [
    ['action.yml', actionYml()],
    ['action-types.yml', actionTypesYml()],
    [`${FINDINGS}/README.md`, findingsIndex()],
    ['src/report/finding-pages.ts', findingPages()],
    ...PAGES_WITH_TABLES.map((page): [string, string] => [page, withTables(readFileSync(page, 'utf8'))]),
    ['man/sea-trial.1', manPage(VERSION)],
    ['schemas/report.schema.json', await renderSchema()],
    ['schemas/reports.schema.json', await renderSchema('Reports')],
    ['schemas/diff.schema.json', await renderSchema('Diff')],
    ['schemas/layers.schema.json', await renderSchema('Layers')],
    ['schemas/tree.schema.json', await renderSchema('Tree')],
    ['schemas/config.schema.json', renderConfigSchema()],
    ['schemas/policy.schema.json', renderPolicySchema()],
  ]
}

if (import.meta.main) for (const [file, text] of await generatedFiles()) writeFileSync(file, text)
