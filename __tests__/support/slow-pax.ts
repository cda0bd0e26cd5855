/** PAX records and sparse maps for the slow reader of tars, as strings of one character a byte. */
import { Refused } from './slow-model.ts'

const BLOCK = 512

export interface Pax {
  path?: string
  linkpath?: string
  size?: string
  /** Keys after `GNU.sparse.`; `map` has offsets and lengths alternately. */
  sparse: Map<string, string>
}

export function readPax(text: string): Pax {
  const pax: Pax = { sparse: new Map() }
  const pairs: string[] = []
  for (let rest = text; rest !== '';) {
    const [, digits = '', key = ''] = /^(\d{1,16}) ([^=]*)=/.exec(rest) ?? []
    const record = rest.slice(0, Number(digits))
    const value = record.slice(digits.length + key.length + 2, -1)
    if (digits === '' || record.length !== Number(digits) || record.length < digits.length + key.length + 3)
      throw new Refused('a PAX record')
    if (!record.endsWith('\n')) throw new Refused('a PAX record')
    rest = rest.slice(record.length)
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') {
      if ((key === 'GNU.sparse.offset') !== (pairs.length % 2 === 0) || value.includes(','))
        throw new Refused('a sparse map')
      pairs.push(value)
    } else if (key.startsWith('GNU.sparse.')) pax.sparse.set(key.slice('GNU.sparse.'.length), value)
    else if (key === 'path' || key === 'linkpath' || key === 'size') pax[key] = value
  }
  if (pax.size) decimal(pax.size)
  if (`${pax.path ?? ''}${pax.linkpath ?? ''}`.includes('\0')) throw new Refused('a NUL')
  if (pairs.length > 0) pax.sparse.set('map', pairs.join(','))
  return pax
}

export function decimal(text: string): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  if (!Number.isSafeInteger(value)) throw new Refused('no number')
  return value
}

export function formOf({ sparse }: Pax): 'front' | 'header' | null {
  const version = `${sparse.get('major') ?? ''}.${sparse.get('minor') ?? ''}`
  if (version === '1.0') return 'front'
  if (version === '0.0' || version === '0.1') return 'header'
  return version === '.' && (sparse.get('map') ?? '') !== '' ? 'header' : null
}

export function mapOf({ sparse }: Pax): number[] {
  const map = sparse.get('map') ?? ''
  const numbers = map === '' ? [] : map.split(',').map(decimal)
  const count = sparse.get('numblocks')
  if (count !== undefined && decimal(count) * 2 !== numbers.length) throw new Refused('a sparse map')
  return numbers
}

/** A count, then that many pairs, a line each, in whole blocks. */
export function mapInFront(content: string): { numbers: number[]; taken: number } {
  const numbers: number[] = []
  let at = 0
  for (let most = 0; at === 0 || numbers.length < most;) {
    const end = content.indexOf('\n', at)
    if (end < 0) throw new Refused('a sparse map')
    const value = decimal(content.slice(at, end))
    if (at === 0) most = value * 2
    else numbers.push(value)
    at = end + 1
  }
  const taken = Math.ceil(at / BLOCK) * BLOCK
  if (taken > Math.min(content.length, 2 ** 20)) throw new Refused('a sparse map')
  return { numbers, taken }
}

export function segmentsOf(numbers: number[], stored: number, length: number): [number, number][] {
  const segments: [number, number][] = []
  let end = 0
  for (let at = 0; at < numbers.length; at += 2) {
    const [offset = 0, bytes] = numbers.slice(at, at + 2)
    if (bytes === undefined || offset < end || offset + bytes > length) throw new Refused('a sparse map')
    end = offset + bytes
    segments.push([offset, bytes])
  }
  if (segments.reduce((sum, [, bytes]) => sum + bytes, 0) !== stored) throw new Refused('a sparse map')
  return segments
}
