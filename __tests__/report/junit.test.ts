import { describe, expect, test } from '@jest/globals'
import { Report, type Budget, type Finding } from '../../src/core/schema.ts'
import { renderJunit } from '../../src/report/index.ts'
import { ATTACKS, hostileReport } from '../support/hostile.ts'
import { buildFailed, compared, flask, notTried, unreachable, wasteful, weighed } from '../support/reports.ts'

interface Node {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** What Jenkins' schema (junit-10.xsd) allows of each element, with the attributes that it requires marked by `!`. */
const SCHEMA: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[] }>> = {
  testsuites: {
    attributes: ['name', 'time', 'tests', 'failures', 'errors', 'skipped', 'disabled'],
    children: ['testsuite'],
  },
  testsuite: {
    attributes: [
      ...['name!', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
      ...['hostname', 'id', 'package', 'file'],
    ],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    attributes: ['name!', 'classname!', 'time', 'assertions', 'status', 'file', 'line'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { attributes: ['message', 'type'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  skipped: { attributes: ['message', 'type'], children: [] },
  'system-out': { attributes: [], children: [] },
}

const TEXT = '(?:[^<&"]|&(?:amp|lt|gt|quot);)*'
const TOKEN = new RegExp(`<(/?)([\\w-]+)((?: [\\w-]+="${TEXT}")*)(/?)>|(${TEXT})`, 'y')
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const plain = (text: string) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES])

/** The root of a well-formed document of elements, attributes and text; throws for another. */
function parsed(xml: string): Node {
  const [, , body = ''] = /^(<\?xml version="1.0" encoding="UTF-8"\?>\n)(.*)$/s.exec(xml) ?? []
  const stack: Node[] = [{ tag: '', attributes: {}, children: [], text: '' }]
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < body.length;) {
    const [whole, closes, tag = '', given = '', empty, text = ''] = TOKEN.exec(body) ?? ['']
    const open = stack.at(-1)
    if (whole === '' || !open) throw new Error(`not well-formed: ${body.slice(TOKEN.lastIndex, 200)}`)
    open.text += plain(text)
    if (closes && stack.pop()?.tag !== tag) throw new Error(`${tag} is closed, but not open`)
    if (tag === '' || closes) continue
    const attributes = [...given.matchAll(/ ([\w-]+)="([^"]*)"/g)]
    const named = attributes.map(([, name = '', value = '']) => [name, plain(value)] as const)
    const node = { tag, attributes: Object.fromEntries(named), children: [], text: '' }
    open.children.push(node)
    if (!empty) stack.push(node)
  }
  const [root, ...unclosed] = stack
  const [only] = root?.children ?? []
  if (!only || unclosed.length > 0) throw new Error(`${unclosed.length} elements are not closed`)
  return only
}

const mistakesIn = ({ tag, attributes, children }: Node): string[] => {
  const rule = SCHEMA[tag]
  if (!rule) return [`${tag} is unknown`]
  const known = rule.attributes.map((name) => name.replace('!', ''))
  const required = rule.attributes.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1))
  return [
    ...Object.keys(attributes).filter((name) => !known.includes(name)),
    ...required.filter((name) => !attributes[name]).map((name) => `${tag} without ${name}`),
    ...children.filter((one) => !rule.children.includes(one.tag)).map((one) => `${one.tag} in ${tag}`),
    ...children.flatMap(mistakesIn),
  ]
}

/** Characters that XML 1.0 cannot have. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** The suites of a valid document; their counts are those of their cases. */
function suitesOf(...reports: readonly Report[]): readonly Node[] {
  const xml = renderJunit(reports)
  expect(xml).not.toMatch(FORBIDDEN)
  const root = parsed(xml)
  expect(root.tag).toBe('testsuites')
  expect(mistakesIn(root)).toEqual([])
  for (const node of [root, ...root.children]) {
    const cases = node === root ? root.children.flatMap((one) => one.children) : node.children
    const count = (tag: string) =>
      cases.filter(({ children }) => children.some((one) => one.tag === tag)).length
    expect(node.attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(count('failure')),
      errors: String(count('error')),
      skipped: String(count('skipped')),
    })
  }
  return root.children
}
const caseCalled = (name: string, report: Report): Node | undefined =>
  suitesOf(report)[0]?.children.find(({ attributes }) => attributes.name === name)

