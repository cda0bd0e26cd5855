/** Which package owns each path of the final file system. */
import { NO_OWNER } from '../core/image-files.ts'
import type { Owned } from './packages/index.ts'
import type { FinalFiles } from './weigh/final-files.ts'

const UNKNOWN = -2

/**
 * By path number: the index of the package. A list of files counts more than a folder, and of several packages the first one
 * does. A file of several names is known at the one where it was stored.
 */
export function ownersOf(packages: readonly Owned[], files: FinalFiles, count: number): Int32Array {
  const owners = new Int32Array(count).fill(UNKNOWN)
  const own = (path: number | null, owner: number): void => {
    if (path !== null && owners[path] === UNKNOWN) owners[path] = owner
  }
  const fileAt = (path: string): number | null => {
    const content = files.id(path)
    return content === null ? null : files.storedAt(content)
  }
  for (const [owner, { files: named }] of packages.entries())
    for (const content of named) own(files.storedAt(content), owner)
  for (const [owner, { self }] of packages.entries()) if (self !== null) own(fileAt(self), owner)
  for (const [owner, { folders }] of packages.entries())
    for (const folder of folders) own(files.folder(folder), owner)
  for (const { except } of packages) for (const folder of except) own(files.folder(folder), NO_OWNER)
  for (let path = 0; path < count; path++)
    if (owners[path] === UNKNOWN)
      owners[path] = path === 0 ? NO_OWNER : (owners[files.parent(path)] ?? NO_OWNER)
  return owners
}
