/**
 * Which folders a compose file may name: the repository, and the folder of a compose file that was given from outside of
 * it. Links are followed: what counts is where a path really leads.
 */
import { dirname } from 'node:path'
import { isInside, locate, rootsOf, type Located } from '../../core/file-access.ts'

export interface Scope {
  /** Real paths. */
  readonly folders: readonly string[]
}

/** `files` are absolute. One that only seems to lie in the repository, through a link, opens no folder. */
export function scopeOf(root: string, files: readonly string[]): Scope {
  const apart = files.filter((file) => !isInside(file, root)).map((file) => dirname(file))
  return { folders: rootsOf(root, ...apart) }
}

export const isInScope = (scope: Scope, path: string): boolean => locateInScope(scope, path) !== null

/** Null where the path leads out of the scope, or in a circle. What is not there has its place too. */
export function locateInScope({ folders }: Scope, path: string): Located | null {
  const place = locate(path, []) // whichever way it takes, it has to end in one of the folders
  return place.ok && folders.some((folder) => isInside(place.real, folder)) ? place : null
}
