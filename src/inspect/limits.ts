/**
 * Bounds on what a hostile image may cost. Each limit is far above what real images need; passing one is an
 * `archive-invalid` error that names it. Documented for users in docs/decisions/0006-reading-layers.md.
 */
const KiB = 2 ** 10
const MiB = 2 ** 20
const GiB = 2 ** 30

export const limits = {
  /** Bytes that all compressed blobs together expand to. */
  expandedBytes: 256 * GiB,
  /** A blob that expands to more bytes than this may expand to `expansion` times its compressed size at most. */
  expansionFrom: 4 * GiB,
  expansion: 250,
  /** Members of the archive itself, such as blobs. */
  archiveMembers: 100_000,
  /** Members of all layers together; distinct paths, with implied parent folders. */
  entries: 10_000_000,
  paths: 10_000_000,
  /** Members and paths of the layers of the weighed image, a layer counted as often as it is used. */
  applied: 40_000_000,
  /** Bytes of all names and link targets together. */
  nameBytes: 512 * MiB,
  /** Bytes of one path or link target. Kernels take 4,096. */
  pathBytes: 64 * KiB,
  /** Bytes of one PAX header, GNU long name or sparse map: as in Go's reader. */
  headerBytes: MiB,
  /** Symbolic links followed for one path, as in containerd; and bytes of link targets followed in all. */
  linkHops: 255,
  linkSteps: 100_000_000,
  /** Bytes of one manifest, index or config; and of all JSON in the archive. */
  jsonBytes: 8 * MiB,
  allJsonBytes: 256 * MiB,
  /** Values in all JSON that is parsed. */
  jsonValues: 2_000_000,
  /** Layers of one image, and images described in one archive. */
  layers: 1_024,
  images: 1_024,
  /** Depth of indices in indices. */
  indexDepth: 8,
  /** Bytes of holes that are hashed; beyond that, a sparse file equals no other. */
  holeBytes: GiB,
  /** Bytes of os-release, and how many files of that name are kept per layer. */
  osReleaseBytes: 64 * KiB,
  osReleaseFiles: 16,
  /** First bytes kept of an executable: Linux reads as many to decide how to run it. */
  headBytes: 256,
  /** Bytes of one file that are buffered until its packages are known. At most two layers are read at once. */
  heldBytes: 96 * MiB,
  /** Files of all layers of which more than size and hash is kept. */
  notes: 100_000,
  /** Rows of `dead[]`, without the one for the rest. */
  deadRows: 100,
  /** Characters of one row of the image's history. */
  createdBy: 4_096,
} as const
