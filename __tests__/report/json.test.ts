import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { renderJson, renderSchema } from '../../src/report/index.ts'
import { Report } from '../../src/core/schema.ts'
import { buildFailed, compared, flask, notTried, unreachable, weighed } from '../support/reports.ts'

const reports = Object.entries({ flask, compared, unreachable, buildFailed, weighed, notTried })

async function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  return ajv.compile(JSON.parse(await renderSchema()) as object) // a schema is an object
}

test.each(reports)(
  'the published schema takes the report of %s, and so does its reader',
  async (_, report) => {
    const value: unknown = JSON.parse(renderJson(report))
    const validate = await validator()
    validate(value)
    expect(validate.errors ?? []).toEqual([])
    expect(Report.parse(value)).toEqual(report)
  },
)

test.each([
  ['a string for bytes', { image: { ...flask.image, sizes: { ...flask.image?.sizes, onDisk: '212 MB' } } }],
  ['an unknown verdict', { verdict: 'maybe' }],
  ['another version', { schemaVersion: 2 }],
  ['a code with spaces', { findings: [{ ...flask.findings[0], code: 'no code' }] }],
])('it refuses %s', async (_, change) => {
  const validate = await validator()
  expect(validate({ ...flask, ...change })).toBe(false)
})

test('JSON is indented and ends in a line break', () => {
  expect(renderJson(flask)).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\n\}\n$/)
})
