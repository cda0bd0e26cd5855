/**
 * One package's header in rpm's database. All numbers are big-endian: the number of index entries and the bytes of data
 * (4 each); the entries, 16 bytes each: tag, type, offset in the data, count; the data.
 */
import { packageFact, type Facts, type Group } from '../fact.ts'
import { limits } from '../limits.ts'
import { joined } from '../path.ts'

const Tag = {
  NAME: 1000,
  VERSION: 1001,
  RELEASE: 1002,
  EPOCH: 1003,
  LICENSE: 1014,
  ARCHITECTURE: 1022,
  SOURCE: 1044,
  FOLDER_NUMBERS: 1116,
  BASE_NAMES: 1117,
  FOLDERS: 1118,
} as const
const TAGS: ReadonlySet<number> = new Set(Object.values(Tag))
const INTRO_BYTES = 8
const ENTRY_BYTES = 16

interface Entry {
  readonly offset: number
  readonly count: number
}

/** Nothing for a trusted key, which rpm keeps in the same table. Throws RangeError if it is not a header. */
export function* packageOf(blob: Buffer, root: string): Facts {
  const header = new Header(blob)
  const [name = ''] = header.texts(Tag.NAME)
  if (name === 'gpg-pubkey') return
  const [version = ''] = header.texts(Tag.VERSION)
  const [release = ''] = header.texts(Tag.RELEASE)
  const [epoch = 0] = header.numbers(Tag.EPOCH)
  const full = `${epoch === 0 ? '' : `${epoch}:`}${version}${release === '' ? '' : `-${release}`}`
  const [license = ''] = header.texts(Tag.LICENSE)
  const [architecture = ''] = header.texts(Tag.ARCHITECTURE)
  const [source = ''] = header.texts(Tag.SOURCE)
  yield* packageFact(
    'rpm',
    name,
    full,
    { kind: 'files', files: filesOf(header, root) },
    { architecture, source, license },
  )
}

function filesOf(header: Header, root: string): Group[] {
  const names = header.texts(Tag.FOLDERS).map((): string[] => [])
  const numbers = header.numbers(Tag.FOLDER_NUMBERS)
  header.texts(Tag.BASE_NAMES).forEach((name, index) => names[numbers[index] ?? -1]?.push(name))
  return header
    .texts(Tag.FOLDERS)
    .map((folder, index) => ({ folder: joined(root, folder.slice(1)), names: names[index] ?? [] }))
}

class Header {
  readonly #blob: Buffer
  readonly #entries = new Map<number, Entry>()
  readonly #data: number

  constructor(blob: Buffer) {
    this.#blob = blob
    const count = blob.readUInt32BE(0)
    this.#data = INTRO_BYTES + count * ENTRY_BYTES
    if (this.#data > blob.length) throw new RangeError('the index is longer than the header')
    for (let at = INTRO_BYTES; at < this.#data; at += ENTRY_BYTES) {
      const tag = blob.readUInt32BE(at)
      if (TAGS.has(tag) && !this.#entries.has(tag))
        this.#entries.set(tag, { offset: blob.readUInt32BE(at + 8), count: blob.readUInt32BE(at + 12) })
    }
  }

  /** Strings that end with NUL; empty if the tag is missing. */
  texts(tag: number): string[] {
    const texts: string[] = []
    const { offset, count } = this.#entries.get(tag) ?? { offset: 0, count: 0 }
    if (count > limits.paths) throw new RangeError('it has too many texts')
    for (let at = this.#data + offset; texts.length < count;) {
      const end = this.#blob.indexOf(0, at)
      if (at >= this.#blob.length || end < 0) throw new RangeError('a text has no end')
      texts.push(this.#blob.toString('latin1', at, end))
      at = end + 1
    }
    return texts
  }

  numbers(tag: number): number[] {
    const { offset, count } = this.#entries.get(tag) ?? { offset: 0, count: 0 }
    const at = this.#data + offset
    if (at + count * 4 > this.#blob.length) throw new RangeError('numbers are outside of the header')
    return Array.from({ length: count }, (_, index) => this.#blob.readInt32BE(at + index * 4))
  }
}
