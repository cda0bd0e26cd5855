import { expect, test } from '@jest/globals'
import { packFacts, unpackFacts } from '../../../src/inspect/layer/facts.ts'
import { joinNotes, NoteColumns, noteOf, notesIn } from '../../../src/inspect/layer/note-table.ts'
import type { Fact } from '../../../src/inspect/packages/index.ts'

const tableOf = (notes: Record<number, string>) => {
  const columns = new NoteColumns()
  for (const [content, text] of Object.entries(notes)) columns.add(Number(content), Buffer.from(text))
  return columns.take()
}

test('a note is found by its content, and null stands for none', () => {
  const table = tableOf({ 0: 'a', 3: '', 7: 'seven', 900_000: 'z' })
  const found = [0, 1, 3, 7, 8, 900_000, 900_001].map((content) => noteOf(table, content)?.toString() ?? null)
  expect(found).toEqual(['a', null, '', 'seven', null, 'z', null])
  expect(noteOf(tableOf({}), 0)).toBeNull()
})

test('tables are joined in the order of contents', () => {
  const unordered = new NoteColumns()
  for (const [content, text] of [
    [5, 'five'],
    [2, 'two'],
  ] as const)
    unordered.add(content, Buffer.from(text))
  const joined = joinNotes([unordered.take(), tableOf({ 3: 'three' }), tableOf({})])
  expect([...notesIn(joined)].map(({ content, bytes }) => [content, bytes.toString()])).toEqual([
    [2, 'two'],
    [3, 'three'],
    [5, 'five'],
  ])
  expect(noteOf(joined, 5)?.toString()).toBe('five')
})

const listOf = (count: number): Fact[] => [
  { kind: 'list', files: [{ folder: 'é/[', names: Array.from({ length: count }, (_, at) => `name-${at}`) }] },
]

test('facts are the same after packing, short or long', () => {
  for (const facts of [[], listOf(0), listOf(50), listOf(100), listOf(5_000)])
    expect(unpackFacts(packFacts(facts))).toEqual(facts)
})

test('a table takes no more memory than its bytes, also if the notes were cut from larger buffers', () => {
  const columns = new NoteColumns()
  for (let content = 0; content < 1_000; content++) columns.add(content, packFacts(listOf(100)))
  const { contents, starts, bytes } = columns.take()
  const held = [contents, starts, bytes].reduce((sum, column) => sum + column.buffer.byteLength, 0)
  expect(held).toBe(4 * 1_000 + 4 * 1_001 + 1_000 * packFacts(listOf(100)).length)
})
