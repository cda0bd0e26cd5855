/** goss's matchers: from the expectation in a file to whether a value meets it, as Gomega decides it. Pure. */
import { bounded } from '../../lib/visible.ts'
import type { Plain } from '../../lib/document.ts'
import { goRegExp, matches } from '../go-regexp.ts'
import { gjson } from './gjson.ts'
import { havePatterns } from './line-patterns.ts'
import { satisfies } from './semver.ts'

/** `why` completes "it is …, expected it …"; with an error, is a sentence of its own. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string; readonly isError?: true; readonly isUnsupported?: true }

type Matcher = (actual: Plain) => Verdict

/** A mistake in the expectation, or a value that it cannot be compared with. goss fails the test with it. */
export class MatchError extends Error {
  readonly isUnsupported: boolean

  constructor(message: string, isUnsupported = false) {
    super(message)
    this.isUnsupported = isUnsupported
  }
}

const OK: Verdict = { ok: true }
const not = (why: string): Verdict => ({ ok: false, why })
const when = (isMet: boolean, why: string): Verdict => (isMet ? OK : not(why))

/** Whether a value meets the expectation. Never throws. */
export function meets(expected: Plain, actual: Plain): Verdict {
  try {
    return matcherOf(expected)(actual)
  } catch (error) {
    if (!(error instanceof MatchError)) throw error
    return {
      ok: false,
      why: error.message,
      isError: true,
      ...(error.isUnsupported ? { isUnsupported: true } : {}),
    }
  }
}

/** The same for lines of text, of which a list is of patterns. */
export function meetsLines(expected: Plain, text: string): Verdict {
  if (!Array.isArray(expected)) return meets(expected, text)
  return meets({ 'have-patterns': expected }, text)
}

export const show = (value: Plain): string => bounded(JSON.stringify(value), 300)

function matcherOf(expected: Plain): Matcher {
  if (typeof expected === 'string')
    return onText((text) => when(text === expected, `to equal ${show(expected)}`))
  if (typeof expected === 'number')
    return onNumber((number) => when(number === expected, `to be ${String(expected)}`))
  if (typeof expected === 'boolean') return (actual) => when(actual === expected, `to be ${String(expected)}`)
  if (expected === null) throw new MatchError('the expectation is missing')
  if (Array.isArray(expected)) return containElements(expected)
  const [[name, value] = ['', null], ...others] = Object.entries(expected)
  if (others.length > 0) throw new MatchError('only one matcher is allowed at a level')
  const make = Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined
  if (make === undefined) throw new MatchError(`\`${name.slice(0, 50)}\` is not a matcher`)
  return make(value)
}

