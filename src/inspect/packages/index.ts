/**
 * Which packages are in an image, of which versions, and how many bytes each takes: read from the files that package
 * managers, compilers and build tools leave, as the layers stream by. A file is asked about with `readingOf`; what it
 * tells (`Fact`s) is kept with its layer; `packagesOf` makes packages of the facts that the final file system still has.
 *
 * To read another ecosystem: one file that exports an `Ecosystem`, one line below.
 */
import { apk } from './catalogers/apk.ts'
import { dpkg } from './catalogers/dpkg.ts'
import { gem } from './catalogers/gem.ts'
import type { Memory } from './catalogers/hold.ts'
import { java } from './catalogers/java/index.ts'
import { npm } from './catalogers/npm.ts'
import { program } from './catalogers/program/index.ts'
import { python } from './catalogers/python.ts'
import type { Cataloger, MemberFile, Reading } from './catalogers/reading.ts'
import { rpm } from './catalogers/rpm/index.ts'

export type { Fact, PackageType, WhyUnread } from './catalogers/fact.ts'
export type { Memory } from './catalogers/hold.ts'
export { packagesOf, type Inventory, type LiveFile, type UnreadFile } from './inventory.ts'
export type { Package } from './package.ts'
export type { FileSystem } from './file-system.ts'
export type { MemberFile, Reading } from './catalogers/reading.ts'

/** The last asks any program, so it comes last. */
const CATALOGERS: readonly Cataloger[] = [dpkg, apk, rpm, python, npm, gem, java, program]

/** Null for most files. Cheap: it looks at the path, not at what could be in the file. */
export function readingOf(file: MemberFile, memory: Memory): Reading | null {
  for (const ecosystem of CATALOGERS) {
    const reading = ecosystem(file, memory)
    if (reading) return reading
  }
  return null
}
