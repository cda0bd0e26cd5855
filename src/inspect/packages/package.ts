import type { Details, Owns, PackageType } from './catalogers/fact.ts'

/** A package of the final file system, with the `Details` that are known. */
export interface Package extends Details {
  readonly type: PackageType
  readonly name: string
  readonly version: string
  /** Bytes of its files in the final file system; null if its files are unknown. */
  readonly bytes: number | null
  /** The file that describes it. */
  readonly path: string
  /** The layer that has most of its files, or else the file that describes it. */
  readonly layer: number
}

/** One package with the `owns` of all facts about it. */
export interface PackageClaim {
  readonly type: PackageType
  readonly name: string
  readonly version: string
  readonly path: string
  readonly layer: number
  readonly owns: Owns[]
  readonly details: Details
}
