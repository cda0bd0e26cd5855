/**
 * Makes untrusted text safe to display: removes terminal sequences and escapes invisible characters. Takes linear time.
 * Each line is cleaned separately, so that no line can hide another.
 */

declare const VISIBLE: unique symbol
/** Text without control characters other than tab and line feed, and without characters that hide or reorder others. */
export type Visible = string & { readonly [VISIBLE]: true }

/** Control, format, surrogate and separator characters, except those that letters and emoji need to join. */
const UNSEEN = /(?![\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Removes complete sequences; escapes invisible characters (`\x07`, `\u202E`), also of an incomplete sequence; lines end in `\n`. */
export const visible = (text: string): Visible =>
  text
    .split(/\r\n?|\n/)
    .map(cleanLine)
    .join('\n') as Visible // each line was cleaned

/** The same for one line; the result is one line. */
export const visibleLine = (line: string): Visible => visible(line).replaceAll('\n', ' ') as Visible // as clean as before

/** Escapes every invisible character, tabs and line feeds included, and removes nothing: for names. */
export const spelled = (text: string): Visible =>
  (PRINTABLE.test(text) ? text : text.replace(UNSEEN, spell).replaceAll('\t', '\\x09')) as Visible // none is left

const PRINTABLE = /^[ -~]*$/

/** A text of at most `most` characters: from a longer one the start and the end, with `…` between. */
export function bounded(text: string, most: number): string {
  if (text.length <= most) return text
  const head = Math.floor(most * HEAD_SHARE)
  return `${text.slice(0, head)}…${text.slice(head + 1 - most)}`
}

const HEAD_SHARE = 0.7

const cleanLine = (line: string): string =>
  PLAIN.test(line) ? line : withoutSequences(line).replace(UNSEEN, spell)

/** Fast path for most text. */
const PLAIN = /^[\t -~]*$/

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  const hex = code.toString(16).toUpperCase()
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`
}

const ESC = 0x1b
const BEL = 0x07
/** String terminator, as one character. */
const ST = 0x9c

/** A C1 control is short for ESC and the character at this offset (ECMA-48, 5.3). */
const C1_FIRST = 0x80
const C1_LAST = 0x9f
const C1_OFFSET = 0x40

/* eslint-disable-next-line no-control-regex -- sequences begin with control characters */
const INTRODUCER = /[\u001b\u0080-\u009f]/

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)))

/** Begin a string for the terminal, such as a window's title, that ends in BEL or ST. */
const STRINGS = codesOf('PX]^_')
const CSI = '['.charCodeAt(0)
/** One more character follows: character sets, line attributes. */
const TWO_MORE = codesOf('#%()*+-./')
/** Complete sequences: save, restore, keypad, reset. Others are letters, with which a word may begin. */
const ONE_MORE = codesOf('78=>c')

/**
 * One line without its complete terminal sequences. An incomplete sequence is kept: its end would be in another line, and
 * the text between would be lost.
 */
export function withoutSequences(line: string): string {
  const first = line.search(INTRODUCER)
  if (first < 0) return line
  let out = ''
  let from = 0
  for (let at = first; at < line.length;) {
    const end = sequenceEnd(line, at)
    if (end > at) {
      out += line.slice(from, at)
      from = end
    }
    at = Math.max(end, at + 1)
  }
  return from === 0 ? line : out + line.slice(from)
}

/** The end of the sequence that begins at `at`; `at` when there is none. */
function sequenceEnd(line: string, at: number): number {
  const first = line.charCodeAt(at)
  if (first === ESC) return bodyEnd(line, at, line.charCodeAt(at + 1), at + 2)
  return first >= C1_FIRST && first <= C1_LAST ? bodyEnd(line, at, first - C1_OFFSET, at + 1) : at
}

function bodyEnd(line: string, at: number, opener: number, body: number): number {
  if (opener === CSI) return controlEnd(line, body) ?? at
  if (STRINGS.has(opener)) return stringEnd(line, body) ?? at
  if (line.charCodeAt(at) !== ESC) return at
  if (TWO_MORE.has(opener)) return isBetween(line.charCodeAt(body), 0x30, 0x7e) ? body + 1 : at
  return ONE_MORE.has(opener) ? body : at
}

/** Parameters, then intermediates, then one final character. */
function controlEnd(line: string, body: number): number | null {
  let at = body
  while (isBetween(line.charCodeAt(at), 0x30, 0x3f)) at++
  while (isBetween(line.charCodeAt(at), 0x20, 0x2f)) at++
  return isBetween(line.charCodeAt(at), 0x40, 0x7e) ? at + 1 : null
}

/** Null at any other control character, so that each character is read for one opener only. */
function stringEnd(line: string, body: number): number | null {
  let at = body
  while (at < line.length && !isControl(line.charCodeAt(at))) at++
  const end = line.charCodeAt(at)
  if (end === BEL || end === ST) return at + 1
  return end === ESC && line.charAt(at + 1) === '\\' ? at + 2 : null
}

const isControl = (code: number): boolean => (code < 0x20 && code !== 0x09) || isBetween(code, 0x7f, C1_LAST)
/** False beyond the end of the line. */
const isBetween = (code: number, first: number, last: number): boolean => code >= first && code <= last
