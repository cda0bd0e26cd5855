/** Reading JSON of unknown shape. */
import { describe, expect, test } from '@jest/globals'
import {
  entries,
  field,
  list,
  mapTexts,
  mostValues,
  number,
  parseJson,
  text,
  texts,
} from '../../src/lib/json.ts'

test.each([
  ['{"a":1}', { a: 1 }],
  [Buffer.from('["ø"]'), ['ø']],
  ['{"a":', null],
  ['', null],
])('parseJson(%j)', (bytes, value) => expect(parseJson(bytes)).toEqual(value))

describe('field', () => {
  test('follows a path', () => {
    expect(field({ a: { b: 1 } }, 'a', 'b')).toBe(1)
    expect(field({ a: null }, 'a', 'b')).toBeUndefined()
    expect(field(null, 'a')).toBeUndefined()
    expect(field('text', 'length')).toBeUndefined()
  })
  test('never reads what an object inherits', () => {
    expect(field({}, 'constructor')).toBeUndefined()
    expect(field({}, '__proto__')).toBeUndefined()
    expect(field(parseJson('{"__proto__":{"a":1}}'), '__proto__', 'a')).toBe(1)
  })
})

test('a value of another type is absent', () => {
  expect([text(1), text(null), text('a')]).toEqual(['', '', 'a'])
  expect([number('1'), number(NaN), number(Infinity), number(0)]).toEqual([null, null, null, 0])
  expect([list({ length: 1 }), list([1])]).toEqual([[], [1]])
  expect(texts(['a', 1, null, 'b'])).toEqual(['a', 'b'])
  expect([entries({ a: 1 }), entries([1]), entries('a')]).toEqual([[['a', 1]], [], []])
})

test.each(['1', '[]', '[1,2]', '{"a":[1,{"b":2}],"c":","}'])('mostValues is an upper bound: %s', (json) => {
  const count = (value: unknown): number =>
    1 +
    (typeof value === 'object' && value !== null
      ? Object.values(value).reduce<number>((sum, item) => sum + count(item), 0)
      : 0)
  expect(mostValues(Buffer.from(json))).toBeGreaterThanOrEqual(count(parseJson(json)))
})

test('mapTexts changes texts at any depth, and no keys', () => {
  const value = parseJson('{"a":["a",1,null,{"__proto__":"a"}],"b":true}')
  expect(JSON.stringify(mapTexts(value, (one) => `${one}!`))).toBe(
    '{"a":["a!",1,null,{"__proto__":"a!"}],"b":true}',
  )
})
