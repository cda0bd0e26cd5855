/** Text formats of package managers. Each is parsed in one pass, for lines of any length. */
import { limits } from './limits.ts'

/** Lines that end with LF or CRLF. Throws RangeError if there are more than `limits.lines`. */
export function* lines(text: string): Generator<string, void, void> {
  for (let at = 0, count = 0; at < text.length; count++) {
    if (count === limits.lines) throw new RangeError('it has too many lines')
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    yield text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
  }
}

/** Lines that are not empty: at most `most` + 1, so that the caller can detect more than `most`. */
export function fullLines(text: string, most: number): string[] {
  const full: string[] = []
  for (const line of lines(text)) {
    if (full.length > most) break
    if (line !== '') full.push(line)
  }
  return full
}

/**
 * Paragraphs of `Key: value` lines, separated by empty lines, as in files of dpkg, Python and Java. `keys`: in lower
 * case. The first value of a key counts; a line that starts with a space or tab continues it, without that character.
 */
export function* paragraphs(
  text: string,
  keys: ReadonlySet<string>,
): Generator<ReadonlyMap<string, string>, void, void> {
  let values = new Map<string, string>()
  let open: string | null = null
  for (const line of lines(text)) {
    if (line === '') {
      if (values.size > 0) {
        yield values
        values = new Map()
      }
      open = null
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      if (open !== null) values.set(open, (values.get(open) ?? '') + line.slice(1))
    } else {
      open = keyOf(line, keys)
      if (open !== null && values.has(open)) open = null
      if (open !== null) values.set(open, line.slice(open.length + 1).trim())
    }
  }
  if (values.size > 0) yield values
}

function keyOf(line: string, keys: ReadonlySet<string>): string | null {
  const colon = line.indexOf(':')
  if (colon < 0 || colon > 64) return null
  const key = line.slice(0, colon).toLowerCase()
  return keys.has(key) ? key : null
}

/** The first paragraph of `paragraphs`. */
export function header(text: string, keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const end = text.search(/\n\r?\n/)
  const first = paragraphs(end < 0 ? text : text.slice(0, end), keys).next().value
  return first ?? new Map<string, string>()
}
