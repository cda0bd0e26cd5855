/**
 * One entry of a layer in every form that tar writers use. Names and texts are strings of one character a byte, as in the
 * slow model.
 */
import type { Entry } from './slow-model.ts'
import { gnuLong, paxHeader, type Member } from './tar.ts'

export interface Dialect {
  /** Before the path. */
  spelling: '' | './' | '/' | './/./'
  /** Where a name is stored that fits into the header block; a longer one is stored in `long`. */
  name: 'block' | 'prefix' | 'pax' | 'gnu'
  long: 'pax' | 'gnu'
  size: 'octal' | 'base256' | 'pax'
  /** How a file with holes is stored. */
  holes: 'zeros' | '0.0' | '0.1' | '1.0'
  /** An equivalent type flag: `\0` for files, another device for devices, any for whiteouts. */
  isOdd: boolean
  /** A global header in front, without effect. */
  hasGlobal: boolean
}

export const SPELLINGS: readonly Dialect['spelling'][] = ['', './', '/', './/./']

/** The members that write an entry. */
export function membersOf(entry: Entry, dialect: Dialect): Member[] {
  const path = latin1(dialect.spelling + nameOf(entry))
  const { member, before } = named({ ...bodyOf(entry, dialect), name: path }, dialect)
  const global = paxHeader('g', [
    ['path', 'global'],
    ['size', '9'],
    ['comment', 'none'],
  ])
  return [...(dialect.hasGlobal ? [global] : []), ...before, member]
}

/** The entry for the model: the number of stored bytes depends on the dialect. */
export const entryIn = (entry: Entry, dialect: Dialect): Entry =>
  entry.type === 'file'
    ? {
        ...entry,
        stored: isSparse(entry.text, dialect) ? entry.text.replaceAll('\0', '').length : entry.text.length,
      }
    : entry

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

const isSparse = (text: string, { holes }: Dialect): boolean => holes !== 'zeros' && text.includes('\0')

function nameOf(entry: Entry): string {
  const cut = entry.path.lastIndexOf('/') + 1
  if (entry.type === 'whiteout') return `${entry.path.slice(0, cut)}.wh.${entry.path.slice(cut)}`
  if (entry.type === 'opaque') return `${entry.path}/.wh..wh..opq`
  if (entry.type === 'marker') return `${entry.path}/.wh..wh.aufs`
  return entry.type === 'folder' ? `${entry.path}/` : entry.path
}

const TYPES = {
  folder: '5',
  symlink: '2',
  hardlink: '1',
  device: '3',
  whiteout: '0',
  opaque: '0',
  marker: '0',
}
const ODD = { folder: '5', symlink: '2', hardlink: '1', device: '6', whiteout: '2', opaque: '3', marker: '5' }

function bodyOf(entry: Entry, dialect: Dialect): Omit<Member, 'name'> {
  if (entry.type === 'file') {
    const type = dialect.isOdd ? '\0' : '0'
    return isSparse(entry.text, dialect)
      ? { ...sparse(entry, dialect), type }
      : { type, ...stored(entry.text, dialect) }
  }
  const type = (dialect.isOdd ? ODD : TYPES)[entry.type]
  return 'target' in entry ? { type, link: latin1(entry.target) } : { type }
}

function stored(text: string, { size }: Dialect): Omit<Member, 'name'> {
  const content = latin1(text)
  if (size === 'pax') return { content, size: 0, pax: [['size', String(content.length)]] }
  if (size === 'octal') return { content }
  return {
    content,
    patch: (header) => {
      header.fill(0, 124, 136).writeUInt8(0x80, 124)
      header.writeUInt32BE(content.length, 132)
    },
  }
}

/** Only runs of bytes other than zero are stored. */
function sparse(
  { text, path }: Entry & { type: 'file' },
  { holes, spelling }: Dialect,
): Omit<Member, 'name'> {
  const segments = [...text.matchAll(/[^\0]+/g)].map(({ index, 0: run }) => [index, run.length])
  const content = text.replaceAll('\0', '')
  if (holes === '1.0') {
    const map = latin1([segments.length, ...segments.flat()].map((number) => `${number}\n`).join(''))
    const padded = Buffer.concat([map], Math.ceil(map.length / 512) * 512)
    return {
      content: Buffer.concat([padded, latin1(content)]),
      pax: [
        ['GNU.sparse.major', '1'],
        ['GNU.sparse.minor', '0'],
        ['GNU.sparse.name', latin1(spelling + path)],
        ['GNU.sparse.realsize', String(text.length)],
      ],
    }
  }
  const counted: [string, string][] = [
    ['GNU.sparse.size', String(text.length)],
    ['GNU.sparse.numblocks', String(segments.length)],
  ]
  const pairs = segments.flatMap(([offset = 0, bytes = 0]): [string, string][] => [
    ['GNU.sparse.offset', String(offset)],
    ['GNU.sparse.numbytes', String(bytes)],
  ])
  // an empty map is recognised only by its version
  const map: [string, string][] =
    segments.length > 0 ? [['GNU.sparse.map', segments.flat().join(',')]] : version
  return {
    content: latin1(content),
    pax: [...counted, ...(holes === '0.0' && segments.length > 0 ? pairs : map)],
  }
}

const version: [string, string][] = [
  ['GNU.sparse.major', '0'],
  ['GNU.sparse.minor', '1'],
]

/** The member with its name and link if they fit, and the headers that must precede it. */
function named(member: Member, dialect: Dialect): { member: Member; before: Member[] } {
  const name = Buffer.from(member.name)
  const link = Buffer.from(member.link ?? '')
  const slash = name.lastIndexOf('/', -2)
  const fitsPrefix = slash > 0 && slash <= 155 && name.length - slash - 1 <= 100
  const where = name.length <= 100 || (dialect.name === 'prefix' && fitsPrefix) ? dialect.name : dialect.long
  const pax: [string, string | Buffer][] = member.pax ?? []
  const before: Member[] = []
  if (link.length > 100) {
    if (dialect.long === 'gnu') before.push(gnuLong('K', link))
    else pax.push(['linkpath', link])
  }
  if (where === 'gnu') before.push(gnuLong('L', name))
  if (where === 'pax') pax.push(['path', name])
  const rest = { ...member, ...(pax.length > 0 ? { pax } : {}) }
  if (where === 'gnu' || where === 'pax') return { member: { ...rest, name: name.subarray(0, 60) }, before }
  if (where === 'block' || !fitsPrefix) return { member: rest, before }
  const patch = (header: Buffer): void => {
    member.patch?.(header)
    name.copy(header, 345, 0, slash)
  }
  return { member: { ...rest, name: name.subarray(slash + 1), patch }, before }
}
