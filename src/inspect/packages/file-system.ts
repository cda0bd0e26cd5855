/**
 * The final file system, as far as packages ask about it. Paths are latin1 text of bytes, without a slash in front.
 * Symbolic links among the folders on the way are followed, one at the end of a path is not: a link is no file of its own.
 */
export interface FileSystem {
  /** Bytes of the regular file at that path; 0 where there is none. */
  size(path: string): number
  /** Bytes of all regular files below a folder; 0 where there is none. */
  below(folder: string): number
  /** The layer that the file at that path is from; null where there is none. */
  layer(path: string): number | null
  /** Equal for two paths where, and only where, they lead to one file; null where there is none. */
  id(path: string): number | null
}
