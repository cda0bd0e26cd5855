/**
 * Hostile text made harmless for GitHub's Markdown, for each place where text can land. Backslashes and entities
 * stop Markdown but not GitHub's own passes (mentions, references, links, emoji): those need a zero-width space
 * after the character that starts them, or a code span.
 */
import { clean, oneLine, trimBlock } from './text.ts'

const GAP = '\u200b'

/** What starts a mention, an e-mail address, a reference, a link or an emoji: a gap goes after it. */
const STARTERS = /@|#(?=\d)|GH-(?=\d)|(?<=http|https|ftp):(?=\/\/)|www(?=\.)|:(?=[\w+-]+:)/gi

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text in running Markdown, tables included. GitHub documents the span as the way to write a dollar without math. */
export function text(value: string): string {
  return entities(defuse(flat(value)))
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('$', '<span>$</span>')
}

/** Text inside a `<summary>`, which is HTML to GitHub. */
export const html = (value: string): string => entities(defuse(flat(value))).replaceAll('$', '<span>$</span>')

/** Code inside a `<summary>`. */
export const htmlCode = (value: string): string => `<code>${entities(oneLine(value))}</code>`

/**
 * A code span that holds any text. In a table a pipe must be escaped even here, and no escape stands for a
 * backslash before a pipe: a gap keeps the two apart.
 */
export function codeSpan(value: string, inTable = false): string {
  const content = oneLine(value) || ' '
  const fence = '`'.repeat(longestRun(content) + 1)
  const padded = /^`|`$/.test(content) ? ` ${content} ` : content
  return fence + (inTable ? padded.replace(/\\(?=\|)/g, `\\${GAP}`).replaceAll('|', '\\|') : padded) + fence
}

/** A fenced block that its content cannot close. */
export function codeBlock(value: string, language: string): string {
  const content = trimBlock(clean(value))
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1))
  return `${fence}${language}\n${content}\n${fence}`
}

/** A link target: http(s) only, nothing in it that ends the parentheses or a table cell. Null when it is no link. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return href.replace(/[()<>|\\`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** A line of Markdown that starts no list, heading, quote or rule, whatever its first characters are. */
export const lineStart = (line: string): string =>
  line
    .trim()
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^[-+=#:]/, '\\$&')

const flat = (value: string): string => clean(value).replace(/\s+/g, ' ')
const defuse = (value: string): string => value.replace(STARTERS, `$&${GAP}`)
const entities = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

function longestRun(value: string): number {
  let longest = 0
  for (const [run] of value.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
