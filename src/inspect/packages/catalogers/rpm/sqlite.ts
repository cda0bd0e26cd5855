/**
 * Reads one table of a SQLite 3 database in memory (https://www.sqlite.org/fileformat2.html). A table is a tree of pages:
 * inner pages point to others, leaves contain rows; a row that does not fit its page continues in a chain of overflow
 * pages. Every page is read at most once, so a damaged tree cannot cost more than the size of the file. No SQL is
 * evaluated: no view, trigger or expression of a hostile database runs.
 */
import { recordOf, varint, type Value } from './record.ts'

const FILE_HEADER_BYTES = 100
const Page = { INNER: 5, LEAF: 13 } as const
const SCHEMA_ROOT = 1

/** The rows of a table, each the values of its columns. Throws RangeError if the database is damaged. */
export function* valuesOf(db: Buffer, table: string): Generator<Value[], void, void> {
  const root = rootOf(db, table)
  for (const payload of new Tree(db).payloads(root)) yield recordOf(payload)
}

/** The schema is a table itself: type, name, table, root page, SQL. */
function rootOf(db: Buffer, table: string): number {
  if (!db.toString('latin1', 0, 16).startsWith('SQLite format 3\0'))
    throw new RangeError('it is not a SQLite database')
  for (const payload of new Tree(db).payloads(SCHEMA_ROOT)) {
    const [type, name, , root] = recordOf(payload)
    if (type === 'table' && name === table && typeof root === 'number') return root
  }
  throw new RangeError(`it has no table ${table}`)
}

class Tree {
  readonly #db: Buffer
  readonly #pageBytes: number
  /** Usable bytes of a page. */
  readonly #usable: number
  readonly #seen = new Set<number>()
  #left: number

  constructor(db: Buffer) {
    this.#db = db
    this.#left = db.length
    const size = db.readUInt16BE(16)
    this.#pageBytes = size === 1 ? 65_536 : size
    this.#usable = this.#pageBytes - db.readUInt8(20)
    if (this.#usable < 480) throw new RangeError('its pages are too small')
  }

  *payloads(root: number): Generator<Buffer, void, void> {
    const next = [root]
    for (let number = next.pop(); number !== undefined; number = next.pop()) {
      const page = this.#page(number)
      const at = number === 1 ? FILE_HEADER_BYTES : 0
      const kind = page.readUInt8(at)
      const count = page.readUInt16BE(at + 3)
      if (kind === Page.INNER) {
        for (const cell of [at + 8, ...pointers(page, at + 12, count).reverse()])
          next.push(page.readUInt32BE(cell))
        if (next.length * this.#pageBytes > this.#db.length) throw new RangeError('it has too many pages')
      } else if (kind === Page.LEAF) {
        for (const cell of pointers(page, at + 8, count)) yield this.#payload(page, cell)
      } else throw new RangeError(`page ${number} is not of a table`)
    }
  }

  #page(number: number): Buffer {
    const end = number * this.#pageBytes
    if (number < 1 || end > this.#db.length) throw new RangeError(`page ${number} is outside of the file`)
    if (this.#seen.has(number)) throw new RangeError(`page ${number} is used twice`)
    this.#seen.add(number)
    return this.#db.subarray(end - this.#pageBytes, end)
  }

  /** A row: its length, its number (not needed here), and its bytes. */
  #payload(page: Buffer, cell: number): Buffer {
    const length = varint(page, cell)
    const at = varint(page, length.end).end
    this.#left -= length.value
    if (this.#left < 0) throw new RangeError('its rows overlap')
    const local = this.#localBytes(length.value)
    if (at + local > this.#usable) throw new RangeError('a row ends outside its page')
    if (local === length.value) return page.subarray(at, at + local)
    const rest = this.#overflow(page.readUInt32BE(at + local), length.value - local)
    return Buffer.concat([page.subarray(at, at + local), ...rest])
  }

  /** Bytes of a row that are in its page itself, by the rule of the format. */
  #localBytes(length: number): number {
    const most = this.#usable - 35
    if (length <= most) return length
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23
    const even = least + ((length - least) % (this.#usable - 4))
    return even <= most ? even : least
  }

  #overflow(first: number, bytes: number): Buffer[] {
    const parts: Buffer[] = []
    for (let number = first, left = bytes; left > 0;) {
      const page = this.#page(number)
      parts.push(page.subarray(4, 4 + Math.min(left, this.#usable - 4)))
      number = page.readUInt32BE(0)
      left -= this.#usable - 4
    }
    return parts
  }
}

const pointers = (page: Buffer, at: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => page.readUInt16BE(at + index * 2))
