/** Parses regular expressions in a line: `"…"` in quotes, or `/…/i` as in JavaScript, with flags. */
import { Misread, type Cursor } from './cursor.ts'
import type { PatternTest } from './spec.ts'

/** Up to a slash outside brackets, then JavaScript's flags, then a blank: `/var/run` is a path. */
const SLASHED = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([dgimsuvy]*)(?=\s|$)/y

/** A pattern in slashes, or a word or quoted text. */
export function anyPattern(cursor: Cursor): PatternTest {
  const slashed = slashedPattern(cursor)
  if (slashed !== null) return slashed
  const { at, text } = cursor.value('a regular expression after the ~')
  return checked(at, text, '')
}

/** Null, without moving, when there is none. */
export function slashedPattern(cursor: Cursor): PatternTest | null {
  const at = cursor.at
  const [, text, flags = ''] = cursor.take(SLASHED) ?? []
  if (text === undefined) return null
  if (!/^(?!.*(.).*\1)[imsu]*$/.test(flags))
    throw new Misread(cursor.at - flags.length, 'the flags i, m, s, u')
  return checked(at, text, flags)
}

function checked(at: number, pattern: string, flags: string): PatternTest {
  try {
    new RegExp(pattern, flags)
    return { how: 'matches', pattern, flags }
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^.*: /s, '') : ''
    throw new Misread(at, `a regular expression (${said})`)
  }
}
