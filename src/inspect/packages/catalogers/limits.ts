/** Bounds on the cost of reading packages. Documented in docs/decisions/0010-packages.md. */
const KiB = 2 ** 10
const MiB = 2 ** 20

export const limits = {
  /** Characters of a name and of a version; packages with longer ones are left out. */
  nameLength: 200,
  /** Characters of a path; as in Linux. */
  pathLength: 4_096,
  /** Packages, and paths that they own: of one file, and of an image. */
  packages: 20_000,
  paths: 400_000,
  /** Files reported as not read. */
  unread: 100,
  /** Bytes of the database of dpkg, apk or rpm. */
  databaseBytes: 64 * MiB,
  /** Lines of a file; a database with the most paths allowed has fewer. */
  lines: 4_000_000,
  /** Bytes of a list of files. */
  listBytes: 16 * MiB,
  /** Metadata files of Python and Ruby have name and version within so many bytes. */
  startBytes: 64 * KiB,
  /** Bytes of a package.json. */
  jsonBytes: MiB,
  /** Bytes of npm's lock of a node_modules, and values in it; a larger one is not read. */
  lockBytes: 8 * MiB,
  lockValues: 1_000_000,
  /** Java archives up to this are buffered whole; larger ones in part: the start (manifest) and the end (names of all entries). */
  jarBytes: 32 * MiB,
  jarStartBytes: 64 * KiB,
  jarEndBytes: 8 * MiB,
  /** Depth of archives in archives: a jar in a war in an ear. */
  jarDepth: 3,
  /** Bytes of a manifest or of pom.properties, expanded. */
  jarTextBytes: 256 * KiB,
  /** Bytes that are expanded of one archive: a fixed amount, and `jarExpansion` for each byte of the archive. */
  jarExpandedBytes: MiB,
  jarExpansion: 4,
  /** Programs up to this are buffered whole, for metadata of Rust and of Go before 1.18. */
  programBytes: 12 * MiB,
  /** Bytes of a program's start that are always buffered. */
  programStartBytes: 4 * KiB,
  /** Bytes of Go's list of modules. */
  goModulesBytes: MiB,
  /** Bytes of Rust's list of crates, expanded; and how many times its compressed size that may be. */
  cratesBytes: 4 * MiB,
  cratesExpansion: 100,
} as const
