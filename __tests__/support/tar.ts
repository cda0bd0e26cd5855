/**
 * Writes tars in memory, ordinary and hostile: every field can have a wrong value. Shares no code with src.
 */

/** The fields of a member that tests vary; other fields have ordinary values. */
export interface Member {
  name: string | Buffer
  /** `0` file, `1` hard link, `2` symbolic link, `5` folder, …: see POSIX ustar. */
  type?: string
  content?: string | Buffer
  /** Target of a link. */
  link?: string | Buffer
  mode?: number
  mtime?: number
  /** The size field, if it differs from the content's length. */
  size?: number
  /** Records of a preceding PAX `x` header. */
  pax?: [key: string, value: string | Buffer][]
  /** Bytes that overwrite the header block, before the checksum is computed. */
  patch?: (header: Buffer) => void
  /** The checksum field, if it is to be wrong. */
  checksum?: number
}

const BLOCK = 512

export const file = (
  name: string | Buffer,
  content: string | Buffer = '',
  more: Partial<Member> = {},
): Member => ({
  name,
  content,
  ...more,
})
export const dir = (name: string, more: Partial<Member> = {}): Member => ({
  name,
  type: '5',
  mode: 0o755,
  ...more,
})
export const symlink = (name: string, link: string): Member => ({ name, type: '2', link })
export const hardlink = (name: string, link: string): Member => ({ name, type: '1', link })
export const device = (name: string): Member => ({ name, type: '3' })
export const fifo = (name: string): Member => ({ name, type: '6' })
/** `whiteout('a/b')` hides `/a/b` of the layers below. */
export const whiteout = (path: string): Member => {
  const cut = path.lastIndexOf('/') + 1
  return { name: `${path.slice(0, cut)}.wh.${path.slice(cut)}` }
}
export const opaque = (folder: string): Member => ({ name: `${folder}/.wh..wh..opq` })
/** `n` bytes that differ with `seed`. */
export const bytes = (n: number, seed = 'a'): Buffer => Buffer.alloc(n, seed)

/** A complete tar; `end` is the number of zero blocks at its end. */
export function tar(members: readonly Member[], { end = 2 }: { end?: number } = {}): Buffer {
  return Buffer.concat([...members.flatMap(parts), Buffer.alloc(BLOCK * end)])
}

function parts(member: Member): Buffer[] {
  const content = bufferOf(member.content ?? '')
  const pax = member.pax ? parts(paxHeader('x', member.pax)) : []
  return [...pax, header(member, content.length), content, padding(content.length)]
}

/** `x` applies to the next member, `g` to all later ones. */
export function paxHeader(type: 'x' | 'g', records: readonly [string, string | Buffer][]): Member {
  return {
    name: 'PaxHeaders/0',
    type,
    content: Buffer.concat(records.map(([key, value]) => record(key, value))),
  }
}

/** GNU's header for a long name (`L`) or long link target (`K`) of the next member. */
export const gnuLong = (type: 'L' | 'K', text: string | Buffer): Member => ({
  name: '././@LongLink',
  type,
  content: Buffer.concat([bufferOf(text), Buffer.alloc(1)]),
})

function record(key: string, value: string | Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), bufferOf(value), Buffer.from('\n')])
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.concat([Buffer.from(String(length)), rest])
}

function header(member: Member, length: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  bufferOf(member.name).copy(block, 0, 0, 100)
  block.write(octal(member.mode ?? 0o644, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  numeric(member.size ?? length).copy(block, 124)
  block.write(octal(member.mtime ?? 0, 12), 136)
  block.write(member.type ?? '0', 156, 'latin1')
  bufferOf(member.link ?? '').copy(block, 157, 0, 100)
  block.write('ustar\x0000', 257, 'latin1')
  member.patch?.(block)
  block.write(' '.repeat(8), 148)
  block.write(octal(member.checksum ?? sum(block), 7), 148)
  return block
}

export const padding = (length: number): Buffer => Buffer.alloc((BLOCK - (length % BLOCK)) % BLOCK)
const sum = (block: Buffer): number => block.reduce((total, byte) => total + byte, 0)
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`
const bufferOf = (text: string | Buffer): Buffer => (typeof text === 'string' ? Buffer.from(text) : text)

/** Octal if it fits, else base 256 with the high bit set, as GNU does. */
export function numeric(value: number): Buffer {
  if (value >= 0 && value < 8 ** 11) return Buffer.from(octal(value, 12))
  const field = Buffer.alloc(12)
  field.writeBigInt64BE(BigInt(value), 4)
  field[0] = value < 0 ? 0xff : 0x80
  if (value < 0) field.fill(0xff, 0, 4)
  return field
}
