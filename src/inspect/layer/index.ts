/** One layer, read: what `LayerReader` makes of its tar, in the numbers that the whole archive shares (`Ground`). */
import type { Budget } from '../budget.ts'
import { Paths } from '../tree/paths.ts'
import { Resolver } from '../tree/resolve.ts'
import { Texts } from '../tree/texts.ts'
import { Tree } from '../tree/tree.ts'

/** A layer as it lies on an empty root of its own. It does not say which layers are below. */
export interface Layer {
  /** Members of its tar. */
  readonly entries: number
  /** Regular files among them, each with a content of its own. */
  readonly files: number
  /** Bytes of these contents, as stored. */
  readonly size: number
  readonly nodes: Nodes
  readonly contents: Contents
  /** Contents that no path of the layer reaches, because a later member of it took their path. */
  readonly lost: readonly number[]
  /** Content number → bytes of files that may say which distribution this is. */
  readonly osReleases: ReadonlyMap<number, Buffer>
  /** Content number → first bytes of programs (ELF) and scripts (`#!`). */
  readonly heads: ReadonlyMap<number, Buffer>
}

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
  readonly hashes: Buffer
  /** The path each was stored at. */
  readonly homes: Int32Array
}

/** What all layers of an archive share while they are read. One layer is read at a time. */
export interface Ground {
  readonly paths: Paths
  readonly targets: Texts
  readonly budget: Budget
  /** Empty between layers. */
  readonly scratch: Tree
  readonly resolver: Resolver
}

export function newGround(budget: Budget): Ground {
  const paths = new Paths()
  const targets = new Texts()
  const scratch = new Tree(paths)
  return {
    paths,
    targets,
    budget,
    scratch,
    resolver: new Resolver(paths, scratch, targets, budget.linkSteps),
  }
}
