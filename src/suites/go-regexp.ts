/**
 * Regular expressions of Go (RE2's syntax) as JavaScript's. Both are leftmost-first, so whether they match is the same. What
 * has no equal is refused. Pure.
 */
import { bounded } from '../core/time-limit.ts'

const MATCH_MILLISECONDS = 1000
const LONGEST = 10_000

/** `wrong` completes "the pattern …". */
export type GoPattern = { readonly regexp: RegExp } | { readonly wrong: string }

class Refused extends Error {}

export function goRegExp(source: string): GoPattern {
  if (source.length > LONGEST) return { wrong: `has more than ${LONGEST} characters` }
  try {
    return new Translator(source).result()
  } catch (error) {
    if (error instanceof Refused) return { wrong: error.message }
    if (error instanceof SyntaxError) return { wrong: `is not valid: ${error.message}` }
    throw error
  }
}

/** Whether it matches anywhere in the text; null where that takes too long. */
export const matches = (regexp: RegExp, text: string): boolean | null =>
  bounded(MATCH_MILLISECONDS, () => regexp.test(text))?.result ?? null

type Range = readonly [from: number, to: number]
const LAST = 0x10ffff
const ranges = (text: string): Range[] =>
  (text.match(/../gs) ?? []).map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)])

const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  alnum: ranges('09AZaz'),
  alpha: ranges('AZaz'),
  ascii: [[0, 0x7f]],
  blank: ranges('\t\t  '),
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: ranges('09'),
  graph: ranges('!~'),
  lower: ranges('az'),
  print: ranges(' ~'),
  punct: ranges('!/:@[`{~'),
  space: ranges('\t\r  '),
  upper: ranges('AZ'),
  word: ranges('09AZ__az'),
  xdigit: ranges('09AFaf'),
}
const PERL: Readonly<Record<string, readonly Range[]>> = {
  d: ranges('09'),
  s: ranges('\t\n\f\r  '),
  w: ranges('09AZ__az'),
}
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }

/** Sorted ranges to those between them. */
function others(of: readonly Range[]): Range[] {
  const rest: Range[] = []
  let from = 0
  for (const [first, last] of of) {
    if (first > from) rest.push([from, first - 1])
    from = last + 1
  }
  return [...rest, [from, LAST]]
}

const literal = (code: number): string => `\\u{${code.toString(16)}}`
const inClass = (of: readonly Range[]): string =>
  of.map(([from, to]) => (from === to ? literal(from) : `${literal(from)}-${literal(to)}`)).join('')

interface Flags {
  multiline: boolean
  dotAll: boolean
}

class Translator {
  #at = 0
  #ignoreCase = false
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  result(): GoPattern {
    const out = this.#alternatives({ multiline: false, dotAll: false }, 0)
    if (this.#at < this.#source.length) throw new Refused('has a `)` without a `(`')
    return { regexp: new RegExp(out, this.#ignoreCase ? 'iu' : 'u') }
  }

  #is(text: string): boolean {
    return this.#source.startsWith(text, this.#at)
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at // sticky
    const found = pattern.exec(this.#source)
    if (found) this.#at += found[0].length
    return found
  }

  /** Up to the `)` of the group, or the end. Flags that are set inside hold until then. */
  #alternatives(given: Flags, depth: number): string {
    if (depth > 100) throw new Refused('is nested too deep')
    const flags = { ...given }
    let out = ''
    let canRepeat = false
    while (this.#at < this.#source.length && !this.#is(')')) {
      if (this.#is('|')) {
        this.#at++
        out += '|'
        canRepeat = false
      } else if (this.#setsFlags(flags)) canRepeat = false
      else {
        const repeat = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy)
        if (repeat) {
          if (!canRepeat) throw new Refused(`repeats nothing at \`${repeat[0]}\``)
          out += bounds(repeat[0])
          canRepeat = false
        } else {
          out += this.#is('(') ? this.#group(flags, depth) : this.#atom(flags)
          canRepeat = true
        }
      }
    }
    return out
  }

  /** `(?i)`: from here to the end of the group. */
  #setsFlags(flags: Flags): boolean {
    const start = this.#at
    const found = this.#take(/\(\?([a-zA-Z]*)(-[a-zA-Z]+)?\)/y)
    if (!found) return false
    this.#set(flags, found[1] ?? '', found[2] ?? '', start)
    return true
  }

  #set(flags: Flags, on: string, off: string, start: number): void {
    for (const [letters, value] of [
      [on, true],
      [off.slice(1), false],
    ] as const)
      for (const letter of letters) {
        if (letter === 'm') flags.multiline = value
        else if (letter === 's') flags.dotAll = value
        else if (letter === 'i' && start === 0 && value) this.#ignoreCase = true
        else if (letter === 'i') throw new Refused('sets the flag `i` for a part of it: set it at its start')
        else throw new Refused(`has the flag \`${letter}\`, which is not supported`)
      }
  }

