/**
 * The packages of an image with versions and bytes, from the files that package managers, compilers and build tools
 * write, while the layers stream by. `readingOf` reads one file into `Fact`s, which are kept with its layer; `packagesOf`
 * makes packages from the facts whose files are in the final file system.
 *
 * To support another ecosystem: one file that exports a `Cataloger`, and one line below.
 */
import { apk } from './catalogers/apk.ts'
import { dpkg } from './catalogers/dpkg.ts'
import { gem } from './catalogers/gem.ts'
import type { Memory } from './catalogers/buffered-ranges.ts'
import { java } from './catalogers/java/index.ts'
import { npm } from './catalogers/npm.ts'
import { program } from './catalogers/program/index.ts'
import { python } from './catalogers/python.ts'
import type { Cataloger, MemberFile, Reading } from './catalogers/reading.ts'
import { rpm } from './catalogers/rpm/index.ts'

export type { Fact, PackageType, WhyUnread } from './catalogers/fact.ts'
export type { Memory } from './catalogers/buffered-ranges.ts'
export { packagesOf, type Inventory, type LiveFile, type Owned, type UnreadFile } from './inventory.ts'
export type { Package } from './package.ts'
export type { FileSystem } from './file-system.ts'
export type { MemberFile, Reading } from './catalogers/reading.ts'

/** The first that returns a reading counts. `program` accepts any executable, so it is last. */
const CATALOGERS: readonly Cataloger[] = [dpkg, apk, rpm, python, npm, gem, java, program]

/** Null for most files. Decides by path, size and mode, without the content. */
export function readingOf(file: MemberFile, memory: Memory): Reading | null {
  for (const cataloger of CATALOGERS) {
    const reading = cataloger(file, memory)
    if (reading) return reading
  }
  return null
}
