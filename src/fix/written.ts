/** One instruction as written: its logical line, and where each character of it is in the source. Pure. */
import { trimEnd } from '../lib/trim-end.ts'

export interface Logical {
  /** The instruction without continuations and comments, up to its here-documents. */
  readonly text: string
  /** By character of `text`: its offset in the source; the last entry is the end. */
  readonly at: readonly number[]
  /** Of the source: where its last character is followed by the line's end. */
  readonly end: number
  /** It ends with a continuation, so that nothing can be added. */
  readonly isOpen: boolean
}

/** `source`: all lines of the instruction. `escape`: the Dockerfile's continuation character. */
export function logicalOf(source: string, escape: string): Logical {
  const at: number[] = []
  let text = ''
  let end = 0
  let isOpen = false
  for (const { start, line, isFirst } of linesOf(source)) {
    if (!isFirst && /^\s*(?:#|$)/.test(line)) continue
    const trimmed = trimEnd(line, ' \t')
    isOpen = trimmed.endsWith(escape) && !trimmed.endsWith(escape + escape)
    const part = isOpen ? trimmed.slice(0, -1) : line
    for (let index = 0; index < part.length; index++) at.push(start + index)
    text += part
    end = start + part.length
    if (!isOpen) break
  }
  return { text, at: [...at, end], end, isOpen }
}

function* linesOf(source: string): Generator<{ start: number; line: string; isFirst: boolean }> {
  let start = 0
  for (const line of source.split('\n')) {
    yield { start, line: trimEnd(line, '\r'), isFirst: start === 0 }
    start += line.length + 1
  }
}

/** The line end that the source uses. */
export const lineEndOf = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n')

/** How continued lines of the instruction are indented; four blanks where it has one line. */
export const indentOf = (source: string): string => /\n([ \t]+)(?=\S)/.exec(source)?.[1] ?? '    '

/** `source` with texts put in before offsets of it. */
export function inserted(
  source: string,
  texts: readonly { readonly at: number; readonly text: string }[],
): string {
  const ordered = [...texts].sort((a, b) => b.at - a.at)
  return ordered.reduce((all, { at, text }) => all.slice(0, at) + text + all.slice(at), source)
}
