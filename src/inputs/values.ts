/** Parsers of values: each returns the value, or what is allowed instead. Pure. */
import { whyNoImage } from '../core/image-reference.ts'
import { suggestion } from '../lib/nearest.ts'
import { parsePlatform as platformIn } from '../platform/name.ts'
import type { Port } from './types.ts'

/** `allowed` completes the sentence "… is not allowed: expected …". */
export type Parsed<T> = { ok: true; value: T } | { ok: false; allowed: string; nearest?: string }

export const ok = <T>(value: T): Parsed<T> => ({ ok: true, value })
export const invalid = (
  allowed: string,
  nearest?: string,
): { ok: false; allowed: string; nearest?: string } => ({
  ok: false,
  allowed,
  ...(nearest === undefined ? {} : { nearest }),
})

/** Splits a text at blanks. */
export const wordsOf = (text: string): string[] => text.trim().split(/\s+/)

export function parseChoice<T extends string>(given: string, choices: readonly T[]): Parsed<T> {
  const found = choices.find((choice) => choice === given.toLowerCase())
  return found === undefined ? invalid(`one of ${choices.join(', ')}`, suggestion(given, choices)) : ok(found)
}

/** `true` or `false`, in any case. */
export function parseBoolean(given: string): Parsed<boolean> {
  const word = given.toLowerCase()
  return word === 'true' || word === 'false'
    ? ok(word === 'true')
    : invalid('true or false', suggestion(given, ['true', 'false']))
}

const DURATION_UNITS = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
])

/** `90s`, `2m`, `1m30s`, `500ms`, and plain seconds `90`. Returns seconds; at most a day. */
export function parseDuration(given: string): Parsed<number> {
  const allowed = 'a duration such as 90s, 2m or 1m30s, at most 24h'
  if (/^\d+(\.\d+)?$/.test(given)) return within(Number(given), 0, 86_400, allowed)
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(given)) return invalid(allowed)
  const parts = [...given.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  const total = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (DURATION_UNITS.get(unit ?? '') ?? NaN),
    0,
  )
  return within(total, 0, 86_400, allowed)
}

/** A duration above 0. */
export function parseTimeout(given: string): Parsed<number> {
  const time = parseDuration(given)
  return time.ok ? within(time.value, 0.001, 86_400, 'more than 0s') : time
}

const SIZE_UNITS = new Map([
  ['', 1],
  ['b', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
  ['kb', 1000],
  ['mb', 1000 ** 2],
  ['gb', 1000 ** 3],
  ['tb', 1000 ** 4],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
  ['tib', 1024 ** 4],
])

/** `250MB` (10⁶), `1GiB` (2³⁰), and Docker's own `512m` (2²⁰). Returns bytes. */
export function parseSize(given: string): Parsed<number> {
  const [, count, unit] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(given) ?? []
  const factor = SIZE_UNITS.get((unit ?? '').toLowerCase())
  const allowed = 'a size such as 250MB, 1GiB or 512m'
  return count === undefined || factor === undefined
    ? invalid(allowed)
    : within(Math.round(Number(count) * factor), 1, Number.MAX_SAFE_INTEGER, allowed)
}

/** A size, also 0. Returns bytes. */
export const parseBytes = (given: string): Parsed<number> =>
  /^0 ?[a-z]*$/i.test(given) ? ok(0) : parseSize(given)

/** A whole number from 0. */
export const parseCount = (given: string): Parsed<number> =>
  /^\d{1,9}$/.test(given) ? ok(Number(given)) : invalid('a whole number')

/** Fewer starts cannot show a change from noise; more take too long. */
export const parseStarts = (given: string): Parsed<number> =>
  within(/^\d+$/.test(given) ? Number(given) : NaN, 3, 20, 'a number of starts from 3 to 20')

export interface Growth {
  /** Bytes, or percent. */
  readonly limit: number
  readonly isPercent: boolean
}

/** `5MB`, `2%`, `0.5%`, `0`. */
export function parseGrowth(given: string): Parsed<Growth> {
  const percent = /^(\d{1,6}(?:\.\d{1,4})?) ?%$/.exec(given)?.[1]
  if (percent !== undefined) return ok({ limit: Number(percent), isPercent: true })
  const size = parseBytes(given)
  return size.ok ? ok({ limit: size.value, isPercent: false }) : invalid('a size or a percentage: 5MB, 2%')
}

/** A size from 6 MiB, Docker's minimum. */
export function parseMemory(given: string): Parsed<number> {
  const size = parseSize(given)
  return size.ok
    ? within(size.value, 6 * 1024 ** 2, Number.MAX_SAFE_INTEGER, 'at least 6MiB, the minimum of Docker')
    : size
}

export function parseCpus(given: string): Parsed<number> {
  return /^\d*\.?\d+$/.test(given)
    ? within(Number(given), 0.01, 1024, 'a number of cores from 0.01, such as 0.5')
    : invalid('a number of cores such as 0.5')
}

function within(value: number, least: number, most: number, allowed: string): Parsed<number> {
  return value >= least && value <= most ? ok(value) : invalid(allowed)
}

/** `5000`, or with a protocol as in EXPOSE: `5000/tcp`, `53/udp`. */
export function parsePort(given: string): Parsed<Port> {
  const [, digits, udp] = /^(\d{1,6})(?:\/(?:tcp|(udp)))?$/i.exec(given) ?? []
  const port = within(Number(digits ?? NaN), 1, 65_535, 'a port from 1 to 65535, as 8080 or 53/udp')
  return port.ok ? ok({ port: port.value, protocol: udp === undefined ? 'tcp' : 'udp' }) : port
}

/** An argument list: a JSON list as in a Dockerfile, or words with shell-like quotes. No shell is used. */
export function parseWords(given: string): Parsed<string[]> {
  if (given.startsWith('[')) return parseJsonWords(given)
  const words: string[] = []
  const pattern = /\s*((?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+)/gy
  let end = 0
  for (let match = pattern.exec(given); match; match = pattern.exec(given)) {
    words.push(unquote(match[1] ?? ''))
    end = pattern.lastIndex
  }
  return given.slice(end).trim() === '' && words.length > 0
    ? ok(words)
    : invalid('words with closed quotes, or a JSON list such as ["flask", "run"]')
}

function parseJsonWords(given: string): Parsed<string[]> {
  try {
    const value: unknown = JSON.parse(given)
    if (Array.isArray(value) && value.every((word): word is string => typeof word === 'string'))
      return ok(value)
  } catch {
    // not JSON
  }
  return invalid('a JSON list of texts such as ["flask", "run"]')
}

function unquote(word: string): string {
  return word.replace(
    /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])/g,
    (_, double?: string, single?: string, escaped?: string) =>
      double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? escaped ?? ''),
  )
}

