/** YAML as Go reads it, with lines, and bounded. */
import { expect, test } from '@jest/globals'
import { WrongFile, entriesOf, plain, readNodes } from '../../src/lib/document.ts'

const read = (text: string) => plain(readNodes(text))

test('aliases and merge keys are followed; a leading 0 is octal; own keys count', () => {
  expect(read('a: &x {b: 1, c: 0644}\nd: {<<: *x, b: 2}\ne: [yes, true, "0644", ~]\n')).toEqual({
    a: { b: 1, c: 420 },
    d: { b: 2, c: 420 },
    e: ['yes', true, '0644', null],
  })
})
test('an alias is the last anchor of its name before it, also below another alias', () => {
  expect(read('a: &x {k: &y 1}\nb: *y\nc: &y 2\nd: *x\ne: *y\n')).toEqual({
    ...{ a: { k: 1 }, b: 1, c: 2, d: { k: 1 }, e: 2 },
  })
})
test('ten thousand aliases are found in linear time', () => {
  const since = performance.now()
  expect(read(`a: &a x\nb: [${'*a,'.repeat(10_000)}]`)).toMatchObject({ a: 'x' })
  expect(performance.now() - since).toBeLessThan(3000)
})
test('lines are those of the keys', () => {
  expect(entriesOf(readNodes('# x\na: 1\n\nb:\n  c: 2\n'), 'x').get('b')?.line).toBe(4)
})
test('a key of the prototype is a key like others', () => {
  expect(Object.keys(read('__proto__: {a: 1}') as object)).toEqual(['__proto__'])
})
test.each([
  ['a: 1\na: 2\n', 2, 'twice'],
  ['a: [\n', 2, 'not valid YAML'],
  ['a: *x\n', 1, 'x'],
  [`a: ${'['.repeat(60)}${']'.repeat(60)}`, 1, 'nested deeper'],
  ['['.repeat(20_000), 1, 'nested deeper'],
  [`a: [${'1,'.repeat(60_000)}]`, 1, 'tokens'],
  [
    `a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}\n`,
    null,
    'too many values',
  ],
])('refused: %#', (text, line, why) => {
  let error: unknown
  try {
    read(text)
  } catch (caught) {
    error = caught
  }
  expect(error).toBeInstanceOf(WrongFile)
  expect(error).toMatchObject({ message: expect.stringContaining(why), ...(line === null ? {} : { line }) })
})
