/**
 * Parses headers that a probe sends, `Host=example.org X-Token=abc`, and hides values that may be secret. Pure.
 */
import { distance } from 'fastest-levenshtein'
import { Misread, type Cursor } from './cursor.ts'

export interface RequestHeader {
  readonly name: string
  readonly value: string
}

/** The characters of a header's name (RFC 9110). */
const NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=/y
/** Headers that the probe sets itself. */
const OWN = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** Headers that are not secret; values of others are hidden. */
const SHOWN = new Set([
  'accept',
  'accept-language',
  'host',
  'origin',
  'referer',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
])
/** Headers in lower case; other such words without a hyphen are misspelt terms. */
const PLAIN = new Set(['accept', 'authorization', 'cookie', 'from', 'host', 'origin', 'range', 'referer'])
const HOST = /^(?:[A-Za-z0-9_](?:[\w.-]{0,252}[\w.])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/

/** Null, without moving, when there is no header here; `terms` are words that are not headers. */
export function requestHeader(
  cursor: Cursor,
  terms: readonly string[],
): (RequestHeader & { at: number; valueAt: number }) | null {
  const at = cursor.at
  const name = cursor.take(NAME)?.[1]
  if (name === undefined || !isHeader(name, terms)) {
    cursor.at = at
    return null
  }
  if (OWN.has(name.toLowerCase())) throw new Misread(at, `no ${name}: the probe sets it itself`)
  const { at: valueAt, text: value } = cursor.value(`a value after ${name}=`)
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new Misread(valueAt, 'a value of printable characters')
  if (name.toLowerCase() === 'host' && !HOST.test(value))
    throw new Misread(valueAt, 'the name of a host, as in Host=example.org')
  return { name, value, at, valueAt }
}

function isHeader(name: string, terms: readonly string[]): boolean {
  const lower = name.toLowerCase()
  if (terms.some((term) => lower === term || lower.startsWith(`${term}-`))) return false
  if (lower.includes('-') || PLAIN.has(lower)) return true
  const slips = name.length > 5 ? 2 : 1
  return /^[A-Z]/.test(name) && terms.every((term) => distance(lower, term) > slips)
}

export const HIDDEN = '***'

/** Whether its value may be shown. */
export const isShown = (name: string): boolean => SHOWN.has(name.toLowerCase())

const SENT = /(^|\s)([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=("(?:[^"\\]|\\.)*"?|'[^']*'?|\S+)/g

/** The line, which may be wrong, with stars for values that may be secret; its length stays the same. */
export const starred = (line: string, terms: readonly string[]): string =>
  line.replace(SENT, (whole, blank: string, name: string, value: string) =>
    isHeader(name, terms) && !isShown(name) ? `${blank}${name}=${'*'.repeat(value.length)}` : whole,
  )
