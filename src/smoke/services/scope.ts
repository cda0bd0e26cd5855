/**
 * The folders that a compose file may name: the repository, and the folder of a compose file outside of it. Symbolic links
 * are resolved first.
 */
import { dirname } from 'node:path'
import { isInside, locate, rootsOf, type Located } from '../../core/file-access.ts'

export interface Scope {
  /** Real paths. */
  readonly folders: readonly string[]
}

/** `files` are absolute. A file in the repository that is a link to the outside adds no folder. */
export function scopeOf(root: string, files: readonly string[]): Scope {
  const apart = files.filter((file) => !isInside(file, root)).map((file) => dirname(file))
  return { folders: rootsOf(root, ...apart) }
}

export const isInScope = (scope: Scope, path: string): boolean => locateInScope(scope, path) !== null

/** Null where the path leads out of the scope, or is a circular link. A missing path is located too. */
export function locateInScope({ folders }: Scope, path: string): Located | null {
  const place = locate(path, []) // only where it ends counts
  return place.ok && folders.some((folder) => isInside(place.real, folder)) ? place : null
}