test.each(Object.entries({ flask, compared, wasteful, weighed, unreachable, buildFailed, notTried }))(
  'the document of %s is valid, and fails where the trial does',
  (_, report) => {
    const [suite] = suitesOf(report)
    expect(suite?.attributes.name).toBe('flask')
    const { failures, errors } = suite?.attributes ?? {}
    expect([Number(failures) > 0, Number(errors) > 0]).toEqual([
      report.verdict === 'fail',
      report.verdict === 'error',
    ])
  },
)

test('a finding that fails has its sentence, place, fix and evidence', () => {
  const [failure] = caseCalled('loopback-only', unreachable)?.children ?? []
  expect(failure).toMatchObject({ tag: 'failure', attributes: { type: 'loopback-only' } })
  const finding = unreachable.findings.find(({ code }) => code === 'loopback-only')
  for (const line of [finding?.message, finding?.fix, ...(finding?.evidence ?? [])])
    expect(failure?.text).toContain(line)
})

test('a warning is a case that passes, with its text', () => {
  expect(caseCalled('killed-on-stop', flask)?.children).toMatchObject([{ tag: 'system-out' }])
})

test('a probe that did not pass is skipped in a trial that passed', () => {
  const probes = unreachable.smoke?.probes ?? []
  const passed: Report = { ...flask, smoke: flask.smoke && { ...flask.smoke, probes } }
  const name = 'http http://127.0.0.1:5000/'
  expect(caseCalled(name, passed)?.children).toMatchObject([{ tag: 'skipped' }])
  expect(caseCalled(name, unreachable)?.children).toMatchObject([{ tag: 'failure' }])
})

describe('budgets', () => {
  const budget: Budget = {
    ...{ name: 'on-disk', is: 'max', unit: 'bytes', limit: 1, value: 2 },
    ...{ level: 'fail', state: 'exceeded' },
  }
  const finding: Finding = {
    ...{ code: 'over-budget', level: 'fail', confidence: 'proved', budget: 'on-disk' },
    ...{ message: '2 B on disk are over the budget of 1 B', evidence: [] },
  }
  test.each([
    ['one that is met', { ...budget, state: 'met' as const }, [], []],
    ['one that fails', budget, [finding], ['failure']],
    ['one that warns', budget, [{ ...finding, level: 'warn' as const }], ['system-out']],
  ])('%s is one case', (_, one, findings, tags) => {
    const verdict = tags.includes('failure') ? ('fail' as const) : ('pass' as const)
    const report: Report = { ...flask, verdict, budgets: [one], findings }
    expect(caseCalled('on-disk', report)?.children.map(({ tag }) => tag)).toEqual(tags)
    expect(caseCalled('over-budget', report)).toBeUndefined()
  })
})

test('a suite for each image; test files are cases of their own', () => {
  const tests = [
    { name: 'a', ok: true, seconds: 1 },
    { name: 'a', ok: false, seconds: 1, detail: 'exit 1' },
    { name: 'b', ok: true, skipped: true, seconds: 0, detail: 'as the file says' },
  ]
  const report: Report = { ...unreachable, suites: [{ file: 'a/goss.yaml', kind: 'goss', tests }] }
  const [, second] = suitesOf(flask, report)
  const cases = second?.children.filter(({ attributes }) => attributes.classname === 'flask.a/goss-yaml')
  expect(cases?.map(({ attributes: { name }, children: [child] }) => [name, child?.tag])).toEqual([
    ['a', undefined],
    ['a (2)', 'failure'],
    ['b', 'skipped'],
  ])
})

test('a report that says nothing else has a case for its verdict', () => {
  const report: Report = { ...notTried, verdict: 'pass', headline: 'flask is seaworthy' }
  expect(caseCalled('seaworthy', report)?.children).toMatchObject([{ text: 'flask is seaworthy' }])
})

test('hostile text stays text', () => {
  const attacks = [...ATTACKS, ']]>', '\uFFFE\uFFFF', '\u{1F600}', '" onload="x', "'", '<?xml?>', '&amp;']
  for (const attack of attacks) {
    const report: Report = { ...unreachable, name: attack || 'x', findings: [{ ...finding(attack) }] }
    expect(suitesOf(report)).toHaveLength(1)
  }
  for (let seed = 0; seed < 50; seed++) suitesOf(Report.parse(hostileReport(seed)))
})

const finding = (message: string): Finding => ({
  ...{ code: 'x', level: 'fail', confidence: 'proved', message, fix: message, evidence: [message] },
})
