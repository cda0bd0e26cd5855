/** A frame as what a terminal is sent: only the rows that differ from those on the screen. Pure. */
import { ascii } from './cells.ts'
import type { Span, Style } from './line.ts'
import type { Frame } from './view.ts'

export interface Drawing {
  readonly hasColor: boolean
  readonly hasUnicode: boolean
}

const PLAIN: Readonly<Record<Style, string>> = {
  dim: '',
  bold: '1',
  title: '7',
  added: '',
  removed: '',
  changed: '',
  cursor: '7',
}
const COLORED: Readonly<Record<Style, string>> = {
  dim: '2',
  bold: '1',
  title: '7',
  added: '32',
  removed: '31',
  changed: '33',
  cursor: '7',
}

/** Each row as a text that begins in its first column, for any row of the screen. */
export function rowsOf(frame: Frame, { hasColor, hasUnicode }: Drawing): string[] {
  const codes = hasColor ? COLORED : PLAIN
  const span = ({ text, style }: Span): string => {
    const shown = hasUnicode ? text : ascii(text)
    const code = style ? codes[style] : ''
    return code === '' ? shown : `\u001b[${code}m${shown}\u001b[0m`
  }
  return frame.map((parts) =>
    parts.map(({ column, line }) => `\u001b[${column + 1}G${line.map(span).join('')}`).join(''),
  )
}

/** `before`: the rows that are on the screen; empty after it was cleared. */
export const changes = (before: readonly string[], after: readonly string[]): string =>
  after.map((row, index) => (row === before[index] ? '' : `\u001b[${index + 1};1H\u001b[2K${row}`)).join('')
