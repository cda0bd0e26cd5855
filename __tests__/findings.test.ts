/** Each code of a cause has its page, its example, a case of the corpus, and evidence in a test. */
import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codeGroups, findingsIndex } from '../scripts/generate.ts'
import { CAUSES } from '../src/smoke/causes/index.ts'
import { allCases } from './corpus/cases.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGES = join(ROOT, 'docs', 'findings')
const EXAMPLES = ['broken', 'warned'].flatMap((kind) =>
  readdirSync(join(ROOT, 'examples', kind)).map((name) => `examples/${kind}/${name}`),
)
const cases = await allCases()

/** Codes that a test of causes names: by its evidence in the file, or by a recorded one. */
const tested = [...filesBelow(join(ROOT, '__tests__', 'smoke'))]
  .map((file) =>
    file.endsWith('.json') ? `'${file.split('/').at(-1)?.split('.')[0] ?? ''}'` : readFileSync(file, 'utf8'),
  )
  .join('\n')

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test\.ts|json)$/.test(name))
    .map((name) => join(folder, name))
}

describe.each(CAUSES.map(({ code }) => code))('%s', (code) => {
  test('has a page that shows an example and what it printed', () => {
    const page = readFileSync(join(PAGES, `${code}.md`), 'utf8')
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
  test('has evidence in a test', () => expect(tested).toContain(`'${code}'`))
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

test('every code of a finding has one meaning', () => {
  const groups = codeGroups().filter(({ title }) => !title.startsWith('It could not be tried'))
  const codes = groups.flatMap(({ codes: group }) => group.map(({ code }) => code))
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

test('the index of pages is made from the code', () => {
  expect({ 'run `npm run generate`': readFileSync(join(PAGES, 'README.md'), 'utf8') }).toEqual({
    'run `npm run generate`': findingsIndex(),
  })
})

test('pages lead to pages that are there', () => {
  for (const name of readdirSync(PAGES)) {
    const links = readFileSync(join(PAGES, name), 'utf8').matchAll(/\]\(([^)]+\.md)\)/g)
    for (const [, link = ''] of links)
      expect({ name, link, there: existsSync(join(PAGES, link)) }).toEqual({ name, link, there: true })
  }
})
