/**
 * What a hostile image may cost, in one place. Each limit lies far beyond what real images hold; reaching one is an
 * `archive-invalid` error that names it. Documented for users in docs/decisions/0006-reading-layers.md.
 */
const KiB = 2 ** 10
const MiB = 2 ** 20
const GiB = 2 ** 30

export const limits = {
  /** What all compressed blobs together expand to. */
  expandedBytes: 256 * GiB,
  /** A blob that expands to more than this may not be more than `expansion` times its compressed size. */
  expansionFrom: 4 * GiB,
  expansion: 250,
  /** Members of the archive itself, such as blobs. */
  archiveMembers: 100_000,
  /** Members of all layers together, and distinct paths, folders that are only implied included. */
  entries: 10_000_000,
  paths: 10_000_000,
  /** The same for the layers of the image that is weighed, a layer counted as often as it is used. */
  laid: 40_000_000,
  /** Bytes of all names and link targets together. */
  nameBytes: 512 * MiB,
  /** Bytes of one path or link target. Kernels take 4,096. */
  pathBytes: 64 * KiB,
  /** Bytes of one PAX header, GNU long name or sparse map: what Go's reader takes. */
  headerBytes: MiB,
  /** Symbolic links followed for one path, as containerd does; and steps taken along links in all. */
  linkHops: 255,
  linkSteps: 100_000_000,
  /** Bytes of one manifest, index or config; and of all JSON in the archive. */
  jsonBytes: 8 * MiB,
  allJsonBytes: 256 * MiB,
  /** Values in all JSON that is looked into. */
  jsonValues: 2_000_000,
  /** Layers of one image, and images described in one archive. */
  layers: 1_024,
  images: 1_024,
  /** How deep an index may lie in an index. */
  indexDepth: 8,
  /** Holes of sparse files that are compared by content; beyond, such a file equals no other. */
  holeBytes: GiB,
  /** Of the file that names the distribution, and how many of such a name are kept of one layer. */
  osReleaseBytes: 64 * KiB,
  osReleaseFiles: 16,
  /** First bytes that are kept of an executable: a kernel reads as many to find out how to run it. */
  headBytes: 256,
  /** Parts of one file that are held until it is known what they tell of packages. Two layers are read at once at most. */
  heldBytes: 96 * MiB,
  /** Files of all layers of which something is kept besides size and hash. */
  notes: 100_000,
  /** Rows of `dead[]`, the remainder not counted. */
  deadRows: 100,
  /** Characters of one row of the image's history. */
  createdBy: 4_096,
} as const
