import { expect, test } from '@jest/globals'
import { configText } from '../../../src/inputs/config/text.ts'

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each<[string, Uint8Array, string]>([
  ['UTF-16, little-endian', utf16('a: 1'), 'UTF-16'],
  ['UTF-16, big-endian', utf16('a: 1').swap16(), 'UTF-16'],
  ['UTF-16 without a mark', Buffer.from('a: 1', 'utf16le'), 'NUL'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'UTF-32'],
  ['Latin-1', Buffer.from('name: caf\u00e9', 'latin1'), 'UTF-8'],
  ['half a character', Buffer.from([0x61, 0xe2, 0x82]), 'UTF-8'],
  ['10 MB', Buffer.alloc(10_000_000, 0x20), '1,000,000 bytes'],
])('%s is refused', (_, bytes, why) => {
  const text = configText(bytes)
  expect(text.ok ? '' : text.why).toContain(why)
})

test('UTF-8 is read, with and without its mark', () => {
  for (const text of ['name: café', '\uFEFFname: café'])
    expect(configText(Buffer.from(text))).toEqual({ ok: true, text: 'name: café' })
})
