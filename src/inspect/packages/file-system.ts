/**
 * The final file system, as package inventory needs it. Paths are latin1, one character for each byte, without a leading
 * slash. Symbolic links among the folders are followed, a final one is not.
 */
export interface FileSystem {
  /** Bytes of the regular file; 0 if there is none. */
  size(path: string): number
  /** Bytes of all regular files below a folder; 0 if there is none. */
  below(folder: string): number
  /** The layer that stored the file; null if there is none. */
  layer(path: string): number | null
  /** Equal for two paths if, and only if, they are hard links of one file; null if there is none. */
  id(path: string): number | null
}
