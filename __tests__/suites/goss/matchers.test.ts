/** goss's matchers: what passes, what fails, and what cannot be compared. The originals' own files agree (docs/test-files.md). */
import { describe, expect, test } from '@jest/globals'
import type { Plain } from '../../../src/lib/document.ts'
import { meets, meetsLines } from '../../../src/suites/goss/matchers.ts'

describe('meets', () => {
  test.each<[Plain, Plain, boolean]>([
    ['a', 'a', true],
    ['1', 1, true],
    [1, '1', true],
    [1, 'one', false],
    [true, true, true],
    [true, 'true', false],
    [['a', 'b'], ['b', 'c', 'a'], true],
    [['a', 'a'], ['a', 'b'], false], // each needs an element of its own
    [[{ 'have-prefix': 'x' }, 'xa'], ['xa', 'xb'], true], // found by pairing, not by order
    [{ equal: [1, 2] }, [2, 1], false],
    [{ equal: { a: [1] } }, { a: [1] }, true],
    [{ 'have-prefix': 'a' }, 'abc', true],
    [{ 'have-suffix': 'c' }, 'abd', false],
    [{ 'contain-substring': 'b' }, 'abc', true],
    [{ 'match-regexp': '^\\d{3}$' }, 128, true],
    [{ 'have-len': 2 }, 'é', true], // bytes
    [{ 'have-len': 2 }, ['a', 'b'], true],
    [{ 'have-key': 'a' }, { a: 1 }, true],
    [{ 'contain-element': { gt: 3 } }, [1, 5], true],
    [{ 'contain-element': 'b' }, 'a\nb', true],
    [{ 'contain-elements': [{ lt: 2 }] }, ['x', '1'], true],
    [{ 'consist-of': ['a', { 'have-prefix': 'b' }] }, ['bc', 'a'], true],
    [{ 'consist-of': ['a'] }, ['a', 'b'], false],
    [{ not: 'a' }, 'b', true],
    [{ not: { gt: 1 } }, 'x', false], // an error is never a pass
    [{ not: { 'contain-element': { gt: 1 } } }, ['x'], false],
    [{ and: [{ gt: 1 }, { le: 3 }] }, 3, true],
    [{ or: ['a', 'b'] }, 'b', true],
    [{ or: ['a'] }, 'b', false],
    [{ ge: 2 }, '2.5', true],
    [{ 'semver-constraint': '>1.0.0 <2.0.0 !=1.5.0' }, ['1.0.1', '1.9.9'], true],
    [{ 'semver-constraint': '>1.0.0' }, '1.0', false],
    [{ gjson: { 'a.b': 'x', 'c.#': 2, 'c.#.d': [1] } }, '{"a":{"b":"x"},"c":[{"d":1},{}]}', true],
    [{ gjson: { '@this': { 'have-key': 'a' } } }, '{"a":1}', true],
    [{ gjson: { b: 1 } }, '{"a":1}', false],
    [{ gjson: { a: 1 } }, 'not JSON', false],
    [{ 'have-prefix': 1 }, '1', false],
    [{ unknown: 1 }, 1, false],
    [{ gt: 1, lt: 3 }, 2, false],
    [null, 'a', false],
  ])('%j of %j: %s', (expected, actual, ok) => expect(meets(expected, actual).ok).toBe(ok))

  test.each<[Plain, Plain]>([
    [{ xml: { xpath: '/a', result: '' } }, '<a/>'],
    [{ not: { gjson: { 'a.#(b=1)': 1 } } }, '{"a":[]}'],
  ])('%j cannot be tried', (expected, actual) =>
    expect(meets(expected, actual)).toMatchObject({ ok: false, isUnsupported: true }),
  )
})

describe('meetsLines', () => {
  const text = 'foo bar\nmoo cow\n'
  test.each<[Plain, boolean]>([
    [['foo', '/^m.*w$/', '!ftw', '!/^ERROR:/'], true],
    [['fox'], false],
    [['!foo'], false],
    [['!/^foo/'], false],
    [['/^FOO/i'], true],
    [['\\/foo'], true], // the mark is removed
    [[''], true],
    [text, true],
    [{ 'have-len': 16 }, true],
    [{ 'contain-element': 'moo cow' }, true],
    [{ not: ['foo'] }, false],
  ])('%j: %s', (expected, ok) => expect(meetsLines(expected, text).ok).toBe(ok))
  test('no text has no lines', () => {
    expect(meetsLines(['!/^$/'], '').ok).toBe(true)
    expect(meetsLines(['a'], '').ok).toBe(false)
  })
})
