import { afterEach, expect, test } from '@jest/globals'
import { floats, ints, octets } from '../../../src/inspect/tree/column.ts'

const transfer = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'transfer')
afterEach(() => {
  if (transfer) Object.defineProperty(ArrayBuffer.prototype, 'transfer', transfer)
})

test.each(['with', 'without'])('a column grows, and gives away exactly its entries: %s transfer', (how) => {
  // Node 20 has none
  if (how === 'without') Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer')
  for (const make of [ints, floats, octets]) {
    const column = make()
    for (let index = 0; index < 1_000; index++) column.push(index % 200)
    column.set(1_499, 7)
    expect([column.at(999), column.at(1_200), column.at(1_499), column.length]).toEqual([199, 0, 7, 1_500])
    const array = column.take()
    expect([array.length, array.buffer.byteLength]).toEqual([1_500, 1_500 * array.BYTES_PER_ELEMENT])
    expect([array[999], array[1_200], array[1_499]]).toEqual([199, 0, 7])
    expect([column.length, column.at(0)]).toEqual([0, 0])
  }
})

test('a column can be filled again after it gave its entries away', () => {
  const column = octets()
  column.append(Buffer.from('abc'))
  column.take()
  column.append(Buffer.from('defg'))
  expect(Buffer.from(column.take()).toString()).toBe('defg')
})
