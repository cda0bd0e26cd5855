/**
 * One layer, read: what `LayerReader` makes of its tar. It stands for itself: its numbers of paths and link targets
 * are its own, so layers can be read in any order, several at once, and be remembered from one run to the next.
 */
import type { Names } from '../tree/paths.ts'
import type { Joined } from '../tree/texts.ts'

/** A layer as it lies on an empty root of its own. It does not say which layers are below. */
export interface Layer {
  /** How contents are told to be equal: layers are only compared with layers of the same kind. */
  readonly identity: Identity
  /** Members of its tar. */
  readonly entries: number
  /** Regular files among them, each with a content of its own. */
  readonly files: number
  /** Bytes of these contents, as stored. */
  readonly size: number
  /** Every path that the layer speaks of. */
  readonly names: Names
  /** Targets of symbolic links. */
  readonly targets: Joined
  readonly nodes: Nodes
  readonly contents: Contents
  /** Contents that no path of the layer reaches, because a later member of it took their path. */
  readonly lost: Int32Array
  readonly notes: Notes
}

/** SHA-256 of what a program would read, or size and CRC-64 of the bytes as the engine recorded them. */
export type Identity = 'sha256' | 'crc64'

/** What the layer's tree holds, each folder before what is in it: three columns of a table. */
export interface Nodes {
  readonly paths: Int32Array
  /** `Kind` of each. */
  readonly kinds: Uint8Array
  readonly values: Int32Array
}

/** One row a regular file, in the order of the tar. */
export interface Contents {
  /** Bytes as stored. */
  readonly sizes: Float64Array
  /** `HASH_BYTES` for each; equal where, and only where, two files read the same. */
  readonly hashes: Uint8Array
  /** The path each was stored at. */
  readonly homes: Int32Array
}

/** What was kept of some files' bytes, by the number of their content. */
export interface Notes {
  /** First bytes of executables: an ELF header, or the line that names an interpreter. */
  readonly heads: ReadonlyMap<number, Buffer>
  /** Whole: files that say which distribution this is. */
  readonly osReleases: ReadonlyMap<number, Buffer>
  /** What files tell of packages, as `packFacts` makes it. */
  readonly facts: ReadonlyMap<number, Buffer>
}
