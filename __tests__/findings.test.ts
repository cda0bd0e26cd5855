/** Each code of a cause has its page, its example, a case of the corpus, and evidence of a real container. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  OF_BUDGETS,
  OF_BUILD,
  OF_CONTRACTS,
  OF_ERRORS,
  OF_IMAGE,
  OF_REHEARSALS,
  OF_SUITES,
} from '../scripts/codes.ts'
import { codeGroups } from '../scripts/generate.ts'
import { FINDING_CODES } from '../src/core/finding-codes.ts'
import { OTHER_RULES, PATH_RULES } from '../src/inspect/waste/catalogue/index.ts'
import { CAUSES, diagnose } from '../src/smoke/causes/index.ts'
import type { Evidence } from '../src/smoke/evidence.ts'
import { allCases } from './corpus/cases.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGES = join(ROOT, 'docs', 'findings')
const RECORDED = join(ROOT, '__tests__', 'smoke', 'recorded')
const EXAMPLES = ['broken', 'warned'].flatMap((kind) =>
  readdirSync(join(ROOT, 'examples', kind)).map((name) => `examples/${kind}/${name}`),
)
const cases = await allCases()

/** Evidence of real containers, by the code that it is called after. */
const recordedOf = (code: string): Evidence[] =>
  readdirSync(RECORDED)
    .filter((name) => name.split('.')[0] === code)
    .map((name) => JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as Evidence)

const pageOf = (code: string): string => readFileSync(join(PAGES, `${code}.md`), 'utf8')

/** As it stands on a page: a terminal's lines, with no backticks; what a clock measures differs from run to run. */
const plain = (text: string): string =>
  text
    .replace(/`|(?<=\S)\.$/g, '')
    .replace(/at once|after [\d.]+ s/g, 'after a while')
    .replace(/\d+ % of a core/g, 'some of a core')
    .replace(/\s+/g, ' ')
    .toLowerCase()

describe.each(CAUSES.map(({ code }) => code))('%s', (code) => {
  test('has a page that shows an example and what it printed', () => {
    const page = pageOf(code)
    expect(page.startsWith(`# ${code}\n`)).toBe(true)
    const [, example] = /npm run trial -- (examples\/\w+\/[\w-]+)/.exec(page) ?? []
    expect(EXAMPLES).toContain(example)
    expect(page).toMatch(/```text\n[^]+\n```/)
  })
  test('has an example in the corpus', () => {
    const found = cases.filter(
      (one) =>
        'path' in one &&
        (one.expect === 'pass'
          ? one.notes?.includes(code)
          : one.expect.code === code || one.notes?.includes(code)),
    )
    expect(found.length).toBeGreaterThan(0)
  })
  test('has evidence of a real container, of which is said what the page shows', () => {
    const said = recordedOf(code).map((evidence) => diagnose(evidence).find((one) => one.code === code))
    const page = plain(pageOf(code))
    const shown = said.filter(
      (one) => one && page.includes(plain(one.message)) && page.includes(plain(one.fix ?? '')),
    )
    expect({ said, shown: shown.length > 0 }).toEqual({ said, shown: true })
  })
})

test.each(OF_BUILD.map(({ code }) => code))('%s has a page with an example', (code) => {
  const page = pageOf(code)
  expect(page.startsWith(`# ${code}\n`)).toBe(true)
  const [, example] = /npm run trial -- (examples\/[\w/-]+)/.exec(page) ?? []
  expect([...EXAMPLES, 'examples/hello']).toContain(example)
  expect(page).toMatch(/```text\n[^]+\n```/)
})

test('every example of a failure or a warning is in the corpus', () => {
  const paths = cases.flatMap((one) => ('path' in one ? [one.path] : []))
  expect(EXAMPLES.filter((path) => !paths.includes(path))).toEqual([])
})

test('no two cases have one name', () => {
  const names = cases.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('the corpus is as large as it is said to be', () => {
  const passing = cases.filter((one) => one.expect === 'pass')
  expect(passing.length).toBeGreaterThanOrEqual(20)
  expect(cases.length - passing.length).toBeGreaterThanOrEqual(40)
})

test('the list of codes has those of the tables, and no others', () => {
  const tables = [
    OF_BUILD,
    OF_IMAGE,
    OF_BUDGETS,
    OF_CONTRACTS,
    OF_SUITES,
    OF_REHEARSALS,
    CAUSES,
    PATH_RULES,
    OTHER_RULES,
  ]
  const codes = [...new Set(tables.flatMap((table) => table.map(({ code }) => code)))]
  expect(codes.sort()).toEqual(Object.values(FINDING_CODES).flat().sort())
})

test('every code in the source is in the list', () => {
  const known: readonly string[] = [...Object.values(FINDING_CODES).flat(), ...Object.keys(OF_ERRORS)]
  const sources = ['build', 'inspect', 'judge', 'smoke', 'suites'].flatMap((stage) =>
    readdirSync(join(ROOT, 'src', stage), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, 'src', stage, name), 'utf8')),
  )
  const used = sources.flatMap((source) =>
    [...source.matchAll(/\bcode: '([a-z][a-z-]+)'/g)].map(([, code = '']) => code),
  )
  expect(used.length).toBeGreaterThan(100)
  expect([...new Set(used)].filter((code) => !known.includes(code))).toEqual([])
})

test('every page of a finding is of a code in the list', () => {
  const pages = readdirSync(PAGES).map((name) => name.replace('.md', ''))
  const codes: readonly string[] = Object.values(FINDING_CODES).flat()
  expect(pages.filter((name) => name !== 'README' && !codes.includes(name))).toEqual([])
})

test('every code of a finding has one meaning', () => {
  const groups = codeGroups().filter(({ title }) => !title.startsWith('It could not be tried'))
  const codes = groups.flatMap(({ codes: group }) => group.map(({ code }) => code))
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})
