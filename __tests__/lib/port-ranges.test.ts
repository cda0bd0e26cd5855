import { expect, test } from '@jest/globals'
import { formatPorts, withoutRanges } from '../../src/lib/port-ranges.ts'

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)

test.each<[number[], string[]]>([
  [[], []],
  [
    [443, 80, 443],
    ['443', '80'],
  ],
  [range(1, 65_535), ['1-65535']],
  [
    [8080, ...range(1, 100), 8081],
    ['1-100', '8080', '8081'],
  ],
  [range(1, 40).map((port) => port * 2), [...range(1, 12).map((port) => String(port * 2)), '28 more']],
])('%j', (ports, shown) => expect(formatPorts(ports)).toEqual(shown))

test('ports that stand beside ranges', () =>
  expect(withoutRanges([...range(1, 10), 80, 81, ...range(100, 20_000)])).toEqual([80, 81]))
