/** Which rule a path falls under, against a model that tries every pattern on every folder. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PATH_RULES } from '../../../../src/inspect/waste/catalogue/index.ts'
import { PathMatcher } from '../../../../src/inspect/waste/match/path-matcher.ts'
import { Names, nameMatches } from '../../../../src/inspect/waste/match/name-table.ts'
import { Patterns, START } from '../../../../src/inspect/waste/match/patterns.ts'
import { ROOT, Paths } from '../../../../src/inspect/tree/paths.ts'

function pathOf(paths: Paths, text: string): number {
  return text.split('/').reduce((folder, name) => {
    const bytes = Buffer.from(name)
    return paths.child(folder, bytes, 0, bytes.length)
  }, ROOT)
}

/** A pattern as a regular expression for the file or folder that it names. */
const expressionOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part) =>
        part === '**' ? '(?:[^/]+/)*' : `${part.replaceAll('.', '\\.').replace('*', '[^/]*')}/`,
      )
      .join('')}$`,
  )

function slowly(rules: string[][], path: string): { rule: number; top: string } | null {
  const names = path.split('/')
  for (const [index] of names.entries()) {
    const top = names.slice(0, index + 1).join('/')
    const rule = rules.findIndex((patterns) =>
      patterns.some((pattern) => expressionOf(pattern).test(`${top}/`)),
    )
    if (rule >= 0) return { rule, top }
  }
  return null
}

test('is what the slow model finds', () => {
  const part = fc.constantFrom('a', 'b', 'x.b', '*', '*.b', '*.a.b')
  const parts = fc.array(fc.oneof({ weight: 4, arbitrary: part }, fc.constant('**')), { maxLength: 3 })
  const pattern = fc.tuple(parts, part).map(([before, last]) => [...before, last].join('/'))
  const sane = pattern.filter((text) => !text.includes('**/**'))
  const rules = fc.array(fc.array(sane, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  const name = fc.constantFrom('a', 'b', 'c', 'x.b', 'y.b', 'y.a.b', '.b')
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'))
  let found = 0
  fc.assert(
    fc.property(rules, fc.array(path, { maxLength: 20 }), (patterns, texts) => {
      const paths = new Paths()
      const matcher = new PathMatcher(paths, new Patterns(patterns))
      for (const text of texts) {
        const expected = slowly(patterns, text)
        const at = pathOf(paths, text)
        expect(matcher.rule(at)).toBe(expected?.rule ?? null)
        if (expected) expect(paths.text(matcher.top(at))).toBe(`/${expected.top}`)
        found += expected ? 1 : 0
      }
    }),
    { numRuns: 1000 },
  )
  expect(found).toBeGreaterThan(1000)
})

describe('names', () => {
  const names = new Names(['lists', 'list', '.git', '*.gz', '*.tar.gz', 'llvm-*', '**', '*'])
  test.each([
    ['lists', 'lists'],
    ['list', 'list'],
    ['lisp', '\0'],
    ['lost', '\0'],
    ['', '\0'],
    ['a.gz', '\0.gz'],
    ['a.tar.gz', '\0.tar.gz'],
    ['.tar.gz', '\0.tar.gz'],
    ['.gz', '\0.gz'],
    ['gz', '\0'],
    ['llvm-14', 'llvm-\0'],
    ['llvm', '\0'],
    ['.gitignore', '\0'],
    ['x.git', '\0'],
  ])('%j counts as %j', (name, model) => expect(names.model(names.numberOf(Buffer.from(name)))).toBe(model))

  test('of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (name) => {
        const model = names.model(names.numberOf(name))
        const text = Buffer.from(name).toString('latin1')
        if (model !== '\0') expect(nameMatches(model.replace('\0', '*'), text)).toBe(true)
      }),
    )
  })
})

describe('cost', () => {
  const catalogue = (): Patterns => new Patterns(PATH_RULES.map(({ paths }) => paths))

  test('each path is looked at once, however deep and however often asked', () => {
    const paths = new Paths()
    let looks = 0
    const counted = {
      parent: (path: number) => paths.parent(path),
      name: (path: number) => {
        looks++
        return paths.name(path)
      },
    }
    const matcher = new PathMatcher(counted, catalogue())
    const deep = pathOf(paths, Array.from({ length: 20_000 }, (_, n) => `d${n % 7}`).join('/'))
    const files = Array.from({ length: 5000 }, (_, n) => {
      const name = Buffer.from(`f${n}`)
      return paths.child(deep, name, 0, name.length)
    })
    for (const file of [...files, ...files]) expect(matcher.rule(file)).toBeNull()
    expect(looks).toBe(paths.count - 1)
  })

  test('nothing below a place is looked at', () => {
    const paths = new Paths()
    const below = pathOf(paths, 'var/lib/apt/lists/a/b/c/d/e/f')
    const looks: string[] = []
    const name = (path: number): Uint8Array => {
      looks.push(Buffer.from(paths.name(path)).toString())
      return paths.name(path)
    }
    const matcher = new PathMatcher({ parent: (path) => paths.parent(path), name }, catalogue())
    expect(paths.text(matcher.top(below))).toBe('/var/lib/apt/lists')
    expect(looks).toEqual(['var', 'lib', 'apt', 'lists'])
  })

  test('no path can make more states than the patterns allow', () => {
    const patterns = catalogue()
    const seen = new Set<number>()
    const numbers = fc.sample(fc.nat(patterns.names.count - 1), { numRuns: 200_000, seed: 7 })
    let state = START
    for (const [index, number] of numbers.entries()) {
      state = index % 12 === 0 || patterns.rule(state) !== null ? START : patterns.next(state, number)
      seen.add(state)
    }
    expect(seen.size).toBeLessThan(500)
  })
})
