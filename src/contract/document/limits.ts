/** What reading one contract may cost. */

/** Bytes of a file. */
export const MOST_BYTES = 1024 * 1024
export const MOST_NODES = 50_000
export const DEEPEST = 40
