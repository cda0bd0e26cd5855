/** What the HTML page shows: made by the program, packed into the page, and unpacked in the browser. No imports of Node. */
import type { Report } from '../../core/schema.ts'

export interface PageData {
  readonly images: readonly PageImage[]
  /** What they ship together: one sentence. */
  readonly together?: string
}

export interface PageImage {
  readonly report: Report
  /** Null where the files are not known: in a page that is made from a Report alone. */
  readonly tree: PageTree | null
  /** Why they are not known, where the image was weighed: one sentence. */
  readonly whyNoFiles?: string
}

/**
 * The final file system as columns, each folder before what is in it; row 0 is the root. Small files of a folder are one
 * row: `counts` says how many.
 */
export interface PageTree {
  /** As text; may contain anything that a file name can. Empty for the root and for rows of small files. */
  readonly names: readonly string[]
  /** Row of the folder; -1 of the root. */
  readonly parents: Int32Array
  /** 0 for a folder, 1 for a file, n for a row of n small files. */
  readonly counts: Int32Array
  /** Bytes of files; of a folder, of all in it. */
  readonly bytes: Float64Array
  /** The layer that stored it, counted from 0; of a row of several files, the layer that stored most of their bytes; -1 unknown. */
  readonly layers: Int16Array
  /** Index in `owners`; -1 if no package is known to own it. Of a row of several files, the one that owns most of their bytes. */
  readonly ownedBy: Int32Array
  /** Packages that own files: `python3.11 3.11.2 (deb)`. */
  readonly owners: readonly string[]
  /** Modification time in seconds since 1970; of a folder or a row of several files, the newest in it; 0 unknown. */
  readonly times: Float64Array
}
