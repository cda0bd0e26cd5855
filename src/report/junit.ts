/**
 * The result as JUnit XML, for CI systems that show tests: a suite for each image; a case for its build, each probe, each
 * test of a test file, each finding and each budget. A warning or a note is a case that passes, with its text.
 */
import type { Budget, Finding, Report, Suite } from '../core/schema.ts'
import { titleOf } from './comment/section.ts'
import { cap, clean, oneLine } from './render/text.ts'

interface Case {
  /** What it is about: `probe`, `finding`. */
  readonly group: string
  readonly name: string
  readonly seconds?: number
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** One sentence; empty for a case that passes without a remark. */
  readonly message: string
  readonly details?: readonly string[]
}

const MOST_CASES = 5000
const MOST_CHARACTERS = 1000

/** Fails where the verdict is `fail`; where it is `error`, the same cases are errors. */
export function renderJunit(reports: readonly Report[]): string {
  const suites = reports.map((report) => ({ report, cases: distinct(casesOf(report).slice(0, MOST_CASES)) }))
  const all = countsOf(suites.flatMap(({ report, cases }) => cases.map((one) => tagOf(one, report))))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sea-trial"${all}>`,
    ...suites.flatMap(({ report, cases }) => suiteLines(report, cases)),
    '</testsuites>\n',
  ].join('\n')
}

function suiteLines(report: Report, cases: readonly Case[]): string[] {
  const counts = countsOf(cases.map((one) => tagOf(one, report)))
  const timing = { time: report.timings.total, timestamp: report.at.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) }
  const name = titleOf(report.name, report.matrix ?? []) || 'image'
  return [
    `  <testsuite${attributes({ name })}${counts}${attributes(timing)}>`,
    ...cases.flatMap((one) => caseLines(one, name, tagOf(one, report))),
    '  </testsuite>',
  ]
}

type Tag = 'failure' | 'error' | 'skipped' | null

function tagOf({ outcome }: Case, { verdict }: Report): Tag {
  if (outcome === 'failed') return verdict === 'error' ? 'error' : 'failure'
  return outcome === 'skipped' ? 'skipped' : null
}

function countsOf(tags: readonly Tag[]): string {
  const count = (tag: Tag) => tags.filter((one) => one === tag).length
  return attributes({
    tests: tags.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  })
}

function caseLines({ group, name, seconds, message, details = [] }: Case, suite: string, tag: Tag): string[] {
  const open = `    <testcase${attributes({ name: oneLine(name) || group, classname: `${suite}.${group}`, time: seconds })}`
  const text = [message, ...details].filter((line) => line !== '').join('\n')
  if (tag === null && text === '') return [`${open}/>`]
  const child =
    tag === null
      ? `<system-out>${escaped(clean(text))}</system-out>`
      : tag === 'skipped'
        ? `<skipped${attributes({ message })}/>`
        : `<${tag}${attributes({ message, type: group === 'finding' ? name : group })}>${escaped(clean(text))}</${tag}>`
  return [`${open}>`, `      ${child}`, '    </testcase>']
}

/** Cases that agree with the verdict: one of its own where none of the others fails. */
function casesOf(report: Report): Case[] {
  const { findings, budgets = [], suites = [] } = report
  const cases = [
    ...buildCases(report),
    ...probeCases(report),
    ...suites.flatMap(testCases),
    ...findings.filter(({ budget }) => !budgets.some(({ name }) => name === budget)).map(findingCase),
    ...budgets.map((budget) => budgetCase(budget, findings)),
  ]
  const fails = cases.some(({ outcome }) => outcome === 'failed')
  if (cases.length > 0 && fails === (report.verdict !== 'pass')) return cases
  const outcome = report.verdict === 'pass' ? 'passed' : 'failed'
  return [{ group: 'verdict', name: 'seaworthy', outcome, message: report.headline }, ...cases]
}

const buildCases = ({ build }: Report): Case[] =>
  build === null
    ? []
    : [
        {
          group: 'build',
          name: 'build',
          seconds: build.seconds,
          outcome: build.ok ? 'passed' : 'failed',
          message: build.ok ? '' : 'The build failed',
          details: build.log ?? [],
        },
      ]

/** A probe that did not pass decides nothing in a trial that passed. */
const probeCases = ({ smoke, verdict }: Report): Case[] =>
  (smoke?.probes ?? []).map(({ kind, target, ok, detail, seconds }) => ({
    group: 'probe',
    name: `${kind} ${target}`,
    seconds,
    outcome: ok ? 'passed' : verdict === 'pass' ? 'skipped' : 'failed',
    message: ok ? '' : detail,
  }))

function testCases({ file, tests, error }: Suite): Case[] {
  const group = file.replaceAll('.', '-')
  if (error !== undefined) return [{ group, name: 'not run', outcome: 'failed', message: error }]
  return tests.map(({ name, ok, skipped, seconds, detail = '' }) => ({
    group,
    name,
    seconds,
    outcome: skipped ? 'skipped' : ok ? 'passed' : 'failed',
    message: ok && !skipped ? '' : detail,
  }))
}

const findingCase = (finding: Finding): Case => ({
  group: 'finding',
  name: finding.code,
  outcome: finding.level === 'fail' ? 'failed' : 'passed',
  message: finding.message,
  details: [...placeOf(finding), ...(finding.fix ? [finding.fix] : []), ...finding.evidence],
})

const placeOf = ({ location }: Finding): string[] =>
  location === undefined ? [] : [`${location.file}:${location.line}`]

/** Its finding says whether it fails; without one it is met, allowed or accepted. */
function budgetCase({ name, reason = '' }: Budget, findings: readonly Finding[]): Case {
  const finding = findings.find((one) => one.budget === name)
  return finding
    ? { ...findingCase(finding), group: 'budget', name }
    : { group: 'budget', name, outcome: 'passed', message: reason }
}

/** Readers take cases of one name for one: the second gets a number. */
function distinct(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>()
  return cases.map((one) => {
    const key = JSON.stringify([one.group, one.name])
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? one : { ...one, name: `${one.name} (${times})` }
  })
}

/** ` name="value"` for each value that is known; numbers that are no counts have three decimals. */
const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${attribute(value)}"`))
    .join('')

const attribute = (value: string | number): string =>
  typeof value === 'string'
    ? escaped(cap(oneLine(value), MOST_CHARACTERS))
    : Number.isInteger(value)
      ? String(value)
      : value.toFixed(3)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Of text without control characters and lone surrogates. XML 1.0 has no way to write U+FFFE and U+FFFF. */
const escaped = (text: string): string =>
  text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
