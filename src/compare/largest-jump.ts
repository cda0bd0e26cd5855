/** Whether an image grew by more than in any of the last commits of its base branch. Pure. */
import type { HistoryPoint, LargestJump } from '../core/schema.ts'

/** Smaller growth is not worth a remark. */
const LEAST_BYTES = 1_000_000
const LEAST_SHARE = 0.01
/** So many commits must have grown by less. */
const LEAST_COMMITS = 5

/** `history`: oldest first, up to the baseline. `before` and `after`: bytes on disk of the baseline and of this image. */
export function largestJump(
  history: readonly HistoryPoint[],
  before: number,
  after: number,
): LargestJump | null {
  const growth = after - before
  const [first] = history
  if (!first || growth < Math.max(LEAST_BYTES, before * LEAST_SHARE)) return null
  const jumps = history.slice(1).map(({ sha, at, onDisk }, index) => ({
    sha,
    at,
    bytes: onDisk - (history[index]?.onDisk ?? 0),
  }))
  const last = jumps.findLastIndex(({ bytes }) => bytes >= growth)
  const commits = jumps.length - 1 - last
  if (commits < LEAST_COMMITS) return null
  const larger = jumps[last]
  if (!larger) return { commits, since: first.at }
  return { commits, since: larger.at, larger: { sha: larger.sha, bytes: larger.bytes } }
}
