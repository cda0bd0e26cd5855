import type { Owns } from './catalogers/fact.ts'
import type { FileSystem } from './file-system.ts'

/** Bytes of each folder that a package owns, without packages and excepted folders in it: each byte counts for the innermost. */
export function ownBytes(owners: Iterable<Owns>, files: FileSystem): ReadonlyMap<string, number> {
  const whole = new Map<string, number>()
  for (const owns of owners)
    if (owns?.kind === 'folder')
      for (const folder of [owns.folder, ...owns.except]) whole.set(folder, files.below(folder))
  const own = new Map(whole)
  const parents: string[] = []
  for (const folder of [...whole.keys()].sort(byPath)) {
    while (parents.length > 0 && !folder.startsWith(`${parents.at(-1) ?? ''}/`)) parents.pop()
    const outer = parents.at(-1)
    if (outer !== undefined) own.set(outer, (own.get(outer) ?? 0) - (whole.get(folder) ?? 0))
    parents.push(folder)
  }
  return own
}

/** Sorts each folder directly before its content. */
function byPath(a: string, b: string): number {
  const [left, right] = [`${a}/`, `${b}/`]
  return left < right ? -1 : left > right ? 1 : 0
}
