/** The config file: what it says, each kind of mistake with its place, and input that is meant to do harm. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EVENT_NAMES } from '../../../src/core/event-names.ts'
import { rulesOf } from '../../../src/inputs/config/budgets.ts'
import { parseConfig, type ConfigFile } from '../../../src/inputs/config/parse.ts'
import { Config } from '../../../src/inputs/config/schema.ts'
import { entries, field, list } from '../../../src/lib/json.ts'

const FILE = '.sea-trial.yml'
function config(source: string): ConfigFile {
  const parsed = parseConfig(FILE, source)
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  return parsed.config
}
function mistakes(source: string): string[] {
  const parsed = parseConfig(FILE, source)
  return parsed.ok ? [] : parsed.mistakes
}
const texts = ({ settings }: ConfigFile) =>
  Object.fromEntries([...settings].map(([name, { text }]) => [name, text]))

describe('settings', () => {
  test('of every kind become the texts that an input would have', () => {
    const source = [
      'target: 3',
      'port: [8080, 53/udp]',
      'timeout: 90',
      'soak: 1m30s',
      'smoke: false',
      'memory: 256MiB',
      'max-growth: 2.50%',
      'cpus: 0.5',
      'shutdown: graceful',
      'command: [flask, run, "a b"]',
      'env: ["A=1.10", "B= x ", "#C=1", "D=1\\n2"]',
      'build-args: |',
      '  VERSION=1.10',
    ].join('\n')
    expect(texts(config(source))).toEqual({
      target: '3',
      port: '8080\n53/udp',
      timeout: '90',
      soak: '1m30s',
      smoke: 'false',
      memory: '256MiB',
      'max-growth': '2.50%',
      cpus: '0.5',
      shutdown: 'graceful',
      command: '["flask","run","a b"]',
      env: 'A=1.10\n"B= x "\n"#C=1"\n"D=1\n2"',
      'build-args': 'VERSION=1.10\n',
    })
  })
  test('numbers are read as they are written', () =>
    expect(texts(config('target: 1.10\nuser: 0001000'))).toEqual({ target: '1.10', user: '0001000' }))
  test('say where they are', () =>
    expect(config('soak: 1s\n\ntimeout: 5s').settings.get('timeout')?.label).toBe(
      '.sea-trial.yml:3:10 timeout',
    ))
  test.each(['', '# nothing\n', '---\n', '{}', 'null'])('%j is a file that sets nothing', (source) =>
    expect(config(source).settings.size).toBe(0),
  )
  test('JSON is YAML', () =>
    expect(texts(config('{\n\t"timeout": "90s",\n\t"smoke": true\n}'))).toEqual({
      timeout: '90s',
      smoke: 'true',
    }))
})

test('budgets become rules', () => {
  const { budgets } = config(`
budgets:
  unknown: warn
  on-disk: 250MB
  download: { max: 100MB, max-growth: 5%, level: warn }
  efficiency: 90%
  layers: { max: 20, max-growth: 2, unknown: pass }
  ready: 1500ms
  packages: [gcc*, { name: curl, type: deb, level: warn }]
  files: [/**/*.pem, { path: /root/.ssh, unknown: fail }]
  config: { non-root: true, healthcheck: false, stop-signal: SIGINT, labels: [a, b=c*], level: warn }
`)
  const rules = rulesOf(budgets)
  expect(rules.map(({ name, level, unknown }) => `${name} ${level} ${unknown}`)).toEqual([
    'max-size fail warn',
    'max-download warn warn',
    'max-download-growth warn warn',
    'min-efficiency fail warn',
    'max-layers fail pass',
    'max-layers-growth fail pass',
    'max-ready fail warn',
    'package gcc* fail warn',
    'package deb:curl warn warn',
    'file /**/*.pem fail warn',
    'file /root/.ssh fail fail',
    'non-root warn warn',
    'stop-signal warn warn',
    'label a warn warn',
    'label b=c* warn warn',
  ])
  expect(rules).toMatchObject([
    { limit: 250_000_000, is: 'max' },
    { limit: 100_000_000 },
    { limit: 5, isPercent: true, is: 'max-growth' },
    { limit: 0.9, is: 'min' },
    { limit: 20 },
    { limit: 2, isPercent: false },
    { limit: 1.5 },
    { pattern: 'gcc*', type: null },
    { pattern: 'curl', type: 'deb' },
    { pattern: '/**/*.pem' },
    { pattern: '/root/.ssh' },
    { value: null },
    { value: 'SIGINT' },
    { value: 'a' },
    { value: 'b=c*' },
  ])
})

test('acceptances and overrides', () => {
  const { accept, overrides } = config(`
