/** A file's mode as Go writes it, which is what `permissions` compares: `-rw-r--r--`, `dtrwxrwxrwx`, `urwxr-xr-x`. Pure. */
import type { FileEntry } from '../files.ts'

/** Letters before the permissions, in Go's order. */
export function goMode({ type, mode }: Pick<FileEntry, 'type' | 'mode'>): string {
  const letters = [
    type === 'directory' ? 'd' : '',
    type === 'symlink' ? 'L' : '',
    type === 'block-device' || type === 'character-device' ? 'D' : '',
    type === 'pipe' ? 'p' : '',
    mode & 0o4000 ? 'u' : '',
    mode & 0o2000 ? 'g' : '',
    type === 'character-device' ? 'c' : '',
    mode & 0o1000 ? 't' : '',
  ].join('')
  const bits = Array.from('rwxrwxrwx', (letter, index) => (mode & (0o400 >> index) ? letter : '-')).join('')
  return (letters || '-') + bits
}
