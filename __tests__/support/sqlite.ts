/** SQLite databases with one table of blobs, like rpm's: written page by page, with overflow and interior pages. */

export interface SqliteOptions {
  pageBytes?: number
  /** Maximum rows of a leaf; fewer if they do not fit. */
  perLeaf?: number
  table?: string
}

export function sqlite(blobs: readonly Buffer[], options: SqliteOptions = {}): Buffer {
  const { pageBytes = 4096, perLeaf = 2, table = 'Packages' } = options
  const pages = new Pages(pageBytes)
  const schema = pages.add()
  const leaves: number[] = []
  let rows: Buffer[] = []
  const close = (): void => {
    leaves.push(pages.leaf(pages.add(), rows, 0))
    rows = []
  }
  blobs.forEach((blob, index) => {
    const row = record([index + 1, blob])
    if (rows.length === perLeaf || !pages.fits([...rows, row])) close()
    rows.push(row)
  })
  close()
  const root = leaves.length === 1 ? (leaves[0] ?? 0) : pages.inner(leaves)
  const schemaRows = [
    record(['index', 'idx', table, schema, 'CREATE INDEX …']),
    record([
      'table',
      table,
      table,
      root,
      `CREATE TABLE '${table}' (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)`,
    ]),
  ]
  pages.leaf(schema, schemaRows, 100)
  return pages.toFile()
}

class Pages {
  readonly #bytes: number
  readonly #pages: Buffer[] = []

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /** Returns its number, from 1. */
  add(): number {
    return this.#pages.push(Buffer.alloc(this.#bytes))
  }

  leaf(number: number, payloads: readonly Buffer[], at: number): number {
    const page = this.#page(number)
    let end = this.#bytes
    page.writeUInt8(13, at)
    page.writeUInt16BE(payloads.length, at + 3)
    payloads.forEach((payload, index) => {
      const cell = Buffer.concat([varint(payload.length), varint(index + 1), this.#local(payload)])
      end -= cell.length
      cell.copy(page, end)
      page.writeUInt16BE(end, at + 8 + index * 2)
    })
    return number
  }

  /** Rows of a leaf, on an ordinary page. */
  fits(payloads: readonly Buffer[]): boolean {
    const bytes = payloads.map((payload) => Math.min(payload.length, this.#bytes - 35) + 12)
    return bytes.reduce((sum, length) => sum + length, 8) <= this.#bytes || payloads.length === 1
  }

  inner(children: readonly number[]): number {
    const number = this.add()
    const page = this.#page(number)
    page.writeUInt8(5, 0)
    page.writeUInt16BE(children.length - 1, 3)
    page.writeUInt32BE(children.at(-1) ?? 0, 8)
    children.slice(0, -1).forEach((child, index) => {
      const end = this.#bytes - (index + 1) * 8
      page.writeUInt32BE(child, end)
      page.writeUInt16BE(end, 12 + index * 2)
    })
    return number
  }

  toFile(): Buffer {
    const file = Buffer.concat(this.#pages)
    file.write('SQLite format 3\0', 'latin1')
    file.writeUInt16BE(this.#bytes === 65_536 ? 1 : this.#bytes, 16)
    return file
  }

  #page(number: number): Buffer {
    const page = this.#pages[number - 1]
    if (!page) throw new Error(`no page ${number}`)
    return page
  }

  /** The part of a row in a leaf, with the number of its overflow page. */
  #local(payload: Buffer): Buffer {
    if (payload.length <= this.#bytes - 35) return payload
    const least = Math.trunc(((this.#bytes - 12) * 32) / 255 - 23)
    const even = least + ((payload.length - least) % (this.#bytes - 4))
    const local = even <= this.#bytes - 35 ? even : least
    const next = Buffer.alloc(4)
    next.writeUInt32BE(this.#overflow(payload.subarray(local)))
    return Buffer.concat([payload.subarray(0, local), next])
  }

  #overflow(rest: Buffer): number {
    if (rest.length === 0) return 0
    const number = this.add()
    rest.copy(this.#page(number), 4, 0, this.#bytes - 4)
    this.#page(number).writeUInt32BE(this.#overflow(rest.subarray(this.#bytes - 4)), 0)
    return number
  }
}

type Column = number | string | Buffer

function record(columns: readonly Column[]): Buffer {
  const types = columns.map((column) => {
    if (typeof column === 'number') return varint(4)
    const bytes = Buffer.from(column)
    return varint(bytes.length * 2 + (typeof column === 'string' ? 13 : 12))
  })
  const values = columns.map((column) => {
    if (typeof column !== 'number') return Buffer.from(column)
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(column)
    return bytes
  })
  const header = Buffer.concat(types)
  return Buffer.concat([varint(header.length + 1), header, ...values])
}

export function varint(value: number): Buffer {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 128)
  return Buffer.from(bytes)
}
