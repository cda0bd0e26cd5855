/**
 * The small vocabulary that every view of a Report is written in, as plain data. Views say what there is to read;
 * the renderers (`markdown.ts`, `terminal.ts`) alone know how to escape it for the place where it lands.
 * All texts may be hostile.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; content: Inline[] }
  | { kind: 'link'; text: string; url: string }

export interface Column {
  title: Inline[]
  align: 'left' | 'right'
  /** The column that is shortened when a terminal is too narrow. */
  shrinks?: boolean
}

export type Block =
  | { kind: 'heading'; content: Inline[]; tone: 'good' | 'bad' }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'table'; columns: Column[]; rows: Inline[][][] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'code'; language: 'text' | 'sh'; text: string }
  | { kind: 'details'; summary: Inline[]; blocks: Block[] }
  /** What one reads last, in small print. */
  | { kind: 'footer'; content: Inline[] }

/** What a view's author writes: a plain string is text. */
export type Words = string | Inline | Words[]

export const inline = (...words: Words[]): Inline[] => flat(words)

/** A list of any length: it is never spread over arguments. */
const flat = (words: readonly Words[]): Inline[] =>
  words.flatMap((word): Inline[] => {
    if (typeof word === 'string') return word === '' ? [] : [{ kind: 'text', text: word }]
    return Array.isArray(word) ? flat(word) : [word]
  })

export const code = (text: string): Inline => ({ kind: 'code', text })
export const strong = (...words: Words[]): Inline => ({ kind: 'strong', content: inline(...words) })
export const heading = (tone: 'good' | 'bad', ...words: Words[]): Block => ({
  kind: 'heading',
  content: inline(...words),
  tone,
})
export const paragraph = (...words: Words[]): Block => ({ kind: 'paragraph', content: inline(...words) })
export const footer = (...words: Words[]): Block => ({ kind: 'footer', content: inline(...words) })
export const fence = (language: 'text' | 'sh', text: string): Block => ({ kind: 'code', language, text })
export const details = (summary: Words, blocks: Block[]): Block => ({
  kind: 'details',
  summary: inline(summary),
  blocks,
})
export const list = (items: Words[]): Block => ({ kind: 'list', items: items.map((item) => inline(item)) })

export const left = (...title: Words[]): Column => ({ title: inline(...title), align: 'left' })
export const right = (...title: Words[]): Column => ({ title: inline(...title), align: 'right' })
export const shrinking = (...title: Words[]): Column => ({ ...left(...title), shrinks: true })
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

/** A sentence with its full stop, unless it ends in a mark of its own. */
export const stop = (...words: Words[]): Inline[] => {
  const content = inline(...words)
  return /[.!?:…]$/.test(plain(content)) ? content : inline(content, '.')
}

/** A sentence in which backticks quote code, as findings write it. */
export function prose(text: string): Inline[] {
  return text.split(/`([^`]+)`/).flatMap((part, index) => (index % 2 === 1 ? [code(part)] : inline(part)))
}

/** The words alone, for comparing and for places without markup. */
export const plain = (content: readonly Inline[]): string =>
  content.map((part) => (part.kind === 'strong' ? plain(part.content) : part.text)).join('')
