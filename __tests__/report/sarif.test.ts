import { expect, test } from '@jest/globals'
import Draft04 from 'ajv-draft-04'
import formats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import type { Finding, Report } from '../../src/core/schema.ts'
import { renderSarif } from '../../src/report/index.ts'
import { ATTACKS } from '../support/hostile.ts'
import { buildFailed, compared, flask, notTried, unreachable, weighed } from '../support/reports.ts'

interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }]
  partialFingerprints: Record<string, string>
  suppressions?: { kind: string; justification: string }[]
}
interface Run {
  tool: { driver: { rules: { id: string; defaultConfiguration: { level: string } }[] } }
  automationDetails: { id: string }
  results: Result[]
}

const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'

/** OASIS's schema, of which only the file is needed here. */
function validated(text: string | null): Run {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object
  const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  const value = JSON.parse(text ?? 'null') as { runs: [Run] }
  validate(value)
  expect(validate.errors ?? []).toEqual([])
  return value.runs[0]
}

const finding: Finding = {
  code: 'loopback-only',
  level: 'fail',
  confidence: 'proved',
  message: 'It listens on 127.0.0.1:8080 only',
  fix: 'Bind 0.0.0.0',
  location: { file: 'my app/Dockerfile', line: 3 },
  evidence: [],
}
const withFindings = (...findings: Finding[]): Report => ({ ...flask, findings })
const resultsOf = (...findings: Finding[]) => validated(renderSarif([withFindings(...findings)])).results
const fingerprintOf = (one: Finding) => resultsOf(one)[0]?.partialFingerprints['seaTrialFinding/v1']

test.each(Object.entries({ flask, compared, unreachable, buildFailed, weighed }))(
  'the log of %s is valid SARIF 2.1.0 with a result for each finding',
  (_, report) => {
    const { results, tool } = validated(renderSarif([report]))
    expect(results.map(({ ruleId }) => ruleId)).toEqual(report.findings.map(({ code }) => code))
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  },
)

test('a result has the level, the place and the fix', () => {
  expect(resultsOf(finding)[0]).toMatchObject({
    level: 'error',
    message: { text: 'It listens on 127.0.0.1:8080 only. Bind 0.0.0.0.' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'my%20app/Dockerfile' }, region: { startLine: 3 } },
      },
    ],
  })
})

test('a finding without a place is at the first line of the Dockerfile', () => {
  const nowhere: Finding = { ...finding, location: undefined }
  const [{ physicalLocation } = { physicalLocation: null }] = resultsOf(nowhere)[0]?.locations ?? []
  expect(physicalLocation).toMatchObject({
    artifactLocation: { uri: flask.build?.dockerfile },
    region: { startLine: 1 },
  })
})

test('an accepted finding is suppressed', () => {
  const accepted = { level: 'fail', reason: 'see #12', until: '2026-12-31' } as const
  expect(resultsOf({ ...finding, level: 'note', accepted })[0]).toMatchObject({
    level: 'note',
    suppressions: [{ kind: 'external', justification: 'see #12' }],
  })
})

test('the fingerprint stays when lines and figures change, and differs by code, file and port', () => {
  const moved = { ...finding, location: { file: 'my app/Dockerfile', line: 9 } }
  const later = { ...finding, message: 'It listens on 127.0.0.1:8080 only, 4 s after the start' }
  expect([fingerprintOf(moved), fingerprintOf(later)]).toEqual([
    fingerprintOf(finding),
    fingerprintOf(finding),
  ])
  const others = [
    { ...finding, code: 'tls' },
    { ...finding, location: { file: 'other/Dockerfile', line: 3 } },
    { ...finding, message: 'Nothing answers on port 9000' },
  ]
  expect(new Set([finding, ...others].map(fingerprintOf)).size).toBe(4)
})

test('each image and platform is a category of its own', () => {
  const idOf = (report: Report) => validated(renderSarif([report])).automationDetails.id
  const arm: Report['image'] = flask.image && {
    ...flask.image,
    platform: { os: 'linux', architecture: 'arm64' },
  }
  expect(idOf(flask)).toBe('sea-trial/flask/linux-amd64/')
  expect(idOf({ ...flask, image: arm })).toBe('sea-trial/flask/linux-arm64/')
  expect(idOf({ ...flask, name: 'a/b ⚓' })).toBe('sea-trial/a%2Fb%20%E2%9A%93/linux-amd64/')
})

test('an image that could not be tried has no log: it would close all alerts', () => {
  expect(renderSarif([notTried])).toBeNull()
})

test.each(ATTACKS.map((attack) => [attack]))('%j is text', (attack) => {
  const [result] = resultsOf({
    ...finding,
    message: attack,
    fix: attack,
    location: { file: attack || 'x', line: 1 },
  })
  const text = result?.message.text ?? ''
  expect(text).not.toMatch(/(?<!\\)\]\(/) // a link
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u)
  expect(text).not.toMatch(/\p{Cs}/u)
})
