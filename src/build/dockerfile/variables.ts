/** Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}`, as BuildKit does in FROM and ARG. */

/** The value of a variable; undefined when it is not set, null when it is unknown. */
export type Lookup = (name: string) => string | null | undefined

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/
/** Limit of nesting, against attacks. */
const DEEPEST = 8
/** Characters: each ARG may double the one before. */
export const LONGEST = 64 * 1024

/** Null when a variable is unknown, uses another form, or the result is longer than `LONGEST`. Quotes are removed. */
export function expand(text: string, lookup: Lookup, depth = 0): string | null {
  if (depth > DEEPEST) return null
  let out = ''
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at)
    if (character === '\\' && at + 1 < text.length) {
      out += text.charAt(at + 1)
      at += 2
    } else if (character === '$') {
      const variable = readVariable(text.slice(at + 1), lookup, depth)
      if (variable === null) return null
      out += variable.value
      at += 1 + variable.length
    } else {
      if (character !== '"' && character !== "'") out += character
      at++
    }
    if (out.length > LONGEST) return null
  }
  return out
}

/** `length` counts the characters after the `$`. */
function readVariable(text: string, lookup: Lookup, depth: number): { value: string; length: number } | null {
  if (!text.startsWith('{')) {
    const [name] = NAME.exec(text) ?? []
    if (name === undefined) return { value: '$', length: 0 }
    const value = lookup(name)
    return value === null ? null : { value: value ?? '', length: name.length }
  }
  const end = closingBrace(text)
  const inner = text.slice(1, end)
  const [name] = NAME.exec(inner) ?? []
  if (end < 0 || name === undefined) return null
  const value = modified(lookup(name), inner.slice(name.length), lookup, depth)
  return value === null ? null : { value, length: end + 1 }
}

function modified(
  value: string | null | undefined,
  modifier: string,
  lookup: Lookup,
  depth: number,
): string | null {
  if (value === null) return null
  if (modifier === '') return value ?? ''
  const [, colon, sign, word = ''] = /^(:?)([-+?])(.*)$/s.exec(modifier) ?? []
  if (sign === undefined) return null
  const isSet = value !== undefined && !(colon === ':' && value === '')
  if (sign === '+') return isSet ? expand(word, lookup, depth + 1) : ''
  if (isSet) return value
  return sign === '-' ? expand(word, lookup, depth + 1) : null
}

function closingBrace(text: string): number {
  let open = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '{') open++
    if (text.charAt(at) === '}' && --open === 0) return at
  }
  return -1
}
