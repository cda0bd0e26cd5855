import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { textWidth } from '../../src/lib/text-width.ts'

const TEXTS = [
  '',
  'plain',
  '\u001b[1;31mred\u001b[0m',
  'ああ い',
  'ﾊﾞｶﾞ',
  'e\u0301a\u200bb\u00ad',
  '\t\u0000',
  '⚓ 🚫 → … − × “x”',
  '⚠️ ⚠ ❤️‍🔥 ❤‍🔥 👩‍👩‍👧 👍🏽 1️⃣ #⃣ 🇩🇪 🇩',
  '한국 각',
  'नमस्ते কো',
  '\ud800',
]

test.each(TEXTS)('%j is as wide as string-width says', (text) =>
  expect(textWidth(text)).toBe(stringWidth(text)),
)

test('so is any text of such clusters', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...TEXTS.flatMap((text) => text.split(' '))), { maxLength: 5 }),
      (parts) => expect(textWidth(parts.join(' '))).toBe(stringWidth(parts.join(' '))),
    ),
  ))
