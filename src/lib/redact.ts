/** Redacts secrets in texts, also in the encodings that logs use, and where line breaks split them. */
import { inDecoded, LINE_BREAK, type Span } from './decoded-views.ts'
import { evidentSecrets } from './evident-secrets.ts'

export type Mask = (text: string) => string

/** Characters; shorter values occur in ordinary words. */
const SHORTEST = 6
/** Of what a line break splits: ends and beginnings of lines are alike by chance. */
const SHORTEST_SPLIT = 12
/** Of a row of base64. */
const SHORTEST_ROW = 16

/** Of a longer secret, or one with more lines, no encodings are searched for. */
const MOST_ENCODED = 8192
const MOST_LINES = 200
/** Up to so many texts are replaced one by one; more through an index, in one pass. */
const FEW = 200

/** A function that replaces each form of each secret, and what is evidently a secret, with `shown`. Lines stay lines. */
export function maskOf(secrets: readonly string[], shown = '***'): Mask {
  const forms = [...new Set(secrets.flatMap(formsOf))]
  const find = searchFor(forms)
  const findDecoded = searchFor([...new Set(forms.flatMap((form) => [form, withoutBreaks(form)]))])
  return (text) => {
    const known = forms.length === 0 ? [] : [...find(text), ...decodedSpans(text, findDecoded)]
    return replaced(text, [...known, ...evidentSecrets(text)], shown)
  }
}

type Search = (text: string) => Span[]

const withoutBreaks = (text: string): string => text.replace(new RegExp(LINE_BREAK, 'g'), '')

/** Those over line breaks are long. */
const decodedSpans = (text: string, search: Search): Span[] =>
  inDecoded(text, search).filter(([start, end]) => {
    const part = text.slice(start, end)
    return !LINE_BREAK.test(part) || withoutBreaks(part).length >= SHORTEST_SPLIT
  })

function replaced(text: string, spans: readonly Span[], shown: string): string {
  let masked = ''
  let kept = 0
  for (const [start, end] of merged(spans)) {
    masked += text.slice(kept, start) + text.slice(start, end).replace(LINES, shown)
    kept = end
  }
  return masked + text.slice(kept)
}

/** Each line without its indentation. */
const LINES = /\S(?:.*\S)?/g

/** Spans that overlap become one. */
function merged(spans: readonly Span[]): Span[] {
  const result: [start: number, end: number][] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

/** The lines of a secret that are long enough to be redacted: logs split it. */
export const secretLines = (secret: string): string[] =>
  [...new Set(secret.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line.length >= SHORTEST)

/** The secret and each of its lines; each also encoded as a whole. */
function formsOf(secret: string): string[] {
  const lines = secretLines(secret)
  const isLong = secret.length > MOST_ENCODED || lines.length > MOST_LINES
  const texts = [...new Set([secret, secret.trim(), ...lines])].filter(
    (text) => text.trim().length >= SHORTEST,
  )
  const forms = isLong ? texts : texts.flatMap((text) => [text, ...encodings(text)])
  return forms.filter((form) => form.length >= SHORTEST)
}

/** In hexadecimal, and in base64 at any offset. Of base64 also the rows that `base64` and `openssl` write. */
function encodings(text: string): string[] {
  const bytes = Buffer.from(text)
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset))
  const rows = [64, 76].flatMap((width) => base64[0]?.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
  return [
    hex,
    hex.toUpperCase(),
    ...rows.filter((row) => row.length >= SHORTEST_ROW),
    ...base64.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ]
}

/** The base64 characters that depend only on `bytes`, when they follow `offset` other bytes. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  const first = Math.ceil((offset * 8) / 6)
  return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6))
}

const searchFor = (forms: readonly string[]): Search =>
  forms.length <= FEW ? oneByOne(forms) : byIndex(forms)

const oneByOne =
  (forms: readonly string[]): Search =>
  (text) =>
    forms.flatMap((form) => {
      const spans: Span[] = []
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
        spans.push([at, at + form.length])
      return spans
    })

/** Finds forms by their first characters, then by length: of those at one place the longest. */
function byIndex(forms: readonly string[]): Search {
  const all = new Set(forms)
  const lengths = new Map<string, Set<number>>()
  for (const form of forms.toSorted((a, b) => b.length - a.length)) {
    const key = form.slice(0, SHORTEST)
    lengths.set(key, (lengths.get(key) ?? new Set()).add(form.length))
  }
  const lengthAt = (text: string, at: number): number => {
    for (const length of lengths.get(text.slice(at, at + SHORTEST)) ?? [])
      if (all.has(text.slice(at, at + length))) return length
    return 0
  }
  return (text) => {
    const spans: Span[] = []
    for (let at = 0; at <= text.length - SHORTEST; at++) {
      const length = lengthAt(text, at)
      if (length > 0) spans.push([at, at + length])
      at += Math.max(0, length - 1)
    }
    return spans
  }
}

/** The same value with each string in it masked; the strings of a list are masked as lines of one text. */
export const redact = <T>(value: T, secrets: readonly string[]): T => maskStrings(value, maskOf(secrets)) as T // it keeps the shape

function maskStrings(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value)
  if (isTexts(value)) return maskLines(value, mask)
  if (Array.isArray(value)) return value.map((item) => maskStrings(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskStrings(item, mask)]))
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')

/** Masking keeps line breaks, so that each text has as many lines as before. */
function maskLines(texts: readonly string[], mask: Mask): string[] {
  const lines = mask(texts.join('\n')).split('\n')
  let end = 0
  return texts.map((text) => lines.slice(end, (end += text.split('\n').length)).join('\n'))
}

const SECRET_NAME =
  /pass(w|phrase|$|_)|_?pwd$|secret|token|(^|_)(key|pat|auth)$|apikey|credential|dsn$|connection_?string/i

/** Whether a variable's name suggests that its value is secret. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name)

/** Words in a secret file that are secrets themselves: the token in `//host/:_authToken=npm_…`, in JSON, in netrc. */
export function secretWords(text: string): string[] {
  const lines = text.split(/\r?\n/)
  if (lines.length > MOST_LINES) return []
  return lines.flatMap((line) => [...named(line), ...random(line)])
}

/** Values after a name that suggests a secret. */
function named(line: string): string[] {
  const pairs = [
    ...line.slice(0, 4096).matchAll(/([A-Za-z_][\w.-]{0,60})["']?\s{0,4}[=:\s]\s{0,4}["']?([^\s"',;]+)/g),
  ]
  return pairs.flatMap(([, name = '', value = '']) =>
    value.length >= SHORTEST && (/auth$/i.test(name) || isSecretName(name)) ? [value] : [],
  )
}

/** Words with letters and digits that are long enough for a token. Hosts, paths and versions have dots or slashes. */
const random = (line: string): string[] =>
  line.split(/[^\w+~-]+/).filter((word) => word.length >= 12 && /\d/.test(word) && /[A-Za-z]/.test(word))
