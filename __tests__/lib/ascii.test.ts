import { expect, test } from '@jest/globals'
import { ascii } from '../../src/lib/ascii.ts'

test.each([
  ['⚓ it’s ready… +3 → −2', "[ok] it's ready... +3 -> -2"],
  ['⚠️ a\tb\nc', '[!] a\tb\nc'],
  ['café 漢 😀', 'caf\\u00E9 \\u6F22 \\u{1F600}'],
  ['\u009b2J', '\\u009B2J'],
])('%j', (text, shown) => expect(ascii(text)).toBe(shown))
