/**
 * Redraws a block of lines at the bottom of a terminal: only lines that changed, in one write, so that nothing flickers.
 * The cursor rests below the block.
 */
import { textWidth } from '../../lib/text-width.ts'

export interface ScreenStream {
  write(text: string): unknown
  columns?: number
  rows?: number
}

export interface Screen {
  /** Replaces the block. No line may be wider than the terminal. */
  draw(lines: readonly string[]): void
  /** Replaces the block by lines that stay: the next block begins below them. */
  keep(lines: readonly string[]): void
}

const CSI = '\u001b['
const UP = (lines: number): string => (lines > 0 ? `${CSI}${lines}A` : '')
/** Of the line: afterwards, so that it is never empty. */
const ERASE_REST = `${CSI}K`
/** From the cursor to the end of the screen; also what the terminal echoed there, such as `^C`. */
const ERASE_BELOW = `${CSI}J`

export const columnsOf = ({ columns = 0 }: ScreenStream): number => (columns > 0 ? columns : 80)
export const rowsOf = ({ rows = 0 }: ScreenStream): number => (rows > 0 ? rows : 24)

export function openScreen(stream: ScreenStream): Screen {
  let shown: readonly string[] = []
  let width = columnsOf(stream)
  const draw = (lines: readonly string[]) => {
    const now = columnsOf(stream)
    if (now === width && same(lines, shown)) return
    // a terminal that has become narrower has broken the lines
    const height = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / now)), 0)
    const isResized = now !== width
    const above = UP(Math.min(height, rowsOf(stream) - 1))
    const drawn = lines.map((line, index) =>
      !isResized && line === shown[index] ? '\n' : `${line}${ERASE_REST}\n`,
    )
    stream.write(`\r${above}${isResized ? ERASE_BELOW : ''}${drawn.join('')}${ERASE_BELOW}`)
    shown = lines
    width = now
  }
  return {
    draw,
    keep(lines) {
      draw(lines)
      shown = []
    },
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index])
