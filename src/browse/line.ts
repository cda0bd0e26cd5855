/** Lines of a screen as data: pieces of text, each with a style. */
import { textWidth } from '../lib/text-width.ts'
import { wrapWords } from '../lib/word-wrap.ts'
import { cut, said } from './cells.ts'

export type Style = 'dim' | 'bold' | 'title' | 'added' | 'removed' | 'changed' | 'cursor'

export interface Span {
  /** Without control characters. */
  readonly text: string
  readonly style?: Style
}
export type Line = readonly Span[]

export const plain = (text: string): Line => [{ text }]
export const styled = (style: Style, text: string): Line => [{ text, style }]

/** A text on lines of at most `width` cells; longer words are broken. `indent`: of all lines. */
export function wrapped(text: string, width: number, style?: Style, indent = ''): Line[] {
  const room = Math.max(1, width - indent.length)
  const lines = wrapWords(said(text), room).split('\n')
  return lines
    .flatMap((line) => broken(line, room))
    .map((one) => [{ text: indent + one, ...(style ? { style } : {}) }])
}

function broken(line: string, width: number): string[] {
  const parts: string[] = []
  let rest = line
  while (textWidth(rest) > width && parts.length < MOST_PARTS) {
    const part = cut(rest, width + 1).replace(/…$/, '')
    if (part === '') break
    parts.push(part)
    rest = rest.slice(part.length)
  }
  return [...parts, cut(rest, width)]
}

const MOST_PARTS = 100
