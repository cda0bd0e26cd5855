/** Values as platforms write them. Pure; null for what is none. */

const PARTS = /^(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|h|m|s|d))+$/
const PART = /(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s|d)/g
const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
}
const NUMBER = /^\d+(?:\.\d+)?$/

/** Seconds of `90s`, `1m30s`, `500ms`. `unit`: seconds of a bare number. */
export function parseDuration(text: string, unit: number): number | null {
  const plain = text.trim().toLowerCase()
  if (plain.length > 40) return null
  if (NUMBER.test(plain)) return Number(plain) * unit
  if (!PARTS.test(plain)) return null
  return [...plain.matchAll(PART)].reduce(
    (sum, [, amount, of = 's']) => sum + Number(amount) * (SECONDS[of] ?? 1),
    0,
  )
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?b?|b)?$/i
const POWERS = ['k', 'm', 'g', 't']

/** Bytes of `512m`, `1gb`, `256MiB`: all binary, as these platforms mean them. `unit`: bytes of a bare number. */
export function parseSize(text: string, unit: number): number | null {
  const match = SIZE.exec(text.trim())
  if (match === null || text.length > 40) return null
  const [all = '', amount = '', prefix] = match
  const isBare = NUMBER.test(all)
  const scale =
    prefix === undefined ? (isBare ? unit : 1) : 1024 ** (POWERS.indexOf(prefix.toLowerCase()) + 1)
  const bytes = Math.round(Number(amount) * scale)
  return Number.isSafeInteger(bytes) ? bytes : null
}

/** A port number, or null. */
export function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}

/** Splits a command line as a POSIX shell does, without expanding anything. Null where a quote is not closed. */
export function splitWords(line: string): string[] | null {
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (quote !== '' && character === quote) quote = ''
    else if (character === '\\' && quote !== "'") {
      const next = line[++at] ?? ''
      const isKept = quote === '"' && !'"\\$`\n'.includes(next)
      word = (word ?? '') + (isKept ? character : '') + (next === '\n' ? '' : next)
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (quote === '' && /\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + character
  }
  if (quote !== '') return null
  return word === null ? words : [...words, word]
}

/** A command line that the platform gives to a shell. */
export const inShell = (command: string): string[] => ['/bin/sh', '-c', command]
