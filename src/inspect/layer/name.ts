import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { isDots } from '../tree/resolve.ts'

export interface Name {
  /** The parent folders, not normalised; empty for the root. */
  readonly folder: Uint8Array
  /** The last part; empty if the name is the root itself. */
  readonly base: Uint8Array
}

const SLASH = 0x2f

/** Splits a member's name; `./a//b/`, `/a/b` and `a/b` are equal. Throws Malformed for `..`, which engines allow but no builder writes. */
export function parseName(name: Uint8Array): Name {
  if (name.length > limits.pathBytes) throw new Malformed(`a path is longer than ${limits.pathBytes} bytes`)
  let base = { start: 0, end: 0 }
  for (let start = 0; start < name.length;) {
    let end = start
    while (end < name.length && name[end] !== SLASH) end++
    if (isDots(name, start, end, 2)) throw new Malformed('a path has `..` in it')
    if (end > start && !isDots(name, start, end, 1)) base = { start, end }
    start = end + 1
  }
  return { folder: name.subarray(0, base.start), base: name.subarray(base.start, base.end) }
}

/** Resolves `..` in a hard link's target, which is relative to the root. Throws Malformed if it leaves the root. */
export function withoutDotDot(target: Uint8Array): Uint8Array {
  const text = Buffer.from(target).toString('latin1')
  if (!text.includes('..')) return target
  const parts: string[] = []
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) throw new Malformed('a hard link points outside of the image')
  }
  return Buffer.from(parts.join('/'), 'latin1')
}

export type Whiteout =
  { readonly hides: 'folder' | 'nothing' } | { readonly hides: 'path'; readonly base: Uint8Array }

const PREFIX = Buffer.from('.wh.')
const META = Buffer.from('.wh..wh.')
const OPAQUE = Buffer.from('.wh..wh..opq')

/** A whiteout is recognised by its name, of any type; null for other names. Throws Malformed. */
export function whiteoutOf(base: Uint8Array): Whiteout | null {
  if (!startsWith(base, PREFIX)) return null
  if (startsWith(base, META)) return { hides: OPAQUE.equals(base) ? 'folder' : 'nothing' }
  const hidden = base.subarray(PREFIX.length)
  if (hidden.length === 0 || isDots(hidden, 0, hidden.length, 1) || isDots(hidden, 0, hidden.length, 2))
    throw new Malformed('a whiteout names no file')
  return { hides: 'path', base: hidden }
}

const startsWith = (bytes: Uint8Array, prefix: Buffer): boolean =>
  bytes.length >= prefix.length && prefix.equals(bytes.subarray(0, prefix.length))
