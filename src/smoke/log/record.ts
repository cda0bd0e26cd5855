/**
 * Converts log records, JSON or logfmt, to readable text: level, message, error and stack from the fields of pino,
 * bunyan, winston, ECS, Serilog, zap, zerolog, logrus, slog, log4j2, structlog and others. Pure.
 */

/**
 * Names of fields, in lower case; `log.level` is also the member `level` of `log`. The first field that exists counts.
 */
const LEVEL = [
  'level',
  'log.level',
  'severity',
  'levelname',
  'lvl',
  'loglevel',
  '@l',
  'level_name',
  'severity_text',
  'severitytext',
  'priority',
  's',
]
const MESSAGE = [
  'message',
  'msg',
  '@m',
  '@mt',
  'short_message',
  'event',
  'renderedmessage',
  'messagetemplate',
  'textpayload',
  'jsonpayload.message',
  'body',
  'text',
]
const ERROR = [
  'err',
  'error',
  '@x',
  'exception',
  'exc_info',
  'thrown',
  'exc_text',
  'error_message',
  'errormessage',
  'cause',
  'reason',
  'detail',
  'attr.error',
  'jsonpayload.error',
  'full_message',
]
const STACK = [
  'stack',
  'stack_trace',
  'stacktrace',
  'errorverbose',
  'traceback',
  'extendedstacktrace',
  'backtrace',
]
const TYPE = ['type', 'name', 'class', 'kind', 'exc_type', 'exceptiontype']
const INNER_MESSAGE = ['message', 'msg', 'exc_value', 'description', 'localizedmessage', 'errmsg']

const LEVELS: Readonly<Record<string, string>> = {
  FATAL: 'fatal panic dpanic critical crit emergency emerg alert f',
  ERROR: 'error err eror severe e',
  WARN: 'warn warning w',
  INFO: 'info information informational notice log i',
  DEBUG: 'debug verbose trace silly d',
}
const WORDS = new Map(
  Object.entries(LEVELS).flatMap(([level, words]) => words.split(' ').map((word) => [word, level] as const)),
)
/**
 * Minimum number of each level: tens of pino and bunyan, hundreds of Monolog; below ten syslog, where less is more
 * severe.
 */
const NUMBERS: readonly { from: number; level: string }[] = [
  { from: 500, level: 'FATAL' },
  { from: 400, level: 'ERROR' },
  { from: 300, level: 'WARN' },
  { from: 100, level: 'INFO' },
  { from: 60, level: 'FATAL' },
  { from: 50, level: 'ERROR' },
  { from: 40, level: 'WARN' },
  { from: 30, level: 'INFO' },
  { from: 10, level: 'DEBUG' },
  { from: 5, level: 'INFO' },
  { from: 4, level: 'WARN' },
  { from: 3, level: 'ERROR' },
  { from: 0, level: 'FATAL' },
]

/** Characters that are read of a line. */
const READ_CHARACTERS = 8192
const MOST_LINES = 40
const MOST_DEPTH = 4

type Fields = ReadonlyMap<string, unknown>

/** The record as lines of text, its level first; null if it is not a record. */
export function recordLines(line: string): string[] | null {
  const text = line.trim().slice(0, READ_CHARACTERS)
  const fields = text.startsWith('{') ? jsonFields(text) : logfmtFields(text)
  return fields === null ? null : linesOf(fields)
}

function linesOf(fields: Fields): string[] | null {
  const level = levelOf(first(fields, LEVEL))
  const said = substituted(textOf(first(fields, MESSAGE)), fields)
  const errors = ERROR.flatMap((name) => thrownIn(fields.get(name), 0))
  const flat = nested(fields, 'error')
  if (flat.size > 0) errors.push(...thrownOf(flat, 0))
  const stack = textOf(first(fields, STACK))
  if (stack !== '') errors.push(stack)
  if (said === '' && errors.length === 0) return null
  if (level === null && errors.length === 0 && !fields.has('msg') && !fields.has('message')) return null
  const [head = '', ...rest] = said.split('\n')
  const stacks = errors.filter((text) => text.includes('\n'))
  const plain = errors.filter(
    (text) => !text.includes('\n') && !said.includes(text) && !stacks.some((one) => one.includes(text)),
  )
  const begin = [head, ...new Set(plain)].filter((part) => part !== '').join(': ')
  const label = level === null || new RegExp(`^\\W{0,2}${level}\\b`, 'i').test(begin) ? '' : `${level}: `
  const lines = begin === '' ? [] : [`${label}${begin}`]
  return [...lines, ...rest, ...new Set(stacks.flatMap((text) => text.split('\n')))].slice(0, MOST_LINES)
}