/**
 * One item per line, as in docker/build-push-action: blank lines and lines that begin with `#` are ignored; an item in
 * double quotes may contain line breaks, and doubled quotes.
 */
export function parseList(given: string): string[] {
  const items = given.replaceAll('\r\n', '\n').matchAll(/^[ \t]*"((?:[^"]|"")*)"[ \t]*$|^(.*)$/gm)
  return [...items]
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
    .filter((item) => item !== '' && !item.startsWith('#'))
}

/** The text of a list with these items. */
export const listText = (items: readonly string[]): string => items.map(listItem).join('\n')

/** In quotes where a list would read it differently. */
const listItem = (item: string): string =>
  /[\r\n"]|^\s|\s$|^#/.test(item) ? `"${item.replaceAll('"', '""')}"` : item

export function parsePlatform(text: string): Parsed<string> {
  const [os = '', architecture = ''] = text.split('/')
  const near = suggestion(architecture, PROCESSORS)
  const isTypo = near !== undefined && !PROCESSORS.includes(platformIn(text).architecture)
  if (isTypo) return { ok: false, allowed: 'a platform such as linux/amd64', nearest: `${os}/${near}` }
  if (/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text)) return { ok: true, value: text }
  const several = /[,\s]/.test(text) ? ': platforms takes several' : ''
  return { ok: false, allowed: `one platform such as linux/amd64${several}` }
}

/** In Go's names. Others may exist; one that is almost one of these is a typo. */
const PROCESSORS: readonly string[] = [
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64', 'mips64le'],
  ...['ppc64le', 'riscv64', 's390x', 'wasm'],
]

/** A name as Docker allows it for a context, or an address without a password. */
export const parseEngine = (text: string): Parsed<string> =>
  /^[a-zA-Z0-9][a-zA-Z0-9_.+-]*$/.test(text) ||
  /^unix:\/\/\/[^\s]+$|^(?:ssh|tcp):\/\/(?:[\w.+-]+@)?(?:[a-zA-Z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?\/?$/.test(
    text,
  )
    ? { ok: true, value: text }
    : { ok: false, allowed: 'ssh://user@host, tcp://host:2376, unix:///path or the name of a docker context' }

const IMAGE_ID = /^(?:sha256:)?[0-9a-f]{1,64}$/

export const parseReference = (text: string): Parsed<string> =>
  IMAGE_ID.test(text) || whyNoImage(text) === null
    ? { ok: true, value: text }
    : {
        ok: false,
        allowed:
          'an image reference such as nginx:1.27 or nginx@sha256:… (64 hexadecimal digits), or an image ID',
      }
