/** Converts members of a layer's tar to entries of the slow model. */
import { Refused, type Entry } from './slow-model.ts'
import type { SlowMember } from './slow-tar.ts'

/** Bytes of a path. */
const MOST = 65_536

/** A larger hole is not written out. */
export class TooSparse extends Error {}

/** The entries of a layer. */
export const entriesOf = (members: SlowMember[]): Entry[] => members.map(entryOf)

function entryOf(member: SlowMember): Entry {
  const { type, name, link } = member
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  if (name.length > MOST) throw new Refused('a long path')
  if (parts.includes('..')) throw new Refused('`..` in a path')
  const base = parts.at(-1) ?? ''
  const folder = parts.slice(0, -1).join('/')
  if (base === '.wh..wh..opq') return { type: 'opaque', path: folder }
  if (base.startsWith('.wh..wh.')) return { type: 'marker', path: folder }
  if (base.startsWith('.wh.')) {
    const hidden = base.slice(4)
    if (['', '.', '..'].includes(hidden)) throw new Refused('a whiteout of nothing')
    return { type: 'whiteout', path: folder === '' ? hidden : `${folder}/${hidden}` }
  }
  const path = parts.join('/')
  if (type === '0') return { type: 'file', path, text: readable(member), stored: member.stored.length }
  if (type === '5') return { type: 'folder', path }
  if (type === '1') return { type: 'hardlink', path, target: fromRoot(link) }
  if (type === '2' && link.length <= MOST) return { type: 'symlink', path, target: link }
  if (type === '3' || type === '4' || type === '6') return { type: 'device', path }
  throw new Refused('a type that engines refuse')
}

/** The content that a program reads: holes are zeros. */
function readable({ stored, sparse }: SlowMember): string {
  if (!sparse) return stored
  if (sparse.length > 2 ** 22) throw new TooSparse()
  let text = ''
  let at = 0
  for (const [offset, bytes] of sparse.segments) {
    text = text.padEnd(offset, '\0') + stored.slice(at, at + bytes)
    at += bytes
  }
  return text.padEnd(sparse.length, '\0')
}

/** The target of a hard link, with `..` resolved first. */
function fromRoot(link: string): string {
  const parts: string[] = []
  for (const part of link.split('/').filter((name) => name !== '' && name !== '.')) {
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) throw new Refused('out of the image')
  }
  const target = parts.join('/')
  if ((link.includes('..') ? target : link).length > MOST) throw new Refused('a long link')
  return target
}
