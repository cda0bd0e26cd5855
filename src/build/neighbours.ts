/** Files of the build context, for suggestions and for what a step says of them. Never looks outside of the context. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { HEAD_BYTES } from '../elf.ts'
import { list } from './locate.ts'

/** Null for a folder that is not there, or that a link leads out of the context. */
export function neighboursIn(context: string): (folder: string) => string[] | null {
  return (folder) => {
    const real = inside(context, folder)
    return real === null ? null : list(real)
  }
}

export interface ContextFile {
  /** Relative to the context. */
  path: string
  /** Its first bytes, as many as its kind can be read off. */
  bytes: Buffer
  /** Permission bits. */
  mode: number
}

/** Null for what is no regular file, cannot be read, or lies outside of the context. */
export function fileIn(context: string): (path: string) => ContextFile | null {
  return (path) => {
    const real = inside(context, path)
    return real === null ? null : headOfFile(real, path)
  }
}

function headOfFile(real: string, path: string): ContextFile | null {
  let file: number | null = null
  try {
    file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW) // a pipe would be waited for
    const stat = fstatSync(file)
    if (!stat.isFile()) return null
    const bytes = Buffer.alloc(HEAD_BYTES)
    const length = readSync(file, bytes, 0, HEAD_BYTES, 0)
    return { path, bytes: bytes.subarray(0, length), mode: stat.mode & 0o7777 }
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** The real path; null for what is not there, or outside. */
function inside(context: string, path: string): string | null {
  try {
    const root = realpathSync(context)
    const real = realpathSync(join(root, path))
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : null
  } catch {
    return null
  }
}
