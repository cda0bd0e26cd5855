/** PAX records: `<length> <key>=<value>\n`, repeated. Only keys that describe what a layer contains are kept. */
import { Malformed } from '../malformed.ts'

export interface Pax {
  readonly path: Buffer | null
  readonly linkpath: Buffer | null
  readonly size: number | null
  /** Null also if it is not an integer: only the size says where the next member begins. */
  readonly uid: number | null
  readonly gid: number | null
  /** Seconds since 1970, with their fraction; null before 1970. */
  readonly time: number | null
  /** `GNU.sparse.*` as latin1; pairs of format 0.0 are joined under `map`, as in format 0.1. */
  readonly sparse: ReadonlyMap<string, string>
}

const SPARSE = 'GNU.sparse.'

/** Throws Malformed. */
export function parsePax(bytes: Buffer): Pax {
  const values = new Map<string, Buffer>()
  const pairs: string[] = []
  for (const { key, value } of records(bytes)) {
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes')
      pairs.push(pair(key, value, pairs.length))
    else values.set(key, value)
  }
  const sparse = new Map(
    [...values]
      .filter(([key]) => key.startsWith(SPARSE))
      .map(([key, value]) => [key.slice(SPARSE.length), value.toString('latin1')]),
  )
  if (pairs.length > 0) sparse.set('map', pairs.join(','))
  return {
    path: textOf(values, 'path'),
    linkpath: textOf(values, 'linkpath'),
    size: sizeOf(values),
    uid: decimal(latin1(values, 'uid')),
    gid: decimal(latin1(values, 'gid')),
    time: timeOf(latin1(values, 'mtime')),
    sparse,
  }
}

function* records(bytes: Buffer): Generator<{ key: string; value: Buffer }> {
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at)
    const length = space < 0 ? null : decimal(bytes.toString('latin1', at, space))
    const end = at + (length ?? 0)
    const equals = bytes.indexOf(0x3d, space)
    if (length === null || end > bytes.length || equals < 0 || equals >= end - 1 || bytes[end - 1] !== 0x0a)
      throw new Malformed('a PAX header has a record that cannot be read')
    yield { key: bytes.toString('utf8', space + 1, equals), value: bytes.subarray(equals + 1, end - 1) }
    at = end
  }
}

/** Offsets and lengths alternate, the offset first. */
function pair(key: string, value: Buffer, before: number): string {
  const expected = before % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes'
  if (key !== expected || value.includes(','))
    throw new Malformed('a PAX header has a sparse map that cannot be read')
  return value.toString()
}

/** An empty value means that the header block counts. */
function textOf(values: ReadonlyMap<string, Buffer>, key: string): Buffer | null {
  const value = values.get(key)
  if (value?.includes(0)) throw new Malformed(`a PAX header has a ${key} with a NUL in it`)
  return value && value.length > 0 ? value : null
}

const latin1 = (values: ReadonlyMap<string, Buffer>, key: string): string =>
  values.get(key)?.toString('latin1') ?? ''

const timeOf = (text: string): number | null => (/^\d{1,15}(\.\d{0,20})?$/.test(text) ? Number(text) : null)

function sizeOf(values: ReadonlyMap<string, Buffer>): number | null {
  const text = latin1(values, 'size')
  const size = text === '' ? null : decimal(text)
  if (text !== '' && size === null) throw new Malformed('a PAX header has a size that is not a number')
  return size
}

/** Null for anything but an integer from 0 to 2^53 - 1. */
export function decimal(text: string): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(value) ? value : null
}
