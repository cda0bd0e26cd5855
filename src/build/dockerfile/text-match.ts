/**
 * Matches a builder's name of a step against an instruction. Builders replace variables, drop quotes and join lines, so
 * both are compared without blanks, quotes and backslashes, and a variable matches any text.
 */

const VARIABLE = /\$(?:\{[^}]*\}|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/
const BARE_VARIABLE = /\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/
const DROPPED = /[\s"'\\`]+/g
/** Longer texts are truncated before they are compared. */
export const COMPARED = 20_000

export const squeeze = (text: string): string => text.slice(0, COMPARED).replace(DROPPED, '')

/** Whether `shown` consists of the fixed parts of `written`, in order, with any text for variables; with `open`, more may follow. */
export function matches(written: string, shown: string, open = written.length > COMPARED): boolean {
  const text = squeeze(shown)
  const parts = fixedParts(written.slice(0, COMPARED)).map(squeeze)
  const last = parts.length - 1
  let at = 0
  for (const [index, part] of parts.entries()) {
    const isEnd = index === last && !open
    const found = index === 0 ? 0 : isEnd ? Math.max(at, text.length - part.length) : text.indexOf(part, at)
    if (found < 0 || !text.startsWith(part, found) || (isEnd && found + part.length !== text.length))
      return false
    at = found + part.length
  }
  return true
}

/** The text between variables. After the last `}` only `$NAME` is searched, so that the time stays linear. */
function fixedParts(text: string): string[] {
  const end = text.lastIndexOf('}') + 1
  const closed = text.slice(0, end).split(VARIABLE)
  const [first = '', ...open] = text.slice(end).split(BARE_VARIABLE)
  return [...closed.slice(0, -1), `${closed.at(-1) ?? ''}${first}`, ...open]
}
