/** Lists of regular expressions that a text must, or must not, match. Pure. */
import { bounded } from '../lib/visible.ts'
import { goRegExp, matches } from './go-regexp.ts'

const SHOWN = 300

/** One line for each pattern that does not match, or cannot be tried. */
export const missing = (patterns: readonly string[], text: string, what: string): string[] =>
  patterns.flatMap((pattern) => look(pattern, text, true, what))

/** One line for each pattern that matches, or cannot be tried. */
export const unwanted = (patterns: readonly string[], text: string, what: string): string[] =>
  patterns.flatMap((pattern) => look(pattern, text, false, what))

function look(source: string, text: string, isWanted: boolean, what: string): string[] {
  const pattern = goRegExp(source)
  const shown = bounded(source, SHOWN)
  if ('wrong' in pattern) return [`the pattern "${shown}" ${pattern.wrong}`]
  const found = matches(pattern.regexp, text)
  if (found === null) return [`the pattern "${shown}" takes too long`]
  if (found === isWanted) return []
  const is = `${what} is "${bounded(text, SHOWN)}"`
  return [isWanted ? `"${shown}" was expected, and ${is}` : `"${shown}" was excluded, and ${is}`]
}
