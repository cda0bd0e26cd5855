import { describe, expect, test } from '@jest/globals'
import { cap, clean, oneLine } from '../../../src/report/render/text.ts'

test.each([
  ['\u001b[1;31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007x', 'x'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['bell\u0007', 'bell\\x07'],
  ['\u0000', '\\x00'],
  ['\u202eabc', '\\u202Eabc'],
  ['soft\u00adhyphen', 'soft\\xADhyphen'],
  ['\u{e0041}', '\\uE0041'],
  ['\ud800', '\uFFFD'],
  ['👩‍💻 é 漢字\tx', '👩‍💻 é 漢字\tx'],
])('%j is shown as %j', (given, shown) => expect(clean(given)).toBe(shown))

test('one line', () => expect(oneLine('  a\n\n b\tc \u2028')).toBe('a b c \\u2028'))

describe('cap', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too …'],
    ['👍👍👍', 3, '👍👍👍'],
    ['👍👍👍👍', 3, '👍👍…'],
  ])('%j to %d', (text, limit, shown) => expect(cap(text, limit)).toBe(shown))
})
