import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchesGlob } from '../../src/lib/glob.ts'

test.each([
  ['', '', true],
  ['', '*', true],
  ['a', '', false],
  ['gcc-12', 'gcc*', true],
  ['gcc', 'gcc?', false],
  ['a.b.c', '*.c', true],
  ['a.b.c', '*.b', false],
  ['aXbXc', 'a*X*c', true],
  ['a/b', 'a*', true],
  ['a*', 'a\\*', false],
  ['ab', '*a*b*', true],
])('%p matches %p: %p', (text, glob, expected) => expect(matchesGlob(text, glob)).toBe(expected))

/** The same by a regular expression, on few letters so that texts match. */
test('agrees with a regular expression', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 })
  const globs = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
  fc.assert(
    fc.property(letters, globs, (text, glob) => {
      const pattern = glob.replaceAll('*', '.*').replaceAll('?', '.')
      expect(matchesGlob(text, glob)).toBe(new RegExp(`^${pattern}$`).test(text))
    }),
  )
})

test('takes no exponential time', () => {
  expect(matchesGlob('a'.repeat(20_000), `${'*a'.repeat(100)}b`)).toBe(false)
})