  #group(flags: Flags, depth: number): string {
    const start = this.#at
    const named = this.#take(/\(\?P?<([A-Za-z_]\w*)>/y)
    const flagged = named ? null : this.#take(/\(\?([a-zA-Z]*)(-[a-zA-Z]+)?:/y)
    const own = { ...flags }
    if (flagged) this.#setOfGroup(own, flagged, start)
    else if (!named && this.#is('(?')) throw new Refused('has a group that Go does not know')
    else if (!named) this.#at++
    const inner = this.#alternatives(own, depth + 1)
    if (!this.#is(')')) throw new Refused('has a `(` without a `)`')
    this.#at++
    return `(?:${inner})` // nothing reads what groups capture
  }

  #setOfGroup(flags: Flags, [whole, on = '', off = '']: RegExpExecArray, start: number): void {
    // only a group that is all of the pattern sets `i` for all of it
    this.#set(flags, on, off, start === 0 && this.#spansAll(whole.length) ? 0 : -1)
  }

  /** Whether the group that began at 0 ends at the end: conservatively, it has the only parentheses. */
  #spansAll(from: number): boolean {
    const rest = this.#source.slice(from)
    return rest.endsWith(')') && !/[()[\\]/.test(rest.slice(0, -1))
  }

  #atom({ multiline, dotAll }: Flags): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0)
    if (character === '[') return this.#class()
    if (character === '\\') return this.#escape()
    this.#at += character.length
    if (character === '.') return dotAll ? '[^]' : '[^\\n]'
    if (character === '^') return multiline ? '(?:(?<![^\\n]))' : '(?:(?<![^]))'
    if (character === '$') return multiline ? '(?:(?![^\\n]))' : '(?:(?![^]))'
    return literal(character.codePointAt(0) ?? 0)
  }

  #escape(): string {
    const quoted = this.#take(/\\Q([^]*?)(?:\\E|$)/y)
    if (quoted)
      return `(?:${Array.from(quoted[1] ?? '', (one) => literal(one.codePointAt(0) ?? 0)).join('')})`
    const place = this.#take(/\\[AzbB]/y)
    if (place)
      return { A: '(?:(?<![^]))', z: '(?:(?![^]))', b: '(?:\\b)', B: '(?:\\B)' }[place[0].slice(1)] ?? ''
    const set = this.#charset()
    return set === null ? literal(this.#code()) : `[${set}]`
  }

  /** `\d`, `\PL`, `\p{Greek}` as the inside of a class; null for others. */
  #charset(): string | null {
    const perl = this.#take(/\\([dswDSW])/y)?.[1]
    if (perl !== undefined) {
      const of = PERL[perl.toLowerCase()] ?? []
      return inClass(perl === perl.toLowerCase() ? of : others(of))
    }
    const unicode = this.#take(/\\([pP])(?:\{(\^?)(\w+)\}|(\w))/y)
    if (!unicode) return null
    const [, letter, caret = '', long, short] = unicode
    const name = long ?? short ?? ''
    const isNegated = (letter === 'P') !== (caret === '^')
    return `\\${isNegated ? 'P' : 'p'}{${name.length > 2 ? `Script=${name}` : name}}`
  }

  /** One escaped character. */
  #code(): number {
    const hex = this.#take(/\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/y)
    if (hex) return parseInt(hex[1] ?? hex[2] ?? '', 16)
    const octal = this.#take(/\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y)
    if (octal) return parseInt(octal[1] ?? '', 8)
    const control = this.#take(/\\([aftnrv])/y)?.[1]
    if (control !== undefined) return CONTROLS[control] ?? 0
    const mark = this.#take(/\\([^\w]|_)/uy)?.[1]
    if (mark !== undefined && mark < '\x80') return mark.charCodeAt(0)
    throw new Refused(`has \`${this.#source.slice(this.#at, this.#at + 2)}\`, which Go does not know`)
  }

  #class(): string {
    const isNegated = this.#take(/\[(\^?)/y)?.[1] === '^'
    let out = ''
    for (let first = true; first || !this.#is(']'); first = false) {
      if (this.#at >= this.#source.length) throw new Refused('has a `[` without a `]`')
      const posix = this.#take(/\[:(\^?)(\w+):\]/y)
      const set = posix ? posixClass(posix[1] === '^', posix[2] ?? '') : this.#charset()
      out += set ?? this.#range()
    }
    this.#at++
    return `[${isNegated ? '^' : ''}${out}]`
  }

  #range(): string {
    const from = this.#member()
    if (!/-[^\]]/y.test(this.#source.slice(this.#at, this.#at + 2))) return literal(from)
    this.#at++
    const to = this.#member()
    if (to < from) throw new Refused('has a range in the wrong order')
    return inClass([[from, to]])
  }

  #member(): number {
    if (this.#is('\\')) return this.#code()
    const code = this.#source.codePointAt(this.#at) ?? 0
    this.#at += String.fromCodePoint(code).length
    return code
  }
}

function posixClass(isNegated: boolean, name: string): string {
  const of = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined
  if (of === undefined) throw new Refused(`has the class \`[:${name}:]\`, which Go does not know`)
  return inClass(isNegated ? others(of) : of)
}

/** Go allows at most 1000. */
function bounds(repeat: string): string {
  const numbers = (repeat.match(/\d+/g) ?? []).map(Number)
  if (numbers.some((number) => number > 1000)) throw new Refused('repeats more than 1000 times')
  return repeat
}
