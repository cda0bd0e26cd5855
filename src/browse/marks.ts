/** How changes, kinds and attributes are written. */
import type { TreeEntry } from '../core/listings.ts'
import { Change, EntryKind } from '../core/image-files.ts'

export const CHANGE_NAMES = ['same', 'added', 'changed', 'removed'] as const
export const CHANGE_MARKS: readonly string[] = [' ', '+', '~', '-']

const KIND_NAMES = [
  'nothing',
  'folder',
  'file',
  'symlink',
  'other',
] as const satisfies readonly TreeEntry['kind'][]

const TYPES: Readonly<Record<number, string>> = {
  [EntryKind.FOLDER]: 'd',
  [EntryKind.SYMLINK]: 'l',
  [EntryKind.OTHER]: '?',
}

/** Ten characters, as `ls -l` writes them. */
export function modeText(kind: number, mode: number): string {
  const bits = (shift: number, special: boolean, letter: string): string => {
    const [r, w, x] = [4, 2, 1].map((bit) => ((mode >> shift) & bit) !== 0)
    const last = special ? (x ? letter : letter.toUpperCase()) : x ? 'x' : '-'
    return `${r ? 'r' : '-'}${w ? 'w' : '-'}${last}`
  }
  const parts = [
    bits(6, (mode & 0o4000) !== 0, 's'),
    bits(3, (mode & 0o2000) !== 0, 's'),
    bits(0, (mode & 0o1000) !== 0, 't'),
  ]
  return `${TYPES[kind] ?? '-'}${parts.join('')}`
}

export const changeName = (change: number): (typeof CHANGE_NAMES)[number] =>
  CHANGE_NAMES[change] ?? CHANGE_NAMES[Change.SAME]
export const kindName = (kind: number): (typeof KIND_NAMES)[number] =>
  KIND_NAMES[kind] ?? KIND_NAMES[EntryKind.NOTHING]
