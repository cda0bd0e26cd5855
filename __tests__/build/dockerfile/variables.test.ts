import { expect, test } from '@jest/globals'
import { LONGEST, expand } from '../../../src/build/dockerfile/variables.ts'

const VALUES: Record<string, string | null | undefined> = { A: 'a', EMPTY: '', UNKNOWN: null }

test.each<[string, string | null]>([
  ['plain', 'plain'],
  ['$A', 'a'],
  ['x-${A}-y', 'x-a-y'],
  ['$A$A', 'aa'],
  ['$NONE', ''],
  ['${NONE:-d}', 'd'],
  ['${EMPTY:-d}', 'd'],
  ['${EMPTY-d}', ''],
  ['${A:-d}', 'a'],
  ['${A:+other}', 'other'],
  ['${NONE:+other}', ''],
  ['${NONE:-${A}}', 'a'],
  ['${NONE:-x${NONE:-y}}', 'xy'],
  ['${NONE:?needed}', null],
  ['${UNKNOWN}', null],
  ['$UNKNOWN:1', null],
  ['${UNKNOWN:-d}', null],
  ['${A#prefix}', null],
  ['${A', null],
  ['${}', null],
  ['\\$A', '$A'],
  ['"quoted"', 'quoted'],
  ['5$', '5$'],
  ['$1', '$1'],
])('%s', (text, expected) => {
  expect(expand(text, (name) => VALUES[name])).toBe(expected)
})

test('nesting has an end', () => {
  expect(expand('${N:-'.repeat(100) + '}'.repeat(100), () => undefined)).toBeNull()
})

test('doubling ends where no name of an image would', () => {
  let value: string | null = 'x'.repeat(16)
  let times = 0
  while (value !== null && times < 100) {
    const before: string = value
    value = expand('$A$A', () => before)
    times++
  }
  expect(times).toBeLessThan(20)
  expect(expand('x'.repeat(LONGEST), () => '')).toHaveLength(LONGEST)
  expect(expand('x'.repeat(LONGEST + 1), () => '')).toBeNull()
})
