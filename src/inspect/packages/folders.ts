/** Whose the bytes below a folder are, where packages lie in packages: each byte is that of the innermost. */
import type { Owns } from './catalogers/fact.ts'
import type { FileSystem } from './file-system.ts'

/** Bytes of each folder that a package owns, without those of packages and excepted folders in it. */
export function ownBytes(owners: Iterable<Owns>, files: FileSystem): ReadonlyMap<string, number> {
  const whole = new Map<string, number>()
  for (const owns of owners)
    if (owns?.kind === 'folder')
      for (const folder of [owns.folder, ...owns.except]) whole.set(folder, files.below(folder))
  const own = new Map(whole)
  const around: string[] = []
  for (const folder of [...whole.keys()].sort(byPath)) {
    while (around.length > 0 && !folder.startsWith(`${around.at(-1) ?? ''}/`)) around.pop()
    const outer = around.at(-1)
    if (outer !== undefined) own.set(outer, (own.get(outer) ?? 0) - (whole.get(folder) ?? 0))
    around.push(folder)
  }
  return own
}

/** Each folder right before all that is in it. */
function byPath(a: string, b: string): number {
  const [left, right] = [`${a}/`, `${b}/`]
  return left < right ? -1 : left > right ? 1 : 0
}
