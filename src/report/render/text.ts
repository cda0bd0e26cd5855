/** Text for people: hostile characters made visible (`visible.ts`), one line of it, a part of it. */
import { visible, type Visible } from '../../lib/visible.ts'

/** Terminal sequences go, line by line; what cannot be seen is spelt out (`\x07`, `\u202E`); lines end in `\n` alone. */
export const clean: (text: string) => Visible = visible

/** The same on one line. */
export const oneLine = (text: string): Visible => clean(text).replace(/\s+/g, ' ').trim() as Visible // nothing is added

/** At most `limit` code points, with `…` for what was left out. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text
  const points = Array.from(text.slice(0, limit * 2 + 2))
  return points.length <= limit ? points.join('') : `${points.slice(0, limit - 1).join('')}…`
}

/** Without line breaks before it and blanks after it: what a block of code shows. */
export const trimBlock = (text: string): string => text.slice(leadingBreaks(text)).trimEnd()

function leadingBreaks(text: string): number {
  let at = 0
  while (text.charAt(at) === '\n') at++
  return at
}

/** Lone surrogates, which no encoding of the web can carry, as U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD')

/** `Loopback` from `loopback`; a quotation or a name in backticks stays as it is. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
