/** Cleans and cuts text for output. */
import { visible, type Visible } from '../../lib/visible.ts'

/** Removes terminal sequences, writes invisible characters as escapes (`\x07`, `\u202E`), and ends lines in `\n`. */
export const clean: (text: string) => Visible = visible

/** The same on one line. */
export const oneLine = (text: string): Visible => clean(text).replace(/\s+/g, ' ').trim() as Visible // only removes characters

/** The first 7 characters, as git shows a commit. */
export const shortSha = (sha: string): string => oneLine(sha).slice(0, 7)

/** At most `limit` code points; ends in `…` if something was cut. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text
  const points = Array.from(text.slice(0, limit * 2 + 2))
  return points.length <= limit ? points.join('') : `${points.slice(0, limit - 1).join('')}…`
}

/** Removes line breaks at the start and white space at the end. */
export const trimBlock = (text: string): string => text.slice(leadingBreaks(text)).trimEnd()

function leadingBreaks(text: string): number {
  let at = 0
  while (text.charAt(at) === '\n') at++
  return at
}

/** Replaces lone surrogates, which UTF-8 cannot encode, with U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD')

/** Makes the first letter a capital. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