const MATCHERS: Readonly<Record<string, (value: Plain) => Matcher>> = {
  equal: (value) => (actual) => when(isEqual(actual, value), `to equal ${show(value)}`),
  'have-prefix': (value) =>
    textMatcher(value, (text, prefix) => text.startsWith(prefix), 'to have the prefix'),
  'have-suffix': (value) => textMatcher(value, (text, suffix) => text.endsWith(suffix), 'to have the suffix'),
  'contain-substring': (value) => textMatcher(value, (text, part) => text.includes(part), 'to contain'),
  'match-regexp': (value) => matchRegexp(textArgument('match-regexp', value)),
  'have-len': (value) => haveLength(value),
  'have-patterns': (value) => onText((text) => patternsVerdict(listOf('have-patterns', value), text)),
  'have-key': (value) => {
    const inner = matcherOf(value)
    return (actual) => {
      if (!isObject(actual)) throw new MatchError(`have-key needs a map, and got ${show(actual)}`)
      return when(
        Object.keys(actual).some((key) => inner(key).ok),
        `to have the key ${show(value)}`,
      )
    }
  },
  'contain-element': (value) => {
    if (value === null || typeof value === 'boolean' || Array.isArray(value))
      throw new MatchError('contain-element needs a matcher, a text or a number')
    const inner = matcherOf(value)
    return (actual) => {
      let last: unknown = null
      const isOne = (element: Plain): boolean => {
        try {
          return inner(element).ok
        } catch (error) {
          last = error // it counts only where no element is the one
          return false
        }
      }
      if (elementsOf(toArray(actual), 'contain-element').some(isOne)) return OK
      if (last !== null) throw last as Error
      return not(`to contain an element ${show(value)}`)
    }
  },
  'contain-elements': (value) => {
    const inner = containElements(listOf('contain-elements', value))
    return (actual) => inner(toArray(actual))
  },
  'consist-of': (value) => {
    const items = listOf('consist-of', value)
    const inner = items.map(matcherOf)
    return (actual) => {
      const elements = elementsOf(actual, 'consist-of')
      const isSame = elements.length === inner.length && paired(inner, elements) === inner.length
      return when(isSame, `to consist of ${show(value)}`)
    }
  },
  not: (value) => {
    const inner = matcherOf(value)
    return (actual) => {
      const verdict = inner(actual)
      return verdict.ok ? not(`not to be met: ${show(value)}`) : OK
    }
  },
  and: (value) => all(listOf('and', value).map(matcherOf)),
  or: (value) => {
    const inner = listOf('or', value).map(matcherOf)
    return (actual) =>
      when(
        inner.some((one) => one(actual).ok),
        `to meet one of ${show(value)}`,
      )
  },
  gt: (value) => compare(value, (number, limit) => number > limit, 'to be greater than'),
  ge: (value) => compare(value, (number, limit) => number >= limit, 'to be at least'),
  lt: (value) => compare(value, (number, limit) => number < limit, 'to be less than'),
  le: (value) => compare(value, (number, limit) => number <= limit, 'to be at most'),
  'semver-constraint': (value) => {
    const constraint = textArgument('semver-constraint', value)
    return (actual) => {
      const met = satisfies(actual, constraint)
      if ('wrong' in met) throw new MatchError(met.wrong)
      return when(met.ok, `to satisfy ${constraint}`)
    }
  },
  gjson: (value) => {
    if (!isObject(value)) throw new MatchError('gjson needs a map')
    return all(
      Object.entries(value).map(([path, expected]): Matcher => {
        const inner = matcherOf(expected)
        return (actual) => {
          if (typeof actual !== 'string') throw new MatchError(`gjson needs a text, and got ${show(actual)}`)
          const found = gjson(actual, path)
          if ('wrong' in found) throw new MatchError(found.wrong, found.isUnsupported)
          const verdict = inner(found.value)
          return verdict.ok
            ? OK
            : { ...verdict, why: `${path}, which is ${show(found.value)}, ${verdict.why}` }
        }
      }),
    )
  },
  xml: () => {
    throw new MatchError('the matcher xml is not supported', true)
  },
}

const all =
  (inner: readonly Matcher[]): Matcher =>
  (actual) =>
    inner.map((one) => one(actual)).find(({ ok }) => !ok) ?? OK

const textMatcher = (value: Plain, test: (text: string, part: string) => boolean, verb: string): Matcher => {
  const part = textArgument(verb, value)
  return onText((text) => when(test(text, part), `${verb} ${show(part)}`))
}

function matchRegexp(source: string): Matcher {
  const pattern = goRegExp(source)
  return onText((text) => {
    if ('wrong' in pattern) throw new MatchError(`the pattern "${bounded(source, 300)}" ${pattern.wrong}`)
    const found = matches(pattern.regexp, text)
    if (found === null) throw new MatchError(`the pattern "${bounded(source, 300)}" takes too long`, true)
    return when(found, `to match ${show(source)}`)
  })
}

/** Of a text it counts bytes, as Go does. */
function haveLength(value: Plain): Matcher {
  if (typeof value !== 'number') throw new MatchError('have-len needs a number')
  return (actual) => {
    const length =
      typeof actual === 'string'
        ? Buffer.byteLength(actual)
        : Array.isArray(actual)
          ? actual.length
          : isObject(actual)
            ? Object.keys(actual).length
            : null
    if (length === null) throw new MatchError(`have-len needs a text, list or map, and got ${show(actual)}`)
    return when(length === Math.trunc(value), `to have length ${String(value)}, and it has ${length}`)
  }
}

