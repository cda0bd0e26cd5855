/** Redacts secrets in texts, also in the encodings that logs use. */

export type Mask = (text: string) => string

/** Characters; shorter values occur in ordinary words. */
const SHORTEST = 6

/** Of a longer secret, or one with more lines, no encodings are searched for. */
const MOST_ENCODED = 8192
const MOST_LINES = 200
/** Up to so many texts are replaced one by one; more through an index, in one pass. */
const FEW = 200

/** A function that replaces each form of each secret with `shown`. */
export function maskOf(secrets: readonly string[], shown = '***'): Mask {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  if (forms.length === 0) return (text) => text
  return forms.length <= FEW
    ? (text) => forms.reduce((left, form) => left.replaceAll(form, shown), text)
    : byIndex(forms, shown)
}

/** The lines of a secret that are long enough to be redacted: logs split it. */
export const secretLines = (secret: string): string[] =>
  [...new Set(secret.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line.length >= SHORTEST)

/** The secret and each of its lines; each also encoded. */
function formsOf(secret: string): string[] {
  const lines = secretLines(secret)
  const isLong = secret.length > MOST_ENCODED || lines.length > MOST_LINES
  const texts = [...new Set([secret, secret.trim(), ...lines])].filter((text) => text.length >= SHORTEST)
  const forms = isLong ? texts : texts.flatMap((text) => [text, ...encodings(text)])
  return forms.filter((form) => form.length >= SHORTEST)
}

/** In JSON, URLs, HTML, hexadecimal, and base64 at any offset. */
function encodings(text: string): string[] {
  const bytes = Buffer.from(text)
  const percent = encodeURIComponent(text.replace(/\p{Cs}/gu, ''))
  const basic = Buffer.from(`x-access-token:${text}`).toString('base64').replace(/=+$/, '')
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset))
  const hex = bytes.toString('hex')
  return [
    JSON.stringify(text).slice(1, -1),
    percent,
    percent.replaceAll('%20', '+'),
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    hex,
    hex.toUpperCase(),
    ...[basic, ...base64].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ]
}

/** The base64 characters that depend only on `bytes`, when they follow `offset` other bytes. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  const first = Math.ceil((offset * 8) / 6)
  return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6))
}

/** Finds forms by their first characters, then by length. */
function byIndex(forms: readonly string[], shown: string): Mask {
  const all = new Set(forms)
  const lengths = new Map<string, Set<number>>()
  for (const form of forms) {
    const key = form.slice(0, SHORTEST)
    lengths.set(key, (lengths.get(key) ?? new Set()).add(form.length))
  }
  const foundAt = (text: string, at: number): string | undefined => {
    for (const length of lengths.get(text.slice(at, at + SHORTEST)) ?? []) {
      const form = text.slice(at, at + length)
      if (all.has(form)) return form
    }
    return undefined
  }
  return (text) => {
    let masked = ''
    let kept = 0
    for (let at = 0; at <= text.length - SHORTEST; at++) {
      const found = foundAt(text, at)
      if (found === undefined) continue
      masked += text.slice(kept, at) + shown
      kept = at + found.length
      at = kept - 1
    }
    return masked + text.slice(kept)
  }
}

/** The same value with each string in it masked. */
export function redact<T>(value: T, secrets: readonly string[]): T {
  return secrets.length === 0 ? value : (maskStrings(value, maskOf(secrets)) as T) // it keeps the shape
}

function maskStrings(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => maskStrings(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskStrings(item, mask)]))
}

const SECRET_NAME = /pass(w|phrase|$|_)|_?pwd$|secret|token|(^|_)key$|apikey|credential|dsn$/i

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
