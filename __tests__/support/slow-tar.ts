/**
 * Reads a tar slowly: completely in memory, one member at a time, names and contents as strings of one character a byte.
 * Shares no code with src.
 */
import { Refused } from './slow-model.ts'
import { decimal, formOf, mapInFront, mapOf, readPax, segmentsOf, type Pax } from './slow-pax.ts'

const BLOCK = 512

export interface SlowMember {
  type: string
  name: string
  link: string
  /** Content as stored, without the map of a sparse file. */
  stored: string
  /** Offsets and lengths of its pieces, and the length of the file; null for an ordinary file. */
  sparse: { segments: [offset: number, length: number][]; length: number } | null
}

export function readTarSlowly(bytes: Buffer): SlowMember[] {
  const text = bytes.toString('latin1')
  const members: SlowMember[] = []
  let said: Said = {}
  for (let at = 0; at < text.length;) {
    const block = text.slice(at, at + BLOCK)
    if (block.length < BLOCK) throw new Refused('an end in a header')
    at += BLOCK
    if (isZero(block)) {
      const next = text.slice(at, at + BLOCK)
      if (next !== '' && !(next.length === BLOCK && isZero(next))) throw new Refused('a lone zero block')
      return members
    }
    const header = readHeader(block)
    const isExtra = 'xgLK'.includes(header.type)
    const length = isExtra ? header.size : contentLength(header, said)
    if (isExtra && length > 2 ** 20) throw new Refused('a long extended header')
    if (at + length > text.length) throw new Refused('an end in a content')
    const content = text.slice(at, at + length)
    at += Math.ceil(length / BLOCK) * BLOCK
    if (header.type === 'g') said = {}
    else if (header.type === 'x') said.pax = readPax(content)
    else if (header.type === 'L') said.name = upToNul(content)
    else if (header.type === 'K') said.link = upToNul(content)
    else {
      members.push(memberOf(header, content, said))
      said = {}
    }
  }
  return members
}

/** Values of extended headers for the next member. */
interface Said {
  pax?: Pax
  name?: string
  link?: string
}

/** Links, devices, folders and FIFOs have no content; their size field is ignored. */
const contentLength = (header: Header, said: Said): number =>
  '123456'.includes(typeOf(header, nameOf(header, said))) ? 0 : (paxSize(said) ?? header.size)

/** Writers older than ustar mark a folder by the slash at its end. */
const typeOf = ({ type }: Header, name: string): string =>
  type !== '\0' ? type : name.endsWith('/') ? '5' : '0'

/** GNU's long name takes precedence over PAX, PAX over the header block; empty values are ignored. */
function nameOf(header: Header, { pax, name }: Said): string {
  const sparseName = pax && formOf(pax) !== null ? pax.sparse.get('name') : ''
  return firstOf(sparseName, name, pax?.path, header.name)
}

/** Empty values are ignored. */
const firstOf = (...texts: (string | undefined)[]): string => texts.find((text) => text) ?? ''

const paxSize = ({ pax }: Said): number | null => (pax?.size ? decimal(pax.size) : null)

interface Header {
  type: string
  name: string
  link: string
  size: number
}

const bytesOf = (text: string): number[] => [...Buffer.from(text, 'latin1')]
const isZero = (block: string): boolean => /^\0*$/.test(block)
const upToNul = (text: string): string => text.split('\0')[0] ?? ''

export function hasSlowChecksum(block: string): boolean {
  const stated = octal(block.slice(148, 156))
  const sum = (of: (byte: number) => number): number =>
    bytesOf(`${block.slice(0, 148)}        ${block.slice(156)}`).reduce((n, byte) => n + of(byte), 0)
  return (
    block.length === BLOCK &&
    stated !== null &&
    (stated === sum((byte) => byte) || stated === sum((byte) => (byte > 127 ? byte - 256 : byte)))
  )
}

function readHeader(block: string): Header {
  if (!hasSlowChecksum(block)) throw new Refused('a wrong checksum')
  const isUstar = block.slice(257, 263) === 'ustar\0'
  const isStar = isUstar && block.slice(508) === 'tar\0'
  const prefix = isUstar ? upToNul(block.slice(345, isStar ? 476 : 500)) : ''
  const name = upToNul(block.slice(0, 100))
  const size = number(block.slice(124, 136))
  if (size === null) throw new Refused('a size that is no number')
  return {
    type: block[156] ?? '',
    name: prefix === '' ? name : `${prefix}/${name}`,
    link: upToNul(block.slice(157, 257)),
    size,
  }
}

/** Digits surrounded by blanks; empty is 0. */
function octal(field: string): number | null {
  const [, digits] = /^[\0 ]*([0-7]*)(?:[\0 ].*)?$/s.exec(field) ?? []
  return digits === undefined ? null : parseInt(`0${digits}`, 8)
}

/** Octal, or base 256 with the first bit set; the second bit is the sign. */
function number(field: string): number | null {
  const first = field.charCodeAt(0)
  if (first < 0x80) return octal(field)
  const value = bytesOf(field).reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x7f : byte), 0)
  return first < 0xc0 && value <= Number.MAX_SAFE_INTEGER ? value : null
}

function memberOf(header: Header, content: string, said: Said): SlowMember {
  const { pax, link } = said
  const name = nameOf(header, said)
  const member = { type: typeOf(header, name), name, link: firstOf(link, pax?.linkpath, header.link) }
  const form = pax ? formOf(pax) : null
  if (!pax || form === null) return { ...member, stored: content, sparse: null }
  const { numbers, taken } = form === 'front' ? mapInFront(content) : { numbers: mapOf(pax), taken: 0 }
  const stored = content.slice(taken)
  const stated = firstOf(pax.sparse.get('size'), pax.sparse.get('realsize'))
  const length = stated ? decimal(stated) : content.length
  return { ...member, stored, sparse: { segments: segmentsOf(numbers, stored.length, length), length } }
}
