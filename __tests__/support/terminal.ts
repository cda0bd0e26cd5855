/** A small terminal: what a person sees after a program has written. Knows what this project sends, and fails for anything else. */
import stringWidth from 'string-width'

interface Row {
  cells: string[]
  /** It continues the row above, which was full. */
  isWrapped: boolean
}

export class FakeTerminal {
  readonly isTTY = true
  /** How often something was written, and all of it. */
  readonly writes: string[] = []
  private lines: Row[] = [{ cells: [], isWrapped: false }]
  private row = 0
  private column = 0

  columns: number
  rows: number

  constructor(columns = 80, rows = 24) {
    this.columns = columns
    this.rows = rows
  }

  write(text: string): boolean {
    this.writes.push(text)
    for (const [piece] of text.matchAll(PIECE)) this.take(piece)
    return true
  }

  /** All lines, also those that have scrolled off, without colours and without space at their ends. */
  get text(): string {
    const lines = this.lines.map(({ cells }) => Array.from(cells, (cell?: string) => cell ?? ' ').join(''))
    return lines.map((line) => line.trimEnd()).join('\n')
  }

  /** As terminals do it: lines that were broken become whole, lines that are too long are broken. */
  resize(columns: number): void {
    const whole: string[][] = []
    let [at, ahead] = [0, 0]
    this.lines.forEach(({ cells, isWrapped }, index) => {
      const last = whole.at(-1)
      if (index === this.row)
        [at, ahead] = [whole.length - (isWrapped ? 1 : 0), isWrapped ? (last?.length ?? 0) : 0]
      if (isWrapped && last) last.push(...cells)
      else whole.push([...cells])
    })
    this.lines = []
    whole.forEach((cells, index) => {
      if (index === at) this.row = this.lines.length + Math.floor(ahead / columns)
      for (let from = 0; from === 0 || from < cells.length; from += columns)
        this.lines.push({ cells: cells.slice(from, from + columns), isWrapped: from > 0 })
    })
    this.columns = columns
  }

  private take(piece: string): void {
    const [, count = '', command = ''] = /^\u001b\[([\d;]*)([A-Za-z])$/.exec(piece) ?? [] // eslint-disable-line no-control-regex -- what a terminal reads
    if (command === 'm') return
    if (command === 'A') this.row = Math.max(this.top, this.row - Number(count || 1))
    else if (command === 'K') this.current.cells.length = Math.min(this.current.cells.length, this.column)
    else if (command === 'J') {
      this.current.cells.length = Math.min(this.current.cells.length, this.column)
      this.lines.length = this.row + 1
    } else if (piece === '\r') this.column = 0
    else if (piece === '\n') this.newRow(false)
    else if (piece.startsWith('\u001b')) throw new Error(`unknown sequence ${JSON.stringify(piece)}`)
    else this.put(piece)
  }

  private put(character: string): void {
    const width = stringWidth(character)
    if (this.column + width > this.columns) this.newRow(true)
    this.current.cells[this.column] = character
    for (let more = 1; more < width; more++) this.current.cells[this.column + more] = ''
    this.column += width
  }

  private newRow(isWrapped: boolean): void {
    this.row += 1
    this.column = 0
    this.lines[this.row] ??= { cells: [], isWrapped }
  }

  /** The cursor cannot leave the screen. */
  private get top(): number {
    return Math.max(0, this.lines.length - this.rows)
  }

  private get current(): Row {
    return (this.lines[this.row] ??= { cells: [], isWrapped: false })
  }
}

const PIECE = /\u001b\[[\d;]*[A-Za-z]|\u001b.?|\P{Cc}|\p{Cc}/gu // eslint-disable-line no-control-regex -- what a terminal reads
