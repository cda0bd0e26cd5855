/** Formats a value and its limit so that they differ where they are not equal. */
import { bytes } from './units.ts'

type Unit = 'bytes' | 'seconds' | 'count' | 'share' | 'percent'

/** From the shortest to the most exact. */
const FORMATS: Readonly<Record<Unit, readonly ((value: number) => string)[]>> = {
  bytes: [bytes, (value) => `${value.toLocaleString('en-US')} B`],
  seconds: [
    (value) => `${rounded(value, 2)} s`,
    (value) => `${Number(value.toPrecision(3))} s`,
    (value) => `${value} s`,
  ],
  count: [(value) => value.toLocaleString('en-US')],
  share: [(value) => `${rounded(value * 100, 1)} %`, (value) => `${rounded(value * 100, 7)} %`],
  percent: [
    (value) => `${rounded(value, 1)} %`,
    (value) => `${rounded(value, 4)} %`,
    (value) => `${value} %`,
  ],
}

/** `['212 MB', '200 MB']`; `['200,000,001 B', '200,000,000 B']` where both would read the same. */
export function valueAndLimit(value: number, limit: number, unit: Unit): [value: string, limit: string] {
  const formats = FORMATS[unit]
  const pairs = formats.map((format): [string, string] => [signed(value, format), signed(limit, format)])
  const isExact = ([a, b]: [string, string]): boolean =>
    (a !== b || value === limit) && isZero(a) === (value === 0) && isZero(b) === (limit === 0)
  return pairs.find(isExact) ?? pairs.at(-1) ?? [String(value), String(limit)]
}

/** What is not 0 must not read so. */
const isZero = (text: string): boolean => !/[1-9]/.test(text)

const signed = (value: number, format: (value: number) => string): string =>
  (value < 0 ? '−' : '') + format(Math.abs(value))

/** Without zeros at the end. */
const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)))