accept:
  - { code: runs-as-root, place: Dockerfile*, reason: ticket 12, until: 2026-12-31 }
overrides:
  - branches: release/*
    events: [push, schedule]
    timeout: 2m
    accept: [{ code: over-budget, pattern: '*', reason: once, until: 2028-02-29 }]
`)
  expect(accept).toEqual([
    { code: 'runs-as-root', place: 'Dockerfile*', pattern: null, reason: 'ticket 12', until: '2026-12-31' },
  ])
  expect(overrides).toMatchObject([{ branches: ['release/*'], events: ['push', 'schedule'] }])
})

test.each([...EVENT_NAMES, 'pull_request*', '*'])('an override can be for the event %s', (event) =>
  expect(config(`overrides: [{ events: ["${event}"] }]`).overrides).toMatchObject([{ events: [event] }]),
)

/** The places in a file where a value may be: `budgets.on-disk.max`, `accept.0.code`. */
function valuePaths(schema: unknown): string[] {
  const inner = entries(field(schema, 'properties')).flatMap(([key, value]) => [
    key,
    ...valuePaths(value).map((path) => `${key}.${path}`),
  ])
  const item = field(schema, 'items')
  return [
    ...inner,
    ...(item === undefined ? [] : ['0', ...valuePaths(item).map((path) => `0.${path}`)]),
    ...list(field(schema, 'anyOf')).flatMap(valuePaths),
  ]
}

