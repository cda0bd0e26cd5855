/** Answers compared with what a probe expects; answers are hostile, and must not cost much time. */
import { describe, expect, test } from '@jest/globals'
import type { Expectation } from '../../../src/inputs/types.ts'
import { bounded } from '../../../src/core/time-limit.ts'
import { bodyMismatch, headMismatch } from '../../../src/smoke/probe/expect.ts'
import { probe } from '../../support/probes.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const expected = (terms: string): readonly Expectation[] => {
  const read = probe(`http ${terms}`)
  return 'expect' in read ? read.expect : []
}
const head = (status: number, headers = {}, seconds = 0) => ({ status, headers, seconds })

describe('the head', () => {
  test.each([
    ['', head(200), null],
    ['', head(399), null],
    ['', head(404), 'a status from 200 to 399 was expected'],
    ['', head(199), 'a status from 200 to 399 was expected'],
    ['body=x', head(404), 'a status from 200 to 399 was expected'],
    ['status=404', head(404), null],
    ['status=404', head(200), 'status=404 was expected'],
    ['status=2xx,401', head(401), null],
    ['status=2xx,401', head(300), 'status=2xx,401 was expected'],
    ['status=200-204', head(204), null],
    ['header:x', head(200, { x: '' }), null],
    ['header:x', head(200), 'it has no header x'],
    ['header:__proto__', head(200), 'it has no header __proto__'],
    ['header:X-Version=3', head(200, { 'x-version': '3' }), null],
    ['header:x=3', head(200, { x: '33' }), 'its header x is "33", not "3"'],
    ['header:x~^3', head(200, { x: '33' }), null],
    ['header:set-cookie~b=2', head(200, { 'set-cookie': ['a=1', 'b=2'] }), null],
    ['latency<500ms', head(200, {}, 0.4), null],
    ['latency<500ms', head(200, {}, 0.7), 'it took 0.70 s where latency<500ms was expected'],
  ])('%s of %j: %s', (terms, answer, mismatch) =>
    expect(headMismatch(expected(terms), answer)).toBe(mismatch),
  )
})

describe('the body', () => {
  const JSON_BODY = '{"status":"ok","n":3,"a":[{"b":null},{"b":"x"}],"yes":true,"o":{"k":1}}'
  test.each([
    ['body="ok"', 'all ok', null],
    ['body="ok"', 'bad', 'its body does not contain "ok"'],
    ['body~^o.$ body=k', 'ok', null],
    ['body~/^OK/i', 'ok', null],
    ['body~^b', 'ok', 'its body does not match /^b/'],
    ['json:$.status="ok"', JSON_BODY, null],
    ['json:$.status="bad"', JSON_BODY, '$.status is "ok", not "bad"'],
    ['json:$.n=3', JSON_BODY, null],
    ['json:$.n="3"', JSON_BODY, '$.n is 3, not "3"'],
    ['json:$.n~^3$', JSON_BODY, null],
    ['json:$.yes=true json:$.a[0].b=null', JSON_BODY, null],
    ['json:$.a[*].b="x"', JSON_BODY, null],
    ['json:$.a[?@.b=="x"].b', JSON_BODY, null],
    ['json:$..b~y', JSON_BODY, '$..b is null, which does not match /y/'],
    ['json:$.o~k', JSON_BODY, null],
    ['json:$.o=1', JSON_BODY, '$.o is {"k":1}, not 1'],
    ['json:$.none', JSON_BODY, 'its body has no $.none'],
    ['json:$.constructor', JSON_BODY, 'its body has no $.constructor'],
    ['json:$.status', '<html>', 'its body is no JSON, where $.status was expected'],
    ['json:$.status', '', 'its body is no JSON, where $.status was expected'],
  ])('%s of %s: %s', (terms, body, mismatch) => expect(bodyMismatch(expected(terms), body)).toBe(mismatch))

  test.each([
    ['a pattern that backtracks', 'body~"^(a+)+$"', `${'a'.repeat(40)}b`, /takes too long/],
    [
      'one behind a JSON path',
      'json:$.x~"^(a+)+$"',
      JSON.stringify({ x: `${'a'.repeat(40)}b` }),
      /does not match/,
    ],
    [
      'one inside a JSON path',
      `json:$[?match(@,"(a*)*c")]`,
      JSON.stringify(['a'.repeat(60)]),
      /takes too long|no \$/,
    ],
    ['nesting', 'json:$..x', '['.repeat(30_000) + ']'.repeat(30_000), /\$\.\.x|no JSON/],
    ['nesting, as a value', 'json:$.a="x"', `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`, /./],
    ['a long value', 'json:$.a=1', JSON.stringify({ a: 'x'.repeat(60_000) }), /^\$\.a is "x{79}…, not 1$/],
  ])('%s ends soon', (_, terms, body, says) => {
    const since = cpuMilliseconds()
    expect(bodyMismatch(expected(terms), body)).toMatch(says)
    expect(cpuMilliseconds() - since).toBeLessThan(2000)
  })
})

describe('bounded', () => {
  test('returns the result, and throws errors', () => {
    expect(bounded(1000, () => 3)).toEqual({ result: 3 })
    expect(() => bounded(1000, () => JSON.parse('{') as unknown)).toThrow(SyntaxError)
  })
  test('returns null when the time or the stack is not enough', () => {
    const endless = (): number => endless() + 1
    expect(bounded(20, () => { for (;;); })).toBeNull() // prettier-ignore
    expect(bounded(1000, endless)).toBeNull()
  })
})
