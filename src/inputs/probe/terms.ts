/**
 * The terms that may follow a probe, each with the parser of the text after its name. The cursor is right after the name;
 * a parser throws `Misread` where it fails.
 */
import { X509Certificate } from 'node:crypto'
import { JSONPathEnvironment, JSONPathError } from 'json-p3'
import { parseDuration } from '../values.ts'
import { Misread, type Cursor } from './cursor.ts'
import { anyPattern } from './pattern.ts'
import type { Condition, JsonTest, TextTest } from './spec.ts'

/** Reads a file that a term names; throws the system's error. */
export type ReadFile = (path: string) => string

export type TermReader<T> = (cursor: Cursor, readFile: ReadFile) => T
export type Terms<T> = Readonly<Record<string, TermReader<T>>>

export const HTTP_TERMS: Terms<Condition> = {
  status: (cursor) => ({ on: 'status', ranges: statusRanges(cursor) }),
  body: (cursor) => ({ on: 'body', test: textTest(cursor, 'contains', 'body="text" or body~"pattern"') }),
  header: (cursor) => {
    const name = cursor.take(/:([\w!#$%&'*+.^`|-]+)/y)?.[1]
    if (name === undefined) throw new Misread(cursor.at, 'the name of a header, as in header:x-version=3')
    const test = cursor.isAtBlank ? null : textTest(cursor, 'is', '=value or ~"pattern" after the name')
    return { on: 'header', name: name.toLowerCase(), test }
  },
  json: (cursor) => ({ on: 'json', path: jsonPath(cursor), test: jsonTest(cursor) }),
  latency: (cursor) => {
    if (!cursor.take(/<=?/y)) throw new Misread(cursor.at, 'latency<500ms')
    const { at, text } = cursor.value('a time such as 500ms')
    const below = parseDuration(text)
    if (!below.ok || below.value === 0) throw new Misread(at, 'a time such as 500ms or 2s')
    return { on: 'latency', below: below.value }
  },
}

export type TrustTerm = { on: 'ca'; pem: string } | { on: 'server'; name: string }

export const TLS_TERMS: Terms<TrustTerm> = {
  ca: (cursor, readFile) => {
    equals(cursor, 'ca=FILE')
    const { at, text } = cursor.value('the path of a PEM file')
    return { on: 'ca', pem: certificates(at, text, readFile) }
  },
  server: (cursor) => {
    equals(cursor, 'server=NAME')
    const { at, text } = cursor.value('the name in the certificate')
    if (!/^[A-Za-z0-9*]([\w.-]*[A-Za-z0-9])?$/.test(text)) throw new Misread(at, 'a host name')
    return { on: 'server', name: text }
  },
}

export type UdpTerm = { on: 'send'; hex: string } | { on: 'answer'; test: TextTest | 'any' }

export const UDP_TERMS: Terms<UdpTerm> = {
  send: (cursor) => {
    equals(cursor, 'send="text" or send=hex:0a0b')
    return { on: 'send', hex: bytes(cursor) }
  },
  answer: (cursor) => ({
    on: 'answer',
    test: cursor.isAtBlank
      ? 'any'
      : textTest(cursor, 'contains', 'answer, answer="text" or answer~"pattern"'),
  }),
}

function equals(cursor: Cursor, allowed: string): void {
  if (!cursor.take(/=/y)) throw new Misread(cursor.at, allowed)
}

function textTest(cursor: Cursor, how: 'contains' | 'is', allowed: string): TextTest {
  const operator = cursor.take(/[=~]/y)?.[0]
  if (operator === undefined) throw new Misread(cursor.at, allowed)
  return operator === '~' ? anyPattern(cursor) : { how, text: cursor.value('a text after the =').text }
}

/** `200`, `2xx`, `200-399`, separated by commas. */
function statusRanges(cursor: Cursor): [number, number][] {
  const allowed = 'status=200, status=2xx, status=200-399 or several with commas'
  equals(cursor, allowed)
  const ranges: [number, number][] = []
  do {
    const at = cursor.at
    const [, first = '', last] = cursor.take(/([1-9](?:\d\d|xx))(?:-([1-9]\d\d))?(?=,|\s|$)/iy) ?? []
    const [least, most] = /xx/i.test(first)
      ? [Number(first[0]) * 100, Number(first[0]) * 100 + 99]
      : [Number(first), Number(last ?? first)]
    const isRange = first !== '' && least <= most && !(last !== undefined && /xx/i.test(first))
    if (!isRange) throw new Misread(at, allowed)
    ranges.push([least, most])
  } while (cursor.take(/,/y))
  return ranges
}

const jsonPaths = new JSONPathEnvironment()

/** Up to the operator; blanks and operators inside brackets belong to the path. */
function jsonPath(cursor: Cursor): string {
  if (!cursor.take(/:/y)) throw new Misread(cursor.at, 'a JSON path, as in json:$.status="ok"')
  const at = cursor.at
  let depth = 0
  while (!cursor.isAtEnd && (depth > 0 || !/[\s=~]/.test(cursor.line[cursor.at] ?? ''))) {
    const text = cursor.take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^]/y)?.[0] ?? ''
    if (text === '[' || text === '(') depth++
    if (text === ']' || text === ')') depth--
  }
  const path = cursor.line.slice(at, cursor.at)
  try {
    jsonPaths.compile(path)
  } catch (error) {
    const offset = error instanceof JSONPathError ? error.token.index : 0
    const said = error instanceof Error ? ` (${error.message})` : ''
    throw new Misread(at + Math.min(offset, path.length), `a JSON path such as $.a[0].b${said}`)
  }
  return path
}

/** Unquoted numbers, true, false and null are JSON values; everything else is a string. */
function jsonTest(cursor: Cursor): JsonTest | null {
  if (cursor.isAtBlank) return null
  if (cursor.take(/~/y)) return anyPattern(cursor)
  equals(cursor, '=value or ~"pattern" after the path')
  const { text, isQuoted } = cursor.value('a value after the =')
  const isLiteral = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)$/.test(text)
  return { how: 'is', value: isLiteral && !isQuoted ? literal(text) : text }
}

const WORDS = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
const literal = (text: string): number | boolean | null => {
  const word = WORDS.get(text)
  return word === undefined ? Number(text) : word
}

function certificates(at: number, path: string, readFile: ReadFile): string {
  let pem: string
  try {
    pem = readFile(path)
  } catch (error) {
    throw new Misread(
      at,
      `a file that can be read (${error instanceof Error ? error.message : String(error)})`,
    )
  }
  try {
    new X509Certificate(pem)
    return pem
  } catch {
    throw new Misread(at, 'a PEM file with a certificate')
  }
}

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '0': '\0' }

/** `hex:` and digits, or a text with the escapes `\r`, `\n`, `\t`, `\0` and `\x0a`. */
function bytes(cursor: Cursor): string {
  const digits = cursor.take(/hex:((?:[0-9a-f]{2})*)(?=\s|$)/iy)?.[1]
  if (digits !== undefined) return digits.toLowerCase()
  if (cursor.take(/hex:/y)) throw new Misread(cursor.at, 'pairs of hexadecimal digits after hex:')
  const { text } = cursor.value('a text or hex:0a0b')
  const parts = text.split(/(\\x[0-9a-fA-F]{2}|\\[rnt0])/)
  const buffers = parts.map((part, index) =>
    index % 2 === 0
      ? Buffer.from(part)
      : Buffer.from(ESCAPES[part[1] ?? ''] ?? String.fromCharCode(parseInt(part.slice(2), 16)), 'latin1'),
  )
  return Buffer.concat(buffers).toString('hex')
}