function levelOf(value: unknown): string | null {
  if (typeof value === 'number') return NUMBERS.find(({ from }) => value >= from)?.level ?? null
  if (typeof value !== 'string') return null
  return /^\d{1,3}$/.test(value) ? levelOf(Number(value)) : (WORDS.get(value.toLowerCase()) ?? null)
}

const first = (fields: Fields, names: readonly string[]): unknown =>
  names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null && value !== '')

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** Replaces `{Name}` in Serilog's `@mt` and templates. */
const substituted = (text: string, fields: Fields): string =>
  text.replace(
    /\{@?\$?([A-Za-z]\w{0,60})(?:[:,][^{}]{0,40})?\}/g,
    (whole, name: string) => textOf(fields.get(name.toLowerCase())) || whole,
  )

/** The texts in an error field: a string, an error object, or a list of them. */
function thrownIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, MOST_DEPTH).flatMap((one) => thrownIn(one, depth + 1))
  const object = membersOf(value)
  return object === null || depth > MOST_DEPTH ? [] : thrownOf(object, depth)
}

function thrownOf(fields: Fields, depth: number): string[] {
  const type = textOf(first(fields, TYPE))
  const message = textOf(first(fields, INNER_MESSAGE))
  const stack = textOf(first(fields, STACK))
  const said =
    type === '' || message.startsWith(type) ? message : `${type}${message === '' ? '' : `: ${message}`}`
  const own = stack !== '' && stack.includes('\n') ? stack : said || stack
  const inner = ['aggregateerrors', 'errors', 'cause', 'inner', 'innerexception'].flatMap((name) =>
    thrownIn(fields.get(name), depth + 1),
  )
  return [...(own === '' ? [] : [own]), ...inner]
}

/** Fields with a dotted name, such as `error.message`: the members under `error.`. */
function nested(fields: Fields, name: string): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [key, value] of fields)
    if (key.startsWith(`${name}.`)) found.set(key.slice(name.length + 1), value)
  return found
}

function membersOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]))
}

function jsonFields(text: string): Fields | null {
  const whole = parsed(text)
  const fields = whole === null ? cutFields(text) : membersOf(whole)
  if (fields === null) return null
  for (const name of ['log', 'attr', 'jsonpayload', 'error']) {
    const members = membersOf(fields.get(name))
    if (members !== null && name !== 'error')
      for (const [key, value] of members) fields.set(`${name}.${key}`, value)
  }
  return fields
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const STRING = String.raw`"((?:[^"\\]|\\.){0,8192})`
const MEMBER = new RegExp(String.raw`"([\w@.-]{1,40})"\s{0,4}:\s{0,4}(?:${STRING}|(\d{1,3})\b)`, 'gs')

/** The strings and numbers of a truncated record, by their own name only. */
function cutFields(text: string): Map<string, unknown> | null {
  const found = new Map<string, unknown>()
  for (const [, name = '', value, number] of text.matchAll(MEMBER)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, value === undefined ? Number(number) : unescaped(value))
  }
  return found.size > 1 ? found : null
}

const unescaped = (value: string): string => {
  const text = parsed(`"${value}"`)
  return typeof text === 'string'
    ? text
    : value
        .replace(/\\n/g, '\n')
        .replace(/\\t/g, '\t')
        .replace(/\\(["\\/])/g, '$1')
}

const PAIR = /(?:^|\s)([\w.@-]{1,40})=(?:"((?:[^"\\]|\\.){0,4096})"|(\S{0,4096}))/g
const LEAST_PAIRS = 2

/** `level=error msg="…" err="…"`; null for a sentence with an equals sign. */
function logfmtFields(text: string): Fields | null {
  if (!/(?:^|\s)(?:level|lvl|severity)=/.test(text)) return null
  const found = new Map<string, unknown>()
  for (const [, name = '', quoted, bare] of text.matchAll(PAIR))
    found.set(name.toLowerCase(), quoted === undefined ? (bare ?? '') : unescaped(quoted))
  const isRecord = found.size >= LEAST_PAIRS && first(found, [...MESSAGE, ...ERROR]) !== undefined
  return isRecord && levelOf(first(found, LEVEL)) !== null ? found : null
}
