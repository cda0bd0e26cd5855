import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Report } from '../../src/core/schema.ts'
import { renderPredicate } from '../../src/report/index.ts'
import { buildFailed, flask, unreachable } from '../support/reports.ts'

const names = { type: 'array', items: { type: 'string' }, uniqueItems: true }
const digests = { type: 'object', minProperties: 1, additionalProperties: { pattern: '^[0-9a-f]+$' } }
/** What the specifications of the predicate and of resource descriptors ask for. */
const validate = new Ajv2020({ allErrors: true, strict: false }).compile({
  type: 'object',
  required: ['result', 'configuration'],
  properties: {
    result: { enum: ['PASSED', 'WARNED', 'FAILED'] },
    configuration: {
      type: 'array',
      items: {
        type: 'object',
        anyOf: ['uri', 'digest', 'content'].map((one) => ({ required: [one] })),
        properties: { name: { type: 'string' }, uri: { type: 'string' }, digest: digests },
        additionalProperties: false,
      },
    },
    url: { type: 'string', pattern: '^https://' },
    ...{ passedTests: names, warnedTests: names, failedTests: names },
    seaTrial: {
      type: 'object',
      required: ['version', 'name', 'verdict', 'headline', 'digest', 'trials'],
    },
  },
  propertyNames: { pattern: '^[A-Za-z]+$' },
  additionalProperties: false,
})

interface Predicate {
  result: string
  passedTests: string[]
  warnedTests: string[]
  failedTests: string[]
  seaTrial: {
    verdict: string
    headline: string
    digest: string | null
    trials: { platform: string | null }[]
  }
}

const proof = {
  configuration: [
    { uri: 'git+https://github.com/acme/app', digest: { gitCommit: '5d0c1f2a' } },
    { name: 'Dockerfile', digest: { sha256: 'a'.repeat(64) } },
  ],
  url: 'https://github.com/acme/app/actions/runs/1',
  reportDigest: 'b'.repeat(64),
}

function predicateOf(...reports: Report[]): Predicate {
  const predicate = JSON.parse(renderPredicate(reports, proof)) as Predicate
  validate(predicate)
  expect(validate.errors).toBeNull()
  return predicate
}

const digest = `sha256:${'c'.repeat(64)}`
const healthy: Report = {
  ...flask,
  findings: [],
  push: { digest, refs: ['acme/flask:1'], verified: true, failed: [], manifest: digest, attached: digest },
}

test('a pass without warnings is PASSED, with what was pushed and the digest of the Report', () => {
  const predicate = predicateOf(healthy)
  expect(predicate).toMatchObject({
    result: 'PASSED',
    configuration: proof.configuration,
    url: proof.url,
    passedTests: ['probe http http://127.0.0.1:5000/'],
    warnedTests: [],
    failedTests: [],
    seaTrial: {
      verdict: 'pass',
      headline: flask.headline,
      digest,
      report: { digest: { sha256: proof.reportDigest } },
      trials: [
        { platform: 'linux/amd64', image: { id: flask.image?.id, manifest: digest }, attached: digest },
      ],
    },
  })
})

test('a pass with warnings is WARNED', () => {
  const { result, warnedTests, failedTests } = predicateOf(flask)
  expect([result, warnedTests, failedTests]).toEqual(['WARNED', ['finding killed-on-stop'], []])
})

test.each([
  ['that failed', unreachable],
  ['that was not built', buildFailed],
])('a trial %s is FAILED by the codes of its findings', (_, report) => {
  const { result, failedTests } = predicateOf(report)
  expect(result).toBe('FAILED')
  for (const { code, level } of report.findings)
    expect(failedTests.includes(`finding ${code}`)).toBe(level === 'fail')
})

test('budgets and tests of files have stable names', () => {
  const budget = { is: 'max', unit: 'bytes', limit: 1, value: 2, level: 'fail' } as const
  const check = { seconds: 1, file: 'tests/app.yaml' }
  const report: Report = {
    ...healthy,
    verdict: 'fail',
    budgets: [
      { ...budget, name: 'on-disk', state: 'met' },
      { ...budget, name: 'dead-weight', state: 'exceeded' },
      { ...budget, name: 'layers', state: 'exceeded', level: 'warn' },
      { ...budget, name: 'packages', state: 'accepted' },
    ],
    suites: [
      {
        ...{ file: check.file, kind: 'structure' },
        tests: [
          { name: 'has curl', ok: true, seconds: 1 },
          { name: 'has no shell', ok: false, seconds: 1 },
          { name: 'later', ok: false, skipped: true, seconds: 0 },
        ],
      },
      { file: 'goss.yaml', kind: 'goss', tests: [], error: 'it is not YAML' },
    ],
  }
  const { passedTests, warnedTests, failedTests } = predicateOf(report)
  expect(passedTests.slice(1)).toEqual(['budget on-disk max', 'test tests/app.yaml has curl'])
  expect(warnedTests).toEqual(['budget layers max', 'budget packages max'])
  expect(failedTests).toEqual([
    'budget dead-weight max',
    'test tests/app.yaml has no shell',
    'file goss.yaml',
  ])
})

test('in a trial that passed nothing has failed: a check whose failure is accepted has a warning', () => {
  const tests = [{ name: 'has curl', ok: false, seconds: 1 }]
  const probes = (flask.smoke?.probes ?? []).map((probe) => ({ ...probe, ok: false }))
  const report = {
    ...healthy,
    smoke: flask.smoke && { ...flask.smoke, probes },
    suites: [{ file: 'goss.yaml', kind: 'goss' as const, tests }],
  }
  const { result, passedTests, warnedTests, failedTests } = predicateOf(report)
  expect([result, passedTests, warnedTests, failedTests]).toEqual([
    'WARNED',
    [],
    ['test goss.yaml has curl'],
    [],
  ])
})

test('of several platforms the worst counts, and each is named', () => {
  const arm: Report = {
    ...unreachable,
    image: flask.image && { ...flask.image, platform: { os: 'linux', architecture: 'arm64' } },
  }
  const { result, passedTests, failedTests, seaTrial } = predicateOf(healthy, arm)
  expect(result).toBe('FAILED')
  expect(passedTests).toEqual(['linux/amd64 probe http http://127.0.0.1:5000/'])
  expect(failedTests[0]).toMatch(/^linux\/arm64 finding /)
  expect(seaTrial.headline).toBe('1 of 2 images is not seaworthy')
  expect(seaTrial.trials.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
})

test('hostile names are one visible line of limited length', () => {
  const name = `a\n\u001b[31m\u202e${'x'.repeat(1000)}`
  const suites = [{ file: 'goss.yaml', kind: 'goss' as const, tests: [{ name, ok: true, seconds: 1 }] }]
  const [, long = ''] = predicateOf({ ...healthy, suites }).passedTests
  expect(long).toMatch(/^test goss\.yaml a \\u202Ex+…?$/)
  expect(long.length).toBeLessThan(310)
})
