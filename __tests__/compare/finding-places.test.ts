/** Findings of one code are distinguished by what they are about. */
import { describe, expect, test } from '@jest/globals'
import { compare, isInBaseline } from '../../src/compare/index.ts'
import { placesOf } from '../../src/compare/finding-places.ts'
import type { Finding } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const finding = (code: string, message: string): Finding => ({
  code,
  level: 'warn',
  confidence: 'proved',
  message,
  evidence: [],
})

test.each([
  ['PID 1 (`flask run`) ignores SIGTERM, so every stop takes 10 s', []],
  ['port 8080 is exposed, but nothing listens on it', ['8080']],
  ['`9090/udp` is exposed', ['9090/udp']],
  ['it wrote to `/tmp/run-4711.sock` and `/data`', ['/tmp/run-#.sock', '/data']],
  ['`/app/.env`, added by `COPY . .` (Dockerfile:5)', ['/app/.env']],
  ['`DATABASE_URL` is not set', ['DATABASE_URL']],
  ['`cat /etc/passwd` fails', []],
])('%s', (message, places) => expect(placesOf({ message })).toEqual(places))

describe('is in the baseline', () => {
  const silent = (port: number) => finding('exposed-but-silent', `port ${port} is exposed, but silent`)
  const before = [silent(8080), finding('killed-on-stop', 'it ignores SIGTERM')]
  const delta = compare(flask, { ...flask, findings: before })

  test.each<[string, Finding, boolean]>([
    ['the same', silent(8080), true],
    ['another port', silent(9090), false],
    ['another code', finding('runs-as-root', 'it runs as root'), false],
    ['without a place, in other words', finding('killed-on-stop', 'it handles SIGTERM, but is slow'), true],
    ['with a place that the earlier one lacks', finding('killed-on-stop', '`/app/run` ignores it'), true],
  ])('%s', (_, one, expected) => expect(isInBaseline(one, delta)).toBe(expected))

  test('by the code only, if the delta has no places', () => {
    const { placesBefore, ...old } = delta
    expect(placesBefore).toHaveLength(2)
    expect(isInBaseline(silent(9090), old)).toBe(true)
  })
})
