/**
 * Every path of an image as columns: what is in the final file system, and what each layer did. Paths have numbers; the
 * root is 0, and a folder has a smaller number than what is in it. Made by `inspect` where it is asked for.
 */

/** What is at a path of the final file system. */
export const EntryKind = { NOTHING: 0, FOLDER: 1, FILE: 2, SYMLINK: 3, OTHER: 4 } as const

/** What a layer did to a path. A folder that it only names (its mode or time may differ) is `SAME`. */
export const Change = { SAME: 0, ADDED: 1, CHANGED: 2, REMOVED: 3 } as const

/** No layer, for columns of layer numbers. */
export const NO_LAYER = -1

/** No package, for columns of packages. */
export const NO_OWNER = -1

export interface ImageFiles {
  /** Numbers of paths, those that only lower layers have among them. */
  readonly count: number
  parent(path: number): number
  /** The last part, as text; `\xNN` for bytes that are not UTF-8. May contain control characters: escape it. */
  name(path: number): string
  /** `/usr/bin/python3`. */
  text(path: number): string
  /** Of a symbolic link in the final file system, as text; null for others. */
  target(path: number): string | null
  /** By path: the final file system. */
  readonly final: FinalColumns
  /** By path: the index in the Report's packages of the one that owns the file; `NO_OWNER` where none does, or it is not known. */
  readonly owners?: Int32Array
  /** From the base up. */
  readonly layers: readonly LayerChanges[]
}

/** As the layer says that made it; 0 unknown, as of folders that no layer names by themselves. */
export interface Attributes {
  /** Permission bits. */
  readonly modes: Uint16Array
  /** Larger ones than 2^31 wrap: `>>> 0` is the number. */
  readonly uids: Int32Array
  readonly gids: Int32Array
  /** Of the last change, seconds since 1970. */
  readonly times: Float64Array
}

export interface FinalColumns extends Attributes {
  /** `EntryKind`. */
  readonly kinds: Uint8Array
  /** Bytes of regular files, as stored. A file of several names counts at one of them. */
  readonly sizes: Float64Array
  /** The layer that stored the content, or that made the folder or link; `NO_LAYER` where nothing is. */
  readonly layers: Int32Array
}

/** One row for each path that the layer names, folders first. */
export interface LayerChanges extends Attributes {
  readonly paths: Int32Array
  /** `EntryKind` of what the layer puts there; `NOTHING` for what it removes. */
  readonly kinds: Uint8Array
  /** `Change`. */
  readonly changes: Uint8Array
  /** Bytes that the layer stores at this path. */
  readonly sizes: Float64Array
  /** The layer that removed or replaced these bytes; `NO_LAYER` while a path of the final file system has them. */
  readonly killers: Int32Array
}
