/** Compose’s variables in a text, without an environment: each is unset, so a default counts. Pure. */

export type Filled = { readonly text: string } | { readonly unset: string }

const NAME = /^[A-Za-z_]\w*/
const DEEPEST = 10

/** `${X:-8080}` → `8080`; `$$` → `$`. `unset`: the first variable without a default. */
export function interpolate(text: string, depth = 0): Filled {
  let filled = ''
  for (let at = 0; at < text.length;) {
    if (text[at] !== '$') filled += text[at++] ?? ''
    else if (text[at + 1] === '$') {
      filled += '$'
      at += 2
    } else {
      const part = variableAt(text, at, depth)
      if ('unset' in part) return part
      filled += part.text
      at = part.end
    }
  }
  return { text: filled }
}

function variableAt(
  text: string,
  start: number,
  depth: number,
): { text: string; end: number } | { unset: string } {
  const isBraced = text[start + 1] === '{'
  const from = start + (isBraced ? 2 : 1)
  const [name] = NAME.exec(text.slice(from, from + 200)) ?? []
  if (name === undefined) return { text: text[start] ?? '', end: start + 1 }
  if (!isBraced) return { unset: name }
  const end = closing(text, from)
  const [, operator = '', rest = ''] = /^(:?[-+?])([^]*)$/.exec(text.slice(from + name.length, end)) ?? []
  if (operator.endsWith('+')) return { text: '', end: end + 1 }
  if (!operator.endsWith('-') || depth === DEEPEST) return { unset: name }
  const inner = interpolate(rest, depth + 1)
  return 'unset' in inner ? inner : { text: inner.text, end: end + 1 }
}

/** The brace that closes the one before `from`. */
function closing(text: string, from: number): number {
  let open = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') open++
    else if (text[at] === '}' && --open === 0) return at
  }
  return text.length
}
