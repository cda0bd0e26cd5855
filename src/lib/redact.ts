/** Takes secrets out of texts, in the forms in which logs are apt to show them. */

export type Mask = (text: string) => string

/** Shorter values would tear holes into ordinary words. */
const SHORTEST = 6

/** Of a secret that is longer, or has more lines, only the text itself and its lines are looked for. */
const MOST_ENCODED = 8192
const MOST_LINES = 200
/** So many texts are looked for one after another; more of them by their first characters, in one go. */
const FEW = 200

export function maskOf(secrets: readonly string[], shown = '***'): Mask {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  if (forms.length === 0) return (text) => text
  return forms.length <= FEW
    ? (text) => forms.reduce((left, form) => left.replaceAll(form, shown), text)
    : byIndex(forms, shown)
}

/** As it is, and line by line, because logs break it up; each also in the encodings of `encodings`. */
function formsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim())
  const isLong = secret.length > MOST_ENCODED || lines.length > MOST_LINES
  const texts = [...new Set([secret, secret.trim(), ...lines])].filter((text) => text.length >= SHORTEST)
  const forms = isLong ? texts : texts.flatMap((text) => [text, ...encodings(text)])
  return forms.filter((form) => form.length >= SHORTEST)
}

/** In JSON, in an address, in HTML, in hexadecimal digits, and in base64 wherever it begins. */
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

/** What base64 makes of it behind so many other bytes: the characters that depend on it alone. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  const first = Math.ceil((offset * 8) / 6)
  return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6))
}

/** Of the forms that begin alike, those of one length are looked up at once. */
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

/** Whether a variable's name says that its value is secret. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name)

/** Words in a secret file that are secrets by themselves: the token in `//host/:_authToken=npm_…`, of JSON, of netrc. */
export function secretWords(text: string): string[] {
  const lines = text.split(/\r?\n/)
  if (lines.length > MOST_LINES) return []
  return lines.flatMap((line) => [...named(line), ...random(line)])
}

/** The value beside a name that says that it is secret. */
function named(line: string): string[] {
  const pairs = [
    ...line.slice(0, 4096).matchAll(/([A-Za-z_][\w.-]{0,60})["']?\s{0,4}[=:\s]\s{0,4}["']?([^\s"',;]+)/g),
  ]
  return pairs.flatMap(([, name = '', value = '']) =>
    value.length >= SHORTEST && (/auth$/i.test(name) || isSecretName(name)) ? [value] : [],
  )
}

/** Letters and digits together, too long for a word: a token. A host, a path and a version have dots or slashes. */
const random = (line: string): string[] =>
  line.split(/[^\w+~-]+/).filter((word) => word.length >= 12 && /\d/.test(word) && /[A-Za-z]/.test(word))
