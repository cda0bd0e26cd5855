/** A package of the final file system, and what facts say that it owns. */
import type { Owns, PackageType } from './catalogers/fact.ts'

export interface Package {
  readonly type: PackageType
  readonly name: string
  readonly version: string
  /** What its own files take in the final file system; null where nothing says which files are its own. */
  readonly bytes: number | null
  /** The file that told of it. */
  readonly path: string
  /** The layer that brought it: that of most of its files, else that of the file that told. */
  readonly layer: number
}

/** One package, and what each of the facts that tell of it says that it owns. */
export interface Claim {
  readonly type: PackageType
  readonly name: string
  readonly version: string
  readonly path: string
  readonly layer: number
  readonly owns: Owns[]
}