function compare(value: Plain, test: (number: number, limit: number) => boolean, verb: string): Matcher {
  if (typeof value !== 'number') throw new MatchError(`a comparison needs a number, and got ${show(value)}`)
  return onNumber((number) => when(test(number, value), `${verb} ${String(value)}`))
}

/** Each expectation is met by an element of its own. */
function containElements(expected: readonly Plain[]): Matcher {
  const inner = expected.map(matcherOf)
  return (actual) => {
    const elements = elementsOf(actual, 'contain-elements')
    return when(paired(inner, elements) === inner.length, `to contain elements ${show([...expected])}`)
  }
}

/** How many of the matchers get an element of their own, at most. */
function paired(inner: readonly Matcher[], elements: readonly Plain[]): number {
  const takenBy = new Map<number, number>()
  const edges = inner.map((matcher) => elements.flatMap((one, at) => (isMet(matcher, one) ? [at] : [])))
  const take = (matcher: number, seen: Set<number>): boolean =>
    (edges[matcher] ?? []).some((at) => {
      if (seen.has(at)) return false
      seen.add(at)
      const other = takenBy.get(at)
      if (other !== undefined && !take(other, seen)) return false
      takenBy.set(at, matcher)
      return true
    })
  return inner.filter((_, at) => take(at, new Set())).length
}

/** An element that cannot be compared is not the one that is looked for. */
function isMet(matcher: Matcher, element: Plain): boolean {
  try {
    return matcher(element).ok
  } catch (error) {
    if (error instanceof MatchError && !error.isUnsupported) return false
    throw error
  }
}

function patternsVerdict(patterns: readonly Plain[], text: string): Verdict {
  const found = havePatterns(patterns, text)
  if ('wrong' in found) throw new MatchError(found.wrong)
  return when(found.missing.length === 0, `to have the patterns ${show(found.missing)}`)
}

function onText(test: (text: string) => Verdict): Matcher {
  return (actual) => test(toText(actual))
}

function onNumber(test: (number: number) => Verdict): Matcher {
  return (actual) => {
    const text = typeof actual === 'number' ? String(actual) : isTexts(actual) ? toText(actual).trim() : ''
    const number = NUMBER.test(text) ? Number(text) : NaN
    if (Number.isNaN(number)) throw new MatchError(`a number was expected, and it is ${show(actual)}`)
    return test(number)
  }
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
const isTexts = (value: Plain): boolean => typeof value === 'string' || Array.isArray(value)

/** As Go prints it; lists line by line. */
const toText = (value: Plain): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(goText).join('\n') : goText(value)

const goText = (value: Plain): string =>
  value === null ? '<nil>' : typeof value === 'object' ? JSON.stringify(value) : String(value)

const toArray = (value: Plain): Plain => (typeof value === 'string' ? value.split('\n') : value)

function elementsOf(value: Plain, what: string): Plain[] {
  if (Array.isArray(value)) return value
  if (isObject(value)) return Object.values(value)
  throw new MatchError(`${what} needs a list or a map, and got ${show(value)}`)
}

function listOf(name: string, value: Plain): Plain[] {
  if (Array.isArray(value)) return value
  throw new MatchError(`${name} needs a list`)
}

function textArgument(name: string, value: Plain): string {
  if (typeof value === 'string') return value
  throw new MatchError(`${name} needs a text, and got ${show(value)}`)
}

const isObject = (value: Plain): value is Record<string, Plain> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isEqual(one: Plain, other: Plain): boolean {
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isEqual(item, other[at] ?? null))
    )
  if (!isObject(one)) return one === other
  const keys = Object.keys(one)
  return (
    isObject(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null))
  )
}
