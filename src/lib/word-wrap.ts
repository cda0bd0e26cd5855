/** Breaks text into lines of a terminal. */
import { textWidth } from './text-width.ts'

/** Breaks at spaces; a word longer than a line stays whole, so that it can be copied. `width` in terminal cells. */
export const wrapWords = (text: string, width: number): string =>
  wrapItems(text.trim().split(' '), ' ', width).join('\n')

/** Lines of whole items with a separator between them; none at the end of a line. `width` in terminal cells. */
export function wrapItems(items: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = []
  const gap = textWidth(separator)
  let line = ''
  let cells = 0
  for (const item of items) {
    const more = textWidth(item)
    const isOver = line !== '' && cells + gap + more > width
    if (isOver) lines.push(line)
    cells = line === '' || isOver ? more : cells + gap + more
    line = line === '' || isOver ? item : line + separator + item
  }
  return [...lines, line]
}
