/**
 * Splits a POSIX shell script into commands and words, to change single ones. It understands what RUN instructions are
 * made of, and gives up on the rest: null is always safe. Pure; linear in the length.
 */
export interface Word {
  /** As written, quotes included. */
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface Command {
  readonly words: readonly Word[]
  /** How many subshells it is in. */
  readonly depth: number
}

export interface Script {
  readonly commands: readonly Command[]
  /** Operators outside of subshells: `&&`, `;`, `|`, a line end. */
  readonly operators: readonly string[]
  /** It ends with an operator, which needs a command after it. */
  readonly isOpen: boolean
}

const OPERATOR = /&&|\|\||;;|[;&|\n()]/y
const REDIRECTION = /(?:\d*(?:>>|>&|<&|<>|>\||>|<)|&>>?)/y

/** Null for what it does not understand: an open quote or bracket, a comment, a here-document, `case`. */
export function readShell(text: string): Script | null {
  const commands: Command[] = []
  const operators: string[] = []
  let words: Word[] = []
  let depth = 0
  let last = ''
  const finish = () => {
    if (words.length > 0) commands.push({ words, depth })
    words = []
  }
  for (let at = 0; at < text.length;) {
    if (/[ \t]/.test(text.charAt(at))) {
      at++
      continue
    }
    if (text.startsWith('<<', at) || text.charAt(at) === '#') return null
    const operator = matchAt(REDIRECTION, text, at) === null ? matchAt(OPERATOR, text, at) : null
    if (operator !== null) {
      finish()
      if (operator === ';;') return null
      depth += operator === '(' ? 1 : operator === ')' ? -1 : 0
      if (depth < 0) return null
      if (depth === 0 && operator !== '(' && operator !== ')') operators.push(operator)
      last = operator
      at += operator.length
      continue
    }
    const end = endOfWord(text, at)
    if (end === null) return null
    words.push({ text: text.slice(at, end), start: at, end })
    last = ''
    at = end
  }
  finish()
  return depth === 0 ? { commands, operators, isOpen: last !== '' && last !== ')' && last !== '\n' } : null
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/** Null where a quote or a substitution is not closed. */
function endOfWord(text: string, start: number): number | null {
  let at = start + (matchAt(REDIRECTION, text, start)?.length ?? 0)
  while (at < text.length && !/[\s;&|()]/.test(text.charAt(at))) {
    const next = afterPart(text, at, 0)
    if (next === null) return null
    at = next
  }
  return at
}

const DEEPEST = 20

/** The offset after a character, or after the quoted text or the substitution that begins with it. */
function afterPart(text: string, at: number, depth: number): number | null {
  const character = text.charAt(at)
  if (depth > DEEPEST) return null
  if (character === '\\') return at + 1 < text.length ? at + 2 : null
  if (character === "'") return after(text.indexOf("'", at + 1))
  if (character === '`') return after(text.indexOf('`', at + 1))
  if (character === '"') return closing(text, at + 1, '"', depth)
  if (text.startsWith('$(', at)) return closing(text, at + 2, ')', depth)
  if (text.startsWith('${', at)) return closing(text, at + 2, '}', depth)
  return at + 1
}

const after = (found: number): number | null => (found < 0 ? null : found + 1)

/** Inside double quotes, single quotes have no meaning. */
function closing(text: string, from: number, end: string, depth: number): number | null {
  for (let at = from; at < text.length;) {
    const character = text.charAt(at)
    if (character === end) return at + 1
    const isPlain = end === '"' && character === "'"
    const isNested = end === ')' && character === '('
    const next = isPlain
      ? at + 1
      : isNested
        ? closing(text, at + 1, ')', depth + 1)
        : afterPart(text, at, depth + 1)
    if (next === null) return null
    at = next
  }
  return null
}

/** Words before the program of a command: keywords of the shell, and programs that start another one. */
const BEFORE = /^(?:if|then|elif|else|while|until|do|!|\{|time|exec|command|sudo|env|nice|\w+=.*)$/s

/** The words from its program on. */
export function programOf({ words }: Command): readonly Word[] {
  const first = words.findIndex(({ text }) => !BEFORE.test(text))
  return first < 0 ? [] : words.slice(first)
}

/** The last part of a path, for a word without quotes and variables; else an empty text. */
export const nameOf = (word: Word | undefined): string =>
  word !== undefined && /^[\w./+@:-]+$/.test(word.text) ? word.text.slice(word.text.lastIndexOf('/') + 1) : ''
