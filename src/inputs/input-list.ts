/** Lists as docker/build-push-action reads them: lines of CSV, whose quotes may enclose line breaks. Pure, in linear time. */

export interface ListRules {
  /** Commas separate items too. Without it they belong to the item. */
  readonly commas?: boolean
  /** Blanks around an item belong to it. */
  readonly exact?: boolean
}

/**
 * The items of a list; null when a double quote is not closed. A field that begins with a double quote ends with one, and
 * may contain commas, line breaks and doubled quotes; other quotes are ordinary characters. Unlike there, a line that
 * begins with `#` is a comment.
 */
export function parseInputList(
  text: string,
  { commas = false, exact = false }: ListRules = {},
): string[] | null {
  const items: string[] = []
  for (let at = 0; at < text.length;) {
    const record = isComment(text, at) ? { fields: [], end: endOf(text, at, /\n/g) } : recordAt(text, at)
    if (record === null) return null
    const { fields, end } = record
    const [only = ''] = fields
    items.push(...(!commas ? [fields.join(',')] : fields.length === 1 ? only.split(',') : fields))
    at = end + (text[end] === '\r' ? 2 : 1)
  }
  return items.filter((item) => item.trim() !== '').map((item) => (exact ? item : item.trim()))
}

/** `end`: where the line ends. */
function recordAt(text: string, start: number): { fields: string[]; end: number } | null {
  const fields: string[] = []
  for (let at = start; ;) {
    const field = fieldAt(text, at)
    if (field === null) return null
    fields.push(field.value)
    if (text[field.end] !== ',') return { fields, end: field.end }
    at = field.end + 1
  }
}

const FIELD_END = /,|\r?\n/g

function fieldAt(text: string, at: number): { value: string; end: number } | null {
  if (text[at] !== '"') {
    const end = endOf(text, at, FIELD_END)
    return { value: text.slice(at, end), end }
  }
  const quote = closingQuote(text, at + 1)
  if (quote === null) return null
  const quoted = text.slice(at + 1, quote).replaceAll('""', '"')
  const end = endOf(text, quote + 1, FIELD_END)
  // text after the closing quote makes both quotes ordinary
  return end === quote + 1
    ? { value: quoted, end }
    : { value: `"${quoted}"${text.slice(quote + 1, end)}`, end }
}

/** The first quote that is not doubled. */
function closingQuote(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at
  return null
}

function endOf(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

function isComment(text: string, at: number): boolean {
  const start = /[ \t]*#/y
  start.lastIndex = at
  return start.test(text)
}
