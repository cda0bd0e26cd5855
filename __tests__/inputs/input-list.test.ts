/** Lists are read as docker/build-push-action reads them. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseInputList } from '../../src/inputs/input-list.ts'

/** Recorded: what Util.getList of docker/actions-toolkit returns with `ignoreComma`, and without; null where it throws. */
const RECORDED: [text: string, lines: string[] | null, commas: string[] | null][] = [
  ['a,b\nc', ['a,b', 'c'], ['a', 'b', 'c']],
  ['a=1\n\n  b=2 \n', ['a=1', 'b=2'], ['a=1', 'b=2']],
  ['"a=1\n2"\nb', ['a=1\n2', 'b'], ['a=1\n2', 'b']],
  ['"a ""q"" b",c', ['a "q" b,c'], ['a "q" b', 'c']],
  ['a=Say "hi", you', ['a=Say "hi", you'], ['a=Say "hi"', 'you']],
  ['a=1,"b,c"', ['a=1,b,c'], ['a=1', 'b,c']],
  ['a, "b"', ['a, "b"'], ['a', '"b"']],
  ['"a"b,c', ['"a"b,c'], ['"a"b', 'c']],
  ['"a,b"', ['a,b'], ['a', 'b']],
  ['"a,b",c', ['a,b,c'], ['a,b', 'c']],
  ['""', [], []],
  ['"",x', [',x'], ['x']],
  ['""x', ['""x'], ['""x']],
  ['a\r\nb', ['a', 'b'], ['a', 'b']],
  ['"a\r\nb"', ['a\r\nb'], ['a\r\nb']],
  ['"a', null, null],
  ['"""', null, null],
  ['a"', ['a"'], ['a"']],
  ['a,,b', ['a,,b'], ['a', 'b']],
  ['"a""b"c,d', ['"a"b"c,d'], ['"a"b"c', 'd']],
  ['a="b\nc"', ['a="b', 'c"'], ['a="b', 'c"']],
  ['x#y', ['x#y'], ['x#y']],
  ['"a"\n"b"', ['a', 'b'], ['a', 'b']],
  ['"a=1" ', ['"a=1"'], ['"a=1"']],
  ['k="v"', ['k="v"'], ['k="v"']],
]

describe.each(RECORDED)('%j', (text, lines, commas) => {
  test('one item a line', () => expect(parseInputList(text)).toEqual(lines))
  test('commas separate too', () => expect(parseInputList(text, { commas: true })).toEqual(commas))
})

test('a comment begins a line, outside quotes', () => {
  expect(parseInputList('# one "\n  # two\na # b\n"c\n# d"\n"#e"\n#')).toEqual(['a # b', 'c\n# d', '#e'])
})

test('blanks belong to a secret', () => {
  expect(parseInputList('"a= b \n"\nc=d \n \n', { exact: true })).toEqual(['a= b \n', 'c=d '])
})

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '#', '=', ' ', 'a', '-', '%', 'é') })

test('what is quoted comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(hostile), fc.constantFrom('\n', '\r\n'), (items, end) => {
      const text = items.map((item) => quoted(item) + end).join('')
      expect(parseInputList(text, { exact: true })).toEqual(items.filter((item) => item.trim() !== ''))
    }),
  )
})

test('a line is one item as it is, unless a quote begins one of its fields: labels of docker/metadata-action', () => {
  const label = hostile.map((text) => `org.example.x=${text.replace(/[\r\n]/g, '').replace(/,+(?=")/g, '')}`)
  fc.assert(
    fc.property(fc.array(label), (labels) => {
      expect(parseInputList(labels.join('\n'))).toEqual(labels.map((one) => one.trim()))
    }),
  )
})

test('hostile lists take linear time', () => {
  for (const text of ['"', '""', '","', '"a"b', '#\n', '\r', ','].map((part) => part.repeat(200_000))) {
    const began = performance.now()
    parseInputList(text)
    expect(performance.now() - began).toBeLessThan(2000)
  }
})
