/** Constraints of versions as goss reads them: `>1.0.0 <2.0.0 !=1.5.0 || >=3.0.0`. Pure. */
import type { Plain } from '../../lib/document.ts'

interface Version {
  readonly numbers: readonly number[]
  readonly pre: readonly string[]
}

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/

/** Of a list, all versions must satisfy it. `wrong`: a sentence without a full stop. */
export function satisfies(actual: Plain, constraint: string): { ok: boolean } | { wrong: string } {
  const texts = Array.isArray(actual) ? actual : [actual]
  const versions = texts.map((text) => (typeof text === 'string' ? parse(text) : null))
  const valid = versions.filter((one) => one !== null)
  if (valid.length === 0 || valid.length < versions.length)
    return { wrong: `a semantic version was expected, and it is ${JSON.stringify(actual).slice(0, 300)}` }
  const alternatives = constraint.split('||').map((one) => rangeOf(one))
  if (alternatives.some((one) => one === null)) return { wrong: `"${constraint}" is not a semver constraint` }
  return { ok: valid.every((version) => alternatives.some((range) => range?.every((test) => test(version)))) }
}

type Test = (version: Version) => boolean

const OPERATORS: Readonly<Record<string, (order: number) => boolean>> = {
  '': (order) => order === 0,
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '!': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
}

function rangeOf(text: string): Test[] | null {
  const parts = text
    .trim()
    .replace(/([<>=!]+)\s+/g, '$1')
    .split(/\s+/)
  const tests = parts.map((part) => testOf(part))
  return tests.some((one) => one === null) ? null : tests.flatMap((one) => one ?? [])
}

function testOf(part: string): Test[] | null {
  const [, operator = '', rest = ''] = /^([<>=!]*)(.*)$/.exec(part) ?? []
  const test = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
  if (test === undefined) return null
  const version = parse(rest)
  if (version !== null) return [(one) => test(order(one, version))]
  return wildcard(operator, rest)
}

/** `1.x`, `1.2.x`: the first version that it means, and the first after. */
function wildcard(operator: string, text: string): Test[] | null {
  const [, major, minor] = /^(\d+)\.(?:(\d+)\.)?[xX](?:\.[xX])?$/.exec(text) ?? []
  if (major === undefined) return null
  const low = { numbers: [Number(major), Number(minor ?? 0), 0], pre: [] }
  const high =
    minor === undefined
      ? { numbers: [Number(major) + 1, 0, 0], pre: [] }
      : { numbers: [Number(major), Number(minor) + 1, 0], pre: [] }
  if (operator === '' || operator === '=' || operator === '==')
    return [(one) => order(one, low) >= 0, (one) => order(one, high) < 0]
  if (operator === '>') return [(one) => order(one, high) >= 0]
  if (operator === '>=') return [(one) => order(one, low) >= 0]
  if (operator === '<') return [(one) => order(one, low) < 0]
  if (operator === '<=') return [(one) => order(one, high) < 0]
  return [(one) => order(one, low) < 0 || order(one, high) >= 0]
}

function parse(text: string): Version | null {
  const [, major, minor, patch, pre] = VERSION.exec(text) ?? []
  if (major === undefined) return null
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    pre: pre === undefined ? [] : pre.split('.'),
  }
}

/** Negative, zero or positive, as semver.org orders them. */
function order(one: Version, other: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (one.pre.length === 0 || other.pre.length === 0) return other.pre.length - one.pre.length
  for (let at = 0; at < Math.max(one.pre.length, other.pre.length); at++) {
    const difference = orderOfParts(one.pre[at], other.pre[at])
    if (difference !== 0) return difference
  }
  return 0
}

function orderOfParts(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1
  const [isNumber, isOther] = [one, other].map((part) => /^\d+$/.test(part))
  if (isNumber && isOther) return Number(one) - Number(other)
  if (isNumber !== isOther) return isNumber ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}