describe('mistakes', () => {
  test.each<[string, string]>([
    ['max-sise: 1MB', '1:1: `max-sise` is unknown: did you mean max-size?'],
    ['token: x', '1:1: `token` cannot be in the config file, which everyone with the repository can read'],
    ['format: json', '1:1: `format` works on the command line only: --format'],
    ['on-disk: 5MB', '1:1: `on-disk` belongs under budgets, such as budgets: { on-disk: … }'],
    ['overrides: [{ events: push, files: [/a] }]', '1:29: `files` belongs under budgets'],
    ['budgets:\n  max-size: 5MB', '2:3: `max-size` is a setting: write it beside budgets, not under it'],
    ['budgets:', '1:9: budgets has no value: expected limits, such as { on-disk: 250MB }'],
    ['accept: {}', '1:9: accept: expected a list, such as [{ code: runs-as-root,'],
    ['budgets:\n  ready: []', '2:10: budgets.ready: expected a limit, such as 5s or { max: 5s }'],
    ['env: { A: b }', '1:6: env: expected a text or a list of texts, such as [first, second]'],
    ['budgets:\n  on-dsk: 1MB', '2:3: `on-dsk` is unknown in budgets: did you mean on-disk?'],
    ['budgets:\n  on-disk: { mx: 1MB }', '2:14: `mx` is unknown in budgets.on-disk: did you mean max?'],
    ['timeout: soon', '1:10: timeout: expected a duration such as 90s, 2m or 1m30s, at most 24h'],
    ['smoke: flase', '1:8: smoke: expected true or false'],
    ['shutdown: gracefu', '1:11: shutdown: expected one of warn, graceful'],
    ['port: {a: 1}', '1:7: port: expected a text or a list of texts'],
    ['timeout:', '1:9: timeout has no value: expected a duration'],
    ['budgets:\n  on-disk: big', '2:12: budgets.on-disk: expected a size'],
    ['budgets:\n  on-disk: { level: fail }', '2:12: budgets.on-disk: expected one of max, min, max-growth'],
    ['budgets:\n  ready: { max: 5s, max-growth: 1% }', '2:21: `max-growth` is unknown in budgets.ready'],
    ['budgets:\n  on-disk: { max: NaN }', '2:19: budgets.on-disk.max: expected a size'],
    ['budgets:\n  on-disk: .inf', '2:12: budgets.on-disk: expected a size'],
    ['budgets:\n  efficiency: 101%', '2:15: budgets.efficiency: expected a share'],
    ['budgets:\n  files: ["/**"]', '2:11: budgets.files[0]: expected a path such as /**/*.pem'],
    ['budgets:\n  files: ["/a/../b"]', '2:11: budgets.files[0]: expected a path'],
    [
      'accept: [{ code: runs-as-root, place: b, until: 2026-01-01 }]',
      '1:10: accept[0].reason: expected a reason, such as ',
    ],
    [
      'accept: [{ code: runs-as-root, place: b, reason: c }]',
      '1:10: accept[0].until: expected a date, such as 2026-12-31',
    ],
    [
      'accept: [{ code: runs-as-root, place: b, reason: c, until: 2026-02-30 }]',
      'accept[0].until: expected a date',
    ],
    [
      'accept: [{ code: runs-as-root, reason: c, until: 2026-01-01 }]',
      '1:10: accept[0]: expected place, pattern, or both',
    ],
    [
      'accept: [{ code: run-as-root, place: b, reason: c, until: 2026-01-01 }]',
      '1:18: accept[0].code: "run-as-root" is not the code of a finding that can be accepted: did you mean runs-as-root?',
    ],
    [
      'accept: [{ code: nothing-checked, place: b, reason: c, until: 2026-01-01 }]',
      '"nothing-checked" is not the code of a finding that can be accepted',
    ],
    ['overrides: [{ timeout: 1s }]', '1:13: overrides[0]: expected branches, events, or both'],
    ['overrides: [{ events: push, overrides: [] }]', '`overrides` is unknown in overrides[0]'],
    [
      'overrides: [{ events: [push, pusch] }]',
      '1:30: overrides[0].events[1]: expected events of GitHub, such as pull_request or push; did you mean push?',
    ],
    ['overrides: [{ events: pullrequest }]', 'did you mean pull_request?'],
    ['overrides: [{ events: PUSH }]', 'did you mean push?'],
    ['overrides: [{ events: x*y }]', 'expected events of GitHub'],
    ['overrides: [{ events: workflow_call }]', 'expected the event of the calling workflow'],
    ['env: [A]', 'env: a config file gives names with their values (NAME=value)'],
    ['env: |\n  A=1\n  SECRET\n', 'env: a config file gives names with their values'],
    [
      'overrides: [{ events: push, build-args: TOKEN }]',
      'build-args: a config file gives names with their values',
    ],
    ['- a', '1:1: the file: '],
    ['just text', '1:1: the file: '],
  ])('%j', (source, expected) => expect(mistakes(source).join('\n')).toContain(expected))

  test('are in our words for any value: what is expected, with an example where it has a form', () => {
    const paths = valuePaths(z.toJSONSchema(Config, { io: 'input' }))
      // an override has what the top has
      .filter((path) => !/^overrides\.0\.(?!branches|events)/.test(path))
    const odd = [null, [], {}, true, '', [null], [{}], [[]]]
    const large = ['x'.repeat(10_001), Array(1001).fill('a')]
    for (const path of new Set(paths))
      for (const value of path.startsWith('budgets.packages') || path === 'env' ? [...odd, ...large] : odd) {
        const whole = path
          .split('.')
          .reduceRight<unknown>((at, key) => (key === '0' ? [at] : { [key]: at }), value)
        for (const mistake of mistakes(JSON.stringify(whole)))
          expect(mistake.split('\n')[0]).toMatch(
            /: (?:expected (?!string|object|array|boolean|number)|".*" is not the code|`.*` (?:is unknown|belongs))/,
          )
      }
    expect(paths.length).toBeGreaterThan(100)
  })
  test('all at once, in their order, each with its line and a caret', () => {
    expect(mistakes('timeout: soon\nmax-sise: 1MB\nsmoke: 3')).toEqual([
      '.sea-trial.yml:1:10: timeout: expected a duration such as 90s, 2m or 1m30s, at most 24h\n    1 | timeout: soon\n      |          ^',
      '.sea-trial.yml:2:1: `max-sise` is unknown: did you mean max-size?\n    2 | max-sise: 1MB\n      | ^',
      '.sea-trial.yml:3:8: smoke: expected true or false\n    3 | smoke: 3\n      |        ^',
    ])
  })
  test.each([
    [
      'budgets: { on-disk: { level: nope } }',
      ['expected one of max, min, max-growth', 'expected fail or warn'],
    ],
    [
      'accept: [{ code: runs-as-root, until: soon, x: 1 }]',
      ['`x`', '.until', '.reason', 'expected place, pat'],
    ],
    ['overrides: [{ timeout: x, y: 1 }]', ['timeout', '`y`', 'expected branches, events']],
    ['env: [A]\nprot: 1', ['NAME=value', '`prot`']],
  ])('all of %j, also where something else is wrong', (source, expected) => {
    const found = mistakes(source)
    expect(found.length).toBe(expected.length)
    for (const part of expected) expect(found.join('\n')).toContain(part)
  })
  test('of a long line show the part around', () => {
    const [text = ''] = mistakes(`{ ${'a'.repeat(5000)}: 1, timeout: soon }`).slice(-1)
    const [, line = '', caret = ''] = text.split('\n')
    expect(line.length).toBeLessThan(120)
    expect(line[caret.indexOf('^')]).toBe('s')
  })
})

