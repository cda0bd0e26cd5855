/** The table of settings, action.yml, the docs, --help and the schema agree with one another. */
import { describe, expect, test } from '@jest/globals'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { actionYml, generatedFiles } from '../scripts/generate.ts'
import { NOT_SETTINGS } from '../src/inputs/build-push-action.ts'
import { commands } from '../src/inputs/commands/table.ts'
import { helpText } from '../src/inputs/help.ts'
import { INPUTS, JOB_INPUTS, OUTPUTS, SETTINGS, type Setting } from '../src/inputs/table.ts'
import { outputsOf } from '../src/publish/outputs.ts'
import { flask } from './support/reports.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGES = globSync(['*.md', 'docs/**/*.md', 'lab/*.md'], { cwd: ROOT })
const file = (name: string) => readFileSync(join(ROOT, name), 'utf8')
/** `src/app/main.ts`: a path from the root, in backquotes. */
const PATH = /`((?:src|__tests__|scripts|lab|bench|fuzz|examples|schemas|docs)\/[\w./-]+)`/g
const settings: readonly Setting[] = SETTINGS

test.each(await generatedFiles())('%s is as the code makes it: else run `npm run generate`', (name, text) =>
  expect(file(name)).toBe(text),
)

describe('action.yml', () => {
  interface Action {
    inputs: Record<string, { description: string; required: boolean; default?: string }>
    outputs: Record<string, unknown>
    runs: unknown
  }
  const action = parse(actionYml()) as Action

  test('declares every setting, its aliases, inputs of the job and of docker/build-push-action, and nothing else', () => {
    const own = INPUTS.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])])
    const names = [...own, ...NOT_SETTINGS.keys(), ...Object.keys(JOB_INPUTS)]
    expect(Object.keys(action.inputs).sort()).toEqual(names.sort())
    expect(new Set(names).size).toBe(names.length)
  })
  test('inputs of the job have a default of contexts that a default may use, and are no options', () => {
    for (const [name, { default: fallback }] of Object.entries(JOB_INPUTS)) {
      expect(fallback).toMatch(/^\$\{\{ (toJSON\()?(job|matrix|strategy)\b[\w.-]*\)? \}\}$/)
      expect(helpText()).not.toContain(name)
      expect(file('docs/settings.md')).not.toContain(`\`${name}\``)
    }
  })
  test('an alias has no default: the runner passes a default like a value that the user set', () => {
    for (const { alias } of settings) if (alias) expect(action.inputs[alias]?.default).toBeUndefined()
  })
  test('runs on node24, main and post from one bundle', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js' })
  })
})

describe('the docs', () => {
  test('docs/settings.md shows every input, docs/outputs.md every output', () => {
    for (const { name } of settings)
      expect(file('docs/settings.md')).toMatch(new RegExp(`\\| \`(--)?${name}\``))
    for (const name of Object.keys(OUTPUTS)) expect(file('docs/outputs.md')).toContain(`| \`${name}\` |`)
  })
  test('the README fits one page and shows the most used inputs', () => {
    const readme = file('README.md')
    expect(readme.split('\n').length).toBeLessThanOrEqual(145)
    expect(readme).toContain('| `port` |')
  })
  test.each(PAGES)('paths of the repository in %s lead to files', (page) => {
    const paths = [...file(page).matchAll(PATH)].map(([, path = '']) => path)
    const isThere = (path: string) => [ROOT, join(ROOT, '__tests__')].some((at) => existsSync(join(at, path)))
    expect(paths.filter((path) => !isThere(path))).toEqual([])
  })
})

test('the tests that docs/threat-model.md names exist', () => {
  const names = [...file('docs/threat-model.md').matchAll(/`([\w./-]+(?:\.test\.ts|\/))`/g)].map(
    ([, name = '']) => name,
  )
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !existsSync(join(ROOT, '__tests__', name)))).toEqual([])
})

test.each(commands.map(({ name, operands }) => `sea-trial ${name} ${operands}`.trim()))(
  'docs/commands.md shows %s',
  (usage) =>
    expect(readFileSync('docs/commands.md', 'utf8')).toContain(usage.replace('bash|zsh|fish', 'bash')),
)

describe('--help', () => {
  const lines = helpText().split('\n')
  test.each(settings.map(({ name }) => name).filter((name) => name !== 'path'))('lists --%s', (name) => {
    const options = lines.filter((line) => line.startsWith('  --')).flatMap((line) => line.split(/, (?=--)/))
    expect(options.filter((option) => option.trimStart().startsWith(`--${name} `))).toHaveLength(1)
  })
  test('fits a screen', () => {
    expect(lines.length).toBeLessThanOrEqual(50)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })
})

test('the outputs that are set are the outputs that are declared', () => {
  const files = { file: '/tmp/r.json', sarif: null, comment: null, body: '', bodyFile: null }
  const set = outputsOf([flask], files)
  expect(Object.keys(set).sort()).toEqual(Object.keys(OUTPUTS).sort())
})
