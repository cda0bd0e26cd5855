import { expect, test } from '@jest/globals'
import { joinIndented } from '../../../src/build/output/indented.ts'

const joined = (lines: string[]): string[] => lines.flatMap(joinIndented())
const message = { vertexes: [{ digest: 'd', name: 'RUN echo "{\\n}"', nested: { deep: [1, { a: null }] } }] }
const indented = JSON.stringify(message, null, 2).split('\n')

test('messages over many lines become one line each', () => {
  const lines = joined([...indented, 'plain', ...indented])
  expect(lines).toHaveLength(3)
  expect(lines[1]).toBe('plain')
  for (const index of [0, 2]) expect(JSON.parse(lines[index] ?? '')).toEqual(message)
})

test.each<[string, string[]]>([
  ['messages of one line', ['{"vertexes":[]}', '{}', '', '  indented', '}']],
  ['a message that breaks off', ['{', '  "a": 1,', 'ERROR: failed to solve', '}']],
  ['a brace, and a message of its own', ['{', '{"vertexes":[]}', 'ERROR: x']],
])('%s: every line stays as it is', (_, lines) => {
  expect(joined(lines)).toEqual(lines)
})

test('a message of gigabytes is not kept', () => {
  const long = `  ${'x'.repeat(2 ** 20)}`
  const join = joinIndented()
  join('{')
  let given = 0
  for (let lines = 0; lines < 100; lines++) given += join(long).length
  expect(given).toBeGreaterThan(90)
})
