/**
 * The parser's position in a line. It handles blanks, quotes and backslashes.
 */

/** A syntax error: what was expected where in the line. `parseProbes` shows it with a caret. */
export class Misread extends Error {
  readonly at: number
  readonly nearest: string | undefined

  constructor(at: number, allowed: string, nearest?: string) {
    super(allowed)
    this.at = at
    this.nearest = nearest
  }
}

export interface Value {
  at: number
  text: string
  isQuoted: boolean
}

const BLANK = /\s/
/** Before other characters a backslash is literal, so that patterns need no second one. */
const ESCAPABLE = /[\s"'\\]/

export class Cursor {
  readonly line: string
  at = 0

  constructor(line: string) {
    this.line = line
  }

  get isAtEnd(): boolean {
    return this.at >= this.line.length
  }

  get isAtBlank(): boolean {
    return this.isAtEnd || BLANK.test(this.line[this.at] ?? '')
  }

  skipBlanks(): void {
    while (!this.isAtEnd && this.isAtBlank) this.at++
  }

  /** Matches a sticky pattern here and moves behind it; null without a match. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.line)
    if (match !== null) this.at = pattern.lastIndex
    return match
  }

  /**
   * A word up to the next blank; parts of it may be quoted. A backslash escapes a blank, a quote or a backslash; in single
   * quotes everything is literal.
   */
  value(allowed: string): Value {
    const at = this.at
    let text = ''
    while (!this.isAtBlank) text += this.isAtQuote ? this.quoted() : this.character()
    if (this.at === at) throw new Misread(at, allowed)
    return { at, text, isQuoted: this.line[at] === '"' || this.line[at] === "'" }
  }

  private get isAtQuote(): boolean {
    return this.line[this.at] === '"' || this.line[this.at] === "'"
  }

  private character(): string {
    const next = this.line[this.at + 1] ?? ''
    const isEscape = this.line[this.at] === '\\' && ESCAPABLE.test(next)
    this.at += isEscape ? 2 : 1
    return isEscape ? next : (this.line[this.at - 1] ?? '')
  }

  private quoted(): string {
    const opened = this.at
    const quote = this.line[this.at++]
    let text = ''
    while (!this.isAtEnd && this.line[this.at] !== quote)
      text += quote === '"' ? this.character() : (this.line[this.at++] ?? '')
    if (this.isAtEnd) throw new Misread(opened, `a second ${quote ?? ''} to close this one`)
    this.at++
    return text
  }

  /** Moves to the next word; false at the end of the line. */
  hasWord(): boolean {
    this.skipBlanks()
    return !this.isAtEnd
  }

  /** All remaining words. */
  words(): string[] {
    const words: string[] = []
    while (this.hasWord()) words.push(this.value('a word').text)
    return words
  }

  /** Throws when this is not the end of the line. */
  end(allowed: string, nearest?: string): void {
    this.skipBlanks()
    if (!this.isAtEnd) throw new Misread(this.at, allowed, nearest)
  }
}
