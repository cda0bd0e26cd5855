/**
 * Which folders a compose file may name: the repository, and the folder of a compose file that was given from outside of
 * it. Links are followed: what counts is where a path really leads.
 */
import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, basename, resolve, sep } from 'node:path'

export interface Scope {
  /** Real paths. */
  readonly folders: readonly string[]
}

/** `files` are absolute. One that only seems to lie in the repository, through a link, opens no folder. */
export function scopeOf(root: string, files: readonly string[]): Scope {
  const apart = files.filter((file) => !contains(root, file)).map((file) => dirname(file))
  return { folders: [...new Set([root, ...apart].map((folder) => realPathOf(folder) ?? folder))] }
}

export function isInScope({ folders }: Scope, path: string): boolean {
  const real = realPathOf(path)
  return real !== null && folders.some((folder) => contains(folder, real))
}

/** Of what is not there, where it would be; null for a link that leads nowhere, or in a circle. */
export function realPathOf(path: string): string | null {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch {
    const isLink = lstatSync(whole, { throwIfNoEntry: false })?.isSymbolicLink() === true
    const parent = isLink || dirname(whole) === whole ? null : realPathOf(dirname(whole))
    return parent === null ? null : join(parent, basename(whole))
  }
}

const contains = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
