/** A text as it reads when its line breaks are removed, or its characters are decoded, with the places that each part is from. */

export type Span = readonly [start: number, end: number]

export const LINE_BREAK = /\r?\n[ \t]*/

interface Encoding {
  code: RegExp
  decode: (code: string) => string
}

const PERCENT = '%(?:[0-7]H|[cd]H%[89ab]H|eH(?:%[89ab]H){2}|f[0-7](?:%[89ab]H){3})'.replaceAll(
  'H',
  '[\\da-f]',
)

/** Each encodes characters one by one, and which of them is up to the program that wrote the text. */
const ENCODINGS: readonly Encoding[] = [
  { code: new RegExp(LINE_BREAK, 'g'), decode: () => '' },
  { code: new RegExp(PERCENT, 'gi'), decode: percentDecoded },
  { code: new RegExp(`${PERCENT}|\\+`, 'gi'), decode: (code) => (code === '+' ? ' ' : percentDecoded(code)) },
  { code: /\\(?:u[\da-f]{4}|["\\/b]|[fnrt])/gi, decode: jsonDecoded },
  { code: /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi, decode: entityDecoded },
]

/** What `search` finds in the decoded text, as spans of `text` itself. */
export function inDecoded(text: string, search: (decoded: string) => readonly Span[]): Span[] {
  return ENCODINGS.flatMap((encoding) => inOne(text, encoding, search))
}

function inOne(
  text: string,
  { code, decode }: Encoding,
  search: (decoded: string) => readonly Span[],
): Span[] {
  const codes = [...text.matchAll(code)]
  if (codes.length === 0) return []
  const parts: string[] = []
  const places: Place[] = []
  let [length, end] = [0, 0]
  for (const match of codes) {
    const character = decode(match[0])
    const plain = text.slice(end, match.index)
    parts.push(plain, character)
    length += plain.length
    end = match.index + match[0].length
    places.push({ at: length, from: match.index, until: end, length: character.length })
    length += character.length
  }
  parts.push(text.slice(end))
  return search(parts.join('')).map(([from, to]) => [startIn(places, from), endIn(places, to)])
}

/** One code: where it is in the decoded text, with its length there, and where in the text. */
interface Place {
  at: number
  length: number
  from: number
  until: number
}

/** Where in the text a span begins, or ends, that does so at `offset` of the decoded text: never inside a code. */
function startIn(places: readonly Place[], offset: number): number {
  const inside = places.find(({ at, length }) => at < offset && offset < at + length)
  const before = places.findLast(({ at, length }) => at + length <= offset)
  return inside?.from ?? (before ? before.until + offset - before.at - before.length : offset)
}

function endIn(places: readonly Place[], offset: number): number {
  const before = places.findLast(({ at }) => at < offset)
  return before ? before.until + Math.max(0, offset - before.at - before.length) : offset
}

function percentDecoded(code: string): string {
  try {
    return decodeURIComponent(code)
  } catch {
    return code // a surrogate, or overlong
  }
}

function jsonDecoded(code: string): string {
  try {
    return JSON.parse(`"${code}"`) as string // of a string, a string
  } catch {
    return code
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function entityDecoded(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase()
  const number = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (!name.startsWith('#')) return NAMED[name] ?? entity
  return number <= 0x10ffff ? String.fromCodePoint(number) : entity
}
