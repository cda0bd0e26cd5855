/**
 * Escapes hostile text for each context of GitHub's Markdown. Backslashes and entities stop Markdown but not GitHub's own
 * passes (mentions, references, links, emoji): those need a zero-width space after their first character, or a code span.
 */
import { clean, oneLine, trimBlock } from './text.ts'

const GAP = '\u200b'

/** Starts of mentions, e-mail addresses, references, links and emoji: a gap is inserted after each. */
const STARTERS = /@|#(?=\d)|GH-(?=\d)|(?<=http|https|ftp):(?=\/\/)|www(?=\.)|:(?=[\w+-]+:)/gi

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text in a paragraph, a list or a table. GitHub documents the span as the way to write a dollar sign without math. */
export function text(value: string): string {
  return entities(defuse(flat(value)))
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('$', '<span>$</span>')
}

/** Text inside a `<summary>`, which GitHub parses as HTML. */
export const html = (value: string): string => entities(defuse(flat(value))).replaceAll('$', '<span>$</span>')

/** Code inside a `<summary>`. */
export const htmlCode = (value: string): string => `<code>${entities(oneLine(value))}</code>`

/**
 * A code span with any text. In a table a pipe must be escaped even in code, and a backslash before a pipe has no escape:
 * a gap separates the two.
 */
export function codeSpan(value: string, inTable = false): string {
  const content = oneLine(value) || ' '
  const fence = '`'.repeat(longestRun(content) + 1)
  const padded = /^`|`$/.test(content) ? ` ${content} ` : content
  return fence + (inTable ? padded.replace(/\\(?=\|)/g, `\\${GAP}`).replaceAll('|', '\\|') : padded) + fence
}

/** A fenced code block; its fence is longer than any run of backquotes in the content. */
export function codeBlock(value: string, language: string): string {
  const content = trimBlock(clean(value))
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1))
  return `${fence}${language}\n${content}\n${fence}`
}

/** A link target: http(s) only, without characters that end the parentheses or a table cell. Null for anything else. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return href.replace(/[()<>|\\`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Escapes the start of a line, so that it starts no list, heading, quote or rule. */
export const lineStart = (line: string): string =>
  line
    .trim()
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^[-+=#:]/, '\\$&')

const flat = (value: string): string => clean(value).replace(/\s+/g, ' ')
const defuse = (value: string): string => value.replace(STARTERS, `$&${GAP}`)
/** Text of an HTML document, also in an attribute between double quotes. */
export const entities = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

function longestRun(value: string): number {
  let longest = 0
  for (const [run] of value.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
