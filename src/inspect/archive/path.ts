/** Paths of files within an archive: `./a`, `/a` and `a` are one. Nothing is opened by such a path. */
import { posix } from 'node:path'
import { Malformed } from '../malformed.ts'

export const normal = (path: string): string => posix.join('/', path).slice(1)

/** Where a symbolic link at `path` leads; `..` above the root stays there. */
export const joined = (path: string, target: string): string =>
  normal(target.startsWith('/') ? target : posix.join('/', posix.dirname(path), target))

/** The path of a member, in one spelling. `..` in it is refused. */
export function isInside(path: string): string {
  if (path.split('/').includes('..')) throw new Malformed('a member of the archive has `..` in its path')
  return normal(path)
}
