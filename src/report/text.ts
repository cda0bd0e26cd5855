/**
 * Text that others wrote, made visible and bounded before it is rendered anywhere. Control characters, terminal
 * sequences, and characters that hide or reorder what stands beside them have no place in a report.
 */
import { stripVTControlCharacters } from 'node:util'

/** Control, format, surrogate and separator characters, except those that letters and emoji need to join. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Terminal sequences go; what cannot be seen is spelt out (`\x07`, `\u202E`); lines end in `\n` alone. */
export function clean(text: string): string {
  return stripVTControlCharacters(text).replace(/\r\n?/g, '\n').replace(UNSEEN, spell)
}

/** The same on one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

/** At most `limit` code points, with `…` for what was left out. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text
  const points = Array.from(text.slice(0, limit * 2 + 2))
  return points.length <= limit ? points.join('') : `${points.slice(0, limit - 1).join('')}…`
}

/** Lone surrogates, which no encoding of the web can carry, as U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD')

/** `Loopback` from `loopback`; a quotation or a name in backticks stays as it is. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  const hex = code.toString(16).toUpperCase()
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`
}
