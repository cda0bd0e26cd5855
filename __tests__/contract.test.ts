/** What others rely on says the same everywhere: the table of settings, action.yml, the README, --help, the schema. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { actionYml, withTables } from '../scripts/generate.ts'
import { helpText } from '../src/inputs/help.ts'
import { OUTPUTS, SETTINGS, type Setting } from '../src/inputs/table.ts'
import { outputsOf } from '../src/publish/outputs.ts'
import { renderSchema } from '../src/report/json.ts'
import { flask } from './support/reports.ts'

const file = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const settings: readonly Setting[] = SETTINGS
const MEND = 'run `npm run generate`'

describe('made from the code', () => {
  test('action.yml', () => expect({ [MEND]: file('action.yml') }).toEqual({ [MEND]: actionYml() }))
  test('the README’s tables', () =>
    expect({ [MEND]: file('README.md') }).toEqual({ [MEND]: withTables(file('README.md')) }))
  test('the schema', async () =>
    expect({ [MEND]: file('schemas/report.schema.json') }).toEqual({ [MEND]: await renderSchema() }))
})

describe('action.yml', () => {
  interface Action {
    inputs: Record<string, { description: string; required: boolean; default?: string }>
    outputs: Record<string, unknown>
    runs: unknown
  }
  const action = parse(actionYml()) as Action

  test('declares every setting, its aliases, and nothing else', () => {
    const names = settings.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])])
    expect(Object.keys(action.inputs).sort()).toEqual(names.sort())
    expect(new Set(names).size).toBe(names.length)
  })
  test('an alias has no default, which would be taken for a choice', () => {
    for (const { alias } of settings) if (alias) expect(action.inputs[alias]?.default).toBeUndefined()
  })
  test('runs on node24, main and post from one bundle', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js' })
  })
  test('the README shows every input and output between its markers', () => {
    const readme = file('README.md')
    for (const name of ['inputs', 'outputs'])
      expect(readme).toMatch(new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`))
    for (const { name } of settings) expect(withTables(readme)).toContain(`| \`${name}\``)
    for (const name of Object.keys(OUTPUTS)) expect(withTables(readme)).toContain(`| \`${name}\` |`)
  })
})

describe('--help', () => {
  const lines = helpText().split('\n')
  test.each(settings.map(({ name }) => name).filter((name) => name !== 'path'))('lists --%s', (name) => {
    const options = lines.filter((line) => line.startsWith('  --')).flatMap((line) => line.split(/, (?=--)/))
    expect(options.filter((option) => option.trimStart().startsWith(`--${name} `))).toHaveLength(1)
  })
  test('fits a screen', () => {
    expect(lines.length).toBeLessThanOrEqual(45)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })
})

test('the outputs that are set are the outputs that are declared', () => {
  const set = outputsOf(flask, { file: '/tmp/r.json', comment: null })
  expect(Object.keys(set).sort()).toEqual(Object.keys(OUTPUTS).sort())
})
