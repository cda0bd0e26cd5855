/**
 * The document model of the views: blocks and inline parts as plain data. Sections build it; only the renderers
 * (`markdown.ts`, `terminal.ts`) escape it for their output. All texts may be hostile.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; content: Inline[] }
  /** `isCode`: the text as a code span. */
  | { kind: 'link'; text: string; url: string; isCode?: boolean }
  /** A stacked bar (of `cells`, or as long as fits), where a terminal has room for it; Markdown leaves it out. */
  | { kind: 'bar'; parts: readonly BarPart[]; cells?: number }
  /** The shape of a history, oldest first. */
  | { kind: 'sparkline'; values: readonly (number | null)[]; fromZero?: boolean }

/** `share`: of the full length, 0 to 1; those of a bar are together at most 1. */
export interface BarPart {
  share: number
  tone: BarTone
}
export type BarTone = 'base' | 'yours' | 'dead'

export interface Column {
  title: Inline[]
  align: 'left' | 'right'
  /** The column that is shortened when a terminal is too narrow. */
  shrinks?: boolean
  /** In Markdown its cells stay on one line; those of a right column always do. */
  isWhole?: boolean
  /** Left out where a terminal is still too narrow. */
  drops?: boolean
}

export type Block =
  | { kind: 'heading'; content: Inline[]; tone: 'good' | 'bad' }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'table'; columns: Column[]; rows: Inline[][][] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'code'; language: 'text' | 'sh'; text: string }
  /** Collapsed, unless `isOpen`. */
  | { kind: 'details'; summary: Inline[]; blocks: Block[]; isOpen?: boolean }
  /** Small print at the end. */
  | { kind: 'footer'; content: Inline[] }

/** Shorthand for inline content: a plain string is text. */
export type Words = string | Inline | Words[]

export const inline = (...words: Words[]): Inline[] => flat(words)

/** Flattens a list of any length; never spread as arguments, which a long list would overflow. */
const flat = (words: readonly Words[]): Inline[] =>
  words.flatMap((word): Inline[] => {
    if (typeof word === 'string') return word === '' ? [] : [{ kind: 'text', text: word }]
    return Array.isArray(word) ? flat(word) : [word]
  })

export const code = (text: string): Inline => ({ kind: 'code', text })
export const strong = (...words: Words[]): Inline => ({ kind: 'strong', content: inline(...words) })
export const bar = (parts: readonly BarPart[]): Inline => ({ kind: 'bar', parts })
/** A legend's sign of that tone. */
export const key = (tone: BarTone): Inline => ({ kind: 'bar', parts: [{ tone, share: 1 }], cells: 1 })
export const heading = (tone: 'good' | 'bad', ...words: Words[]): Block => ({
  kind: 'heading',
  content: inline(...words),
  tone,
})
export const paragraph = (...words: Words[]): Block => ({ kind: 'paragraph', content: inline(...words) })
export const footer = (...words: Words[]): Block => ({ kind: 'footer', content: inline(...words) })
export const fence = (language: 'text' | 'sh', text: string): Block => ({ kind: 'code', language, text })
export const details = (summary: Words, blocks: Block[], isOpen = false): Block => ({
  kind: 'details',
  summary: inline(summary),
  blocks,
  ...(isOpen ? { isOpen } : {}),
})
export const list = (items: Words[]): Block => ({ kind: 'list', items: items.map((item) => inline(item)) })

export const left = (...title: Words[]): Column => ({ title: inline(...title), align: 'left' })
export const right = (...title: Words[]): Column => ({ title: inline(...title), align: 'right' })
export const shrinking = (...title: Words[]): Column => ({ ...left(...title), shrinks: true })
export const whole = (...title: Words[]): Column => ({ ...left(...title), isWhole: true })
export const dropping = (column: Column): Column => ({ ...column, drops: true })
export const table = (columns: Column[], rows: readonly Words[][]): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => row.map((cell) => inline(cell))),
})

/** Inline parts with a separator between them; empty ones are left out. */
export function join(parts: readonly Words[], separator: string): Words[] {
  const some = parts.filter((part) => inline(part).length > 0)
  return some.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))
}

/** Adds a full stop, unless the text ends in a punctuation mark. */
export const stop = (...words: Words[]): Inline[] => {
  const content = inline(...words)
  return /[.!?:…]$/.test(plain(content)) ? content : inline(content, '.')
}

/** Parses a sentence of a finding, in which backquotes mark code. */
export function prose(text: string): Inline[] {
  return text.split(/`([^`]+)`/).flatMap((part, index) => (index % 2 === 1 ? [code(part)] : inline(part)))
}

/** The text without markup. */
export const plain = (content: readonly Inline[]): string => content.map(plainPart).join('')

function plainPart(part: Inline): string {
  if (part.kind === 'bar' || part.kind === 'sparkline') return ''
  return part.kind === 'strong' ? plain(part.content) : part.text
}
