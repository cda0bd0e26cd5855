/** Paths within an archive, where `./a`, `/a` and `a` are equal. They are never used to open files. */
import { posix } from 'node:path'
import { Malformed } from '../malformed.ts'

export const normal = (path: string): string => posix.join('/', path).slice(1)

/** The target of a symbolic link at `path`; `..` above the root stays at the root. */
export const joined = (path: string, target: string): string =>
  normal(target.startsWith('/') ? target : posix.join('/', posix.dirname(path), target))

/** The normal form of a member's path. Throws Malformed if it contains `..`. */
export function memberPath(path: string): string {
  if (path.split('/').includes('..')) throw new Malformed('a member of the archive has `..` in its path')
  return normal(path)
}
