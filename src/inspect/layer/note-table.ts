/** Byte strings of some contents, in three columns: an object for each would take several times as much memory. */
import { ints, octets } from '../tree/column.ts'
import type { Joined } from '../tree/texts.ts'

/** Row n is `bytes[starts[n]..starts[n + 1])`, kept of the content `contents[n]`. The contents ascend. */
export interface NoteTable extends Joined {
  readonly contents: Int32Array
}

export class NoteColumns {
  readonly #contents = ints()
  readonly #starts = ints()
  readonly #bytes = octets()

  constructor() {
    this.#starts.push(0)
  }

  get count(): number {
    return this.#contents.length
  }

  /** In ascending order of contents, unless `joinNotes` follows. */
  add(content: number, bytes: Uint8Array): void {
    this.#contents.push(content)
    this.#bytes.append(bytes)
    this.#starts.push(this.#bytes.length)
  }

  /** To be called last. */
  take(): NoteTable {
    return { contents: this.#contents.take(), starts: this.#starts.take(), bytes: this.#bytes.take() }
  }
}

/** What was kept of a content: a view; null if nothing was. */
export function noteOf(table: NoteTable, content: number): Buffer | null {
  const { contents } = table
  let low = 0
  for (let high = contents.length; low < high;) {
    const middle = (low + high) >> 1
    if ((contents[middle] ?? 0) < content) low = middle + 1
    else high = middle
  }
  return contents[low] === content ? noteAt(table, low) : null
}

export function* notesIn(table: NoteTable): Generator<{ content: number; bytes: Buffer }, void, void> {
  for (const [row, content] of table.contents.entries()) yield { content, bytes: noteAt(table, row) }
}

/** One table of several that have no content in common. */
export function joinNotes(tables: readonly NoteTable[]): NoteTable {
  const all = tables.flatMap((table) => [...notesIn(table)]).sort((a, b) => a.content - b.content)
  const joined = new NoteColumns()
  for (const { content, bytes } of all) joined.add(content, bytes)
  return joined.take()
}

function noteAt({ starts, bytes }: NoteTable, row: number): Buffer {
  const start = bytes.byteOffset + (starts[row] ?? 0)
  return Buffer.from(bytes.buffer, start, (starts[row + 1] ?? 0) - (starts[row] ?? 0))
}
