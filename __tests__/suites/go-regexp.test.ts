/** Go's patterns match what they match in Go; what JavaScript cannot do is refused. */
import { describe, expect, test } from '@jest/globals'
import { goRegExp, matches } from '../../src/suites/go-regexp.ts'

function isMatch(source: string, text: string): boolean | null {
  const pattern = goRegExp(source)
  if ('wrong' in pattern) throw new Error(pattern.wrong)
  return matches(pattern.regexp, text)
}

describe('matches as Go does', () => {
  test.each([
    ['a+b', 'xaab', true],
    ['^b', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['(?m)^b$', 'a\rb\rc', false], // only \n ends a line in Go
    ['a.c', 'a\nc', false],
    ['a.c', 'a\u2028c', true],
    ['(?s)a.c', 'a\nc', true],
    ['(?i)HELLO', 'hello', true],
    ['(?i:HELLO)', 'hello', true],
    ['a$', 'a\n', false],
    ['a\\z', 'a', true],
    ['\\Aa', 'ba', false],
    ['[[:alpha:]]+[[:digit:]]', 'ab1', true],
    ['^[[:^alpha:]]$', 'é', true],
    ['^\\s$', '\v', false],
    ['^\\w$', 'é', false],
    ['^\\D$', '٣', true],
    ['\\pL', 'é', true],
    ['\\p{Greek}', 'α', true],
    ['^\\P{Greek}$', 'α', false],
    ['(?P<name>a)b', 'ab', true],
    ['\\Qa.b\\E', 'axb', false],
    ['\\x41\\x{1F600}', 'A😀', true],
    ['\\-\\"\\:\\_', '-":_', true],
    ['a{2,3}', 'aa', true],
    ['a{x', 'a{x', true],
    ['[]a]', ']', true],
    ['[^-a]', 'b', true],
    ['[a-]', '-', true],
    ['a*?b', 'aab', true],
    ['\\bfoo\\b', 'a foo b', true],
    ['x|^$', '', true],
    ['\\101', 'A', true],
  ])('%s on %j: %s', (source, text, expected) => expect(isMatch(source, text)).toBe(expected))
})

test.each([
  ['(?=a)', 'a group that Go does not know'],
  ['(?<!a)', 'a group that Go does not know'],
  ['a(?i)b', 'for a part of it'],
  ['(?U)a', 'flag `U`'],
  ['a**', 'repeats nothing'],
  ['*a', 'repeats nothing'],
  ['a{1001}', '1000'],
  ['(a', 'without a `)`'],
  ['a)', 'without a `(`'],
  ['[a', 'without a `]`'],
  ['[z-a]', 'wrong order'],
  ['\\8', 'Go does not know'],
  ['\\k', 'Go does not know'],
  ['[[:word2:]]', 'Go does not know'],
  ['\\p{Nothing}', 'not valid'],
  ['a'.repeat(20_000), 'more than 10000'],
])('%s is refused', (source, why) => {
  expect(goRegExp(source)).toEqual({ wrong: expect.stringContaining(why) })
})

test('a pattern that takes for ever is given up', () => {
  expect(isMatch('^(a+)+$', `${'a'.repeat(40)}!`)).toBeNull()
})
