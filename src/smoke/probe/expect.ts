/** Compares a response with what a probe expects, and says how it differs. Everything in a response is hostile. */
import type { IncomingHttpHeaders } from 'node:http'
import { JSONPathEnvironment, type JSONValue } from 'json-p3'
import type { Expectation, HttpProbe, JsonTest, PatternTest, TextTest } from '../../inputs/types.ts'
import { bounded } from '../../core/time-limit.ts'

export interface Head {
  status: number
  headers: IncomingHttpHeaders
  /** From the request to the head. */
  seconds: number
}

/** More than the busiest machine needs for a harmless pattern. */
const TEST_MILLISECONDS = 500
const DEFAULT_STATUS: readonly (readonly [number, number])[] = [[200, 399]]

const hasStatus = (expect: HttpProbe['expect']): boolean => expect.some(({ on }) => on === 'status')

export function acceptsStatus(expect: HttpProbe['expect'], status: number): boolean {
  const ranges = expect.flatMap((one) => (one.on === 'status' ? one.ranges : []))
  return isIn(hasStatus(expect) ? ranges : DEFAULT_STATUS, status)
}

/** The first expectation that the head does not meet, as a phrase; null when it meets all. */
export function headMismatch(expect: HttpProbe['expect'], head: Head): string | null {
  if (!hasStatus(expect) && !isIn(DEFAULT_STATUS, head.status)) return 'a status from 200 to 399 was expected'
  return first(expect, (one) => {
    if (one.on === 'status') return isIn(one.ranges, head.status) ? null : `${one.text} was expected`
    if (one.on === 'latency') {
      const isLate = head.seconds >= one.below
      return isLate ? `it took ${head.seconds.toFixed(2)} s where ${one.text} was expected` : null
    }
    return one.on === 'header' ? headerMismatch(one.name, one.test, ownValue(head.headers, one.name)) : null
  })
}

export const wantsBody = (expect: HttpProbe['expect']): boolean =>
  expect.some(({ on }) => on === 'body' || on === 'json')

export function bodyMismatch(expect: HttpProbe['expect'], body: string): string | null {
  return first(expect, (one) => {
    if (one.on === 'body') return textMismatch('its body', one.test, body)
    return one.on === 'json' ? jsonMismatch(one.path, one.test, body) : null
  })
}

function first(expect: HttpProbe['expect'], look: (one: Expectation) => string | null): string | null {
  for (const one of expect) {
    const found = look(one)
    if (found !== null) return found
  }
  return null
}

const isIn = (ranges: readonly (readonly [number, number])[], status: number): boolean =>
  ranges.some(([least, most]) => status >= least && status <= most)

const ownValue = (headers: IncomingHttpHeaders, name: string): string | string[] | undefined =>
  Object.hasOwn(headers, name) ? headers[name] : undefined

function headerMismatch(
  name: string,
  test: TextTest | null,
  found: string | string[] | undefined,
): string | null {
  if (found === undefined) return `it has no header ${name}`
  return test === null ? null : textMismatch(`its header ${name}`, test, [found].flat().join(', '))
}

/** Characters shown of a text. */
const SHOWN = 80
const quote = (value: Flat): string => {
  const text = typeof value === 'object' && value !== null ? value.text : JSON.stringify(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

export function textMismatch(what: string, test: TextTest, text: string): string | null {
  if (test.how === 'matches') return patternMismatch(what, test, text)
  if (test.how === 'contains')
    return text.includes(test.text) ? null : `${what} does not contain ${quote(test.text)}`
  return text === test.text ? null : `${what} is ${quote(text)}, not ${quote(test.text)}`
}

function patternMismatch(what: string, { pattern, flags }: PatternTest, text: string): string | null {
  const found = bounded(TEST_MILLISECONDS, () => new RegExp(pattern, flags).test(text))
  if (found === null) return `/${pattern}/${flags} takes too long on ${what}`
  return found.result ? null : `${what} does not match /${pattern}/${flags}`
}

const jsonPaths = new JSONPathEnvironment()

function jsonMismatch(path: string, test: JsonTest | null, body: string): string | null {
  const json = parsed(body)
  if (json === null) return `its body is no JSON, where ${path} was expected`
  const values = bounded(TEST_MILLISECONDS, () => valuesAt(path, json.value))?.result ?? null
  if (values === null) return `${path} takes too long on its body`
  const [value] = values
  if (value === undefined) return `its body has no ${path}`
  if (test === null || values.some((one) => isValue(test, one))) return null
  const wanted = test.how === 'is' ? `not ${quote(test.value)}` : `which does not match /${test.pattern}/`
  return `${path} is ${quote(value)}, ${wanted}`
}

/** Null where the data is nested deeper than the library allows. */
function valuesAt(path: string, json: JSONValue): Flat[] | null {
  try {
    return jsonPaths.query(path, json).values().map(flat)
  } catch {
    return null
  }
}

/** Null for text that is not JSON. */
function parsed(body: string): { value: JSONValue } | null {
  try {
    return { value: JSON.parse(body) as JSONValue } // JSON.parse returns JSON
  } catch {
    return null
  }
}

/** Lists and objects as their text: only a pattern can match them. */
const flat = (value: JSONValue): Flat =>
  typeof value === 'object' && value !== null ? { text: JSON.stringify(value) } : (value ?? null)

type Flat = string | number | boolean | null | { text: string }

function isValue(test: JsonTest, value: Flat): boolean {
  if (test.how === 'is') return value === test.value
  const text = typeof value === 'object' && value !== null ? value.text : String(value)
  return textMismatch('', test, text) === null
}