describe('hostile input', () => {
  test.each<[string, string, string]>([
    ['a key twice', 'timeout: 1s\nsoak: 1s\ntimeout: 9s', ':3:1: `timeout` is given twice'],
    ['a key twice below', 'budgets:\n  on-disk: 1MB\n  "on-disk": 9GB', ':3:3: `on-disk` is given twice'],
    ['an alias', 'env: &a [A=1]\nbuild-args: *a', ':2:13: aliases (`*name`) are not supported'],
    ['a merge key', 'x: &a { b: 1 }\n<<: *a', 'aliases'],
    ['an alias to itself', 'env: &a [*a]', 'aliases'],
    ['a tag', 'timeout: !!int 3', ':1:16: tags (`!name`) are not supported'],
    ['a strange tag', 'timeout: !js/function x', 'tags'],
    ['a tag of a map', '!!set { timeout }', 'tags'],
    ['a prototype key', '__proto__: { smoke: false }', ':1:1: `__proto__` is unknown'],
    ['a prototype key below', 'budgets: { __proto__: { on-disk: 1 } }', '`__proto__` is unknown in budgets'],
    ['constructor', 'constructor: 1', '`constructor` is unknown'],
    ['toString of budgets', 'budgets: { toString: 1 }', '`toString` is unknown in budgets'],
    ['two documents', 'timeout: 1s\n---\ntimeout: 9s', ':2:1: it has a second YAML document: keep one'],
    ['a key that is a list', '? [a]\n: 1', 'a key must be a plain name'],
    ['depth', `budgets: ${'['.repeat(60)}${']'.repeat(60)}`, 'nested deeper than 20 levels'],
    ['unclosed', '{ a', 'not valid YAML'],
    ['tabs as indentation', 'budgets:\n\ton-disk: 1MB', 'not valid YAML'],
  ])('%s', (_, source, expected) => expect(mistakes(source).join('\n')).toContain(expected))

  test.each([
    ['brackets', '['.repeat(500_000)],
    ['maps', '{a: '.repeat(200_000)],
    ['lists', '- '.repeat(400_000)],
    ['keys', 'a: 1\n'.repeat(190_000)],
    ['braces', '}\n'.repeat(400_000)],
    ['tags', '!a '.repeat(300_000)],
  ])('a megabyte of %s is refused in time', (_, source) => {
    const since = performance.now()
    expect(mistakes(source).length).toBeGreaterThan(0)
    expect(performance.now() - since).toBeLessThan(8000)
  })
  test('nothing is added to prototypes', () => {
    mistakes('__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
  test('any text gives a config or mistakes, never an exception', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&x',
      '*x',
      '!t',
      '#',
      '|',
      '>',
      '  ',
      '\t',
      'timeout',
      'budgets',
      '%',
      '\u2028',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const parsed = parseConfig(FILE, parts.join(''))
        if (!parsed.ok) expect(parsed.mistakes.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

test('the example is valid', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../examples/config/.sea-trial.yml'), 'utf8')
  expect(mistakes(source)).toEqual([])
})

test('what docs/budgets.md shows is valid', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/budgets.md'), 'utf8')
  const [, shown = ''] = /```yaml\n(timeout: [^]*?)```/.exec(page) ?? []
  expect(rulesOf(config(shown).budgets).length).toBeGreaterThan(8)
})
